-- A message as it was written, never updated; how it stands is computed from its attempts.
create table delivery_message (
    id uuid primary key,
    message_key varchar(300) not null unique,
    case_id uuid,
    name varchar(63) not null,
    recipient varchar(320) not null,
    subject varchar(400) not null,
    html text not null,
    body text not null,
    language varchar(35) not null,
    enclosures varchar(1000) not null,
    written_at timestamp with time zone not null
);
create index delivery_message_case on delivery_message (case_id);
create index delivery_message_recipient on delivery_message (recipient, written_at);

create table delivery_attempt (
    message_id uuid not null references delivery_message (id),
    number integer not null,
    at timestamp with time zone not null,
    outcome varchar(10) not null,
    detail varchar(500) not null,
    primary key (message_id, number)
);

-- What is still to be delivered: a work list, emptied as it is done.
create table delivery_due (
    message_id uuid primary key references delivery_message (id),
    due_at timestamp with time zone not null
);
create index delivery_due_at on delivery_due (due_at);
