-- What happened, in order, without personal data; only ever added to.
create table archive_journal (
    number bigint generated always as identity primary key,
    at timestamp with time zone not null,
    case_id uuid,
    kind varchar(80) not null,
    actor varchar(200) not null,
    detail varchar(1000) not null,
    event_hash varchar(64) not null
);
create index archive_journal_case on archive_journal (case_id, number);

-- Which cases have been handed over to the archive.
create table archive_handover (
    case_id uuid primary key,
    at timestamp with time zone not null,
    target varchar(63) not null,
    proof varchar(400) not null
);
