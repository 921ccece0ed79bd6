-- What somebody wants to go live or be withdrawn: waiting for a second person, or for its time, or over.
create table release_request (
    id           bigint generated always as identity primary key,
    service_key  varchar(63)              not null,
    kind         varchar(10)              not null,
    edition      integer,
    comment      varchar(2000)            not null,
    drafts       varchar(10)              not null,
    drafts_until date,
    due          timestamp with time zone,
    asked_by     varchar(255)             not null,
    asked_at     timestamp with time zone not null,
    written_by   varchar(255)             not null,
    state        varchar(10)              not null,
    confirmed_by varchar(255),
    confirmation varchar(2000),
    ended_by     varchar(255),
    ended_at     timestamp with time zone,
    problem      varchar(2000)
);
create index release_request_service on release_request (service_key, id);
create index release_request_due on release_request (state, due);
