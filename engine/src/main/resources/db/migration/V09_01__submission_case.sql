create table submission_case (
    id              uuid                     not null primary key,
    reference       varchar(80)              not null,
    service         varchar(63)              not null,
    edition         integer                  not null,
    hash            varchar(64)              not null,
    answers         text                     not null,
    fee             text,
    language        varchar(35)              not null,
    received_at     timestamp with time zone not null,
    token           varchar(43)              not null,
    -- A digest of who sent it, by which way and under which key: the same sending twice is one case.
    sending         varchar(43)              not null,
    -- A digest of the answers as they were sent: the same key with other answers is a mistake of the sender's.
    sent            varchar(43)              not null,
    subject         varchar(255),
    -- What the identity said of the applicant, for example the family name.
    applicant       text,
    shown           text                     not null,
    constraint submission_case_reference unique (reference),
    constraint submission_case_sending unique (service, sending)
);

-- Append-only: a row is never changed.
create table submission_ledger (
    number  bigint generated always as identity primary key,
    case_id uuid                     not null references submission_case (id),
    station varchar(80)              not null,
    detail  varchar(400)             not null,
    at      timestamp with time zone not null,
    constraint submission_ledger_station unique (case_id, station, detail)
);

-- The next free number of a reference pattern of a year; handed out in blocks.
create table submission_counter (
    pattern varchar(80) not null primary key,
    next    bigint      not null
);

-- One row per service with a limit, locked while a place is taken.
create table submission_limit (
    service varchar(63) not null primary key
);

-- Which files a case refers to; a file belongs to one case.
create table submission_upload (
    upload_id uuid not null primary key,
    case_id   uuid not null references submission_case (id)
);

create index submission_upload_case on submission_upload (case_id);
