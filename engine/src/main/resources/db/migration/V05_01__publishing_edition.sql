-- What the editors are working on, one copy per service: the exact zip that was imported last.
create table publishing_working_copy (
    service_key varchar(63)              not null primary key,
    hash        varchar(64)              not null,
    package     bytea                    not null,
    changed_at  timestamp with time zone not null,
    changed_by  varchar(255)             not null
);

-- Never updated, never deleted: drafts, cases and documents are bound to the edition they began with.
create table publishing_edition (
    service_key  varchar(63)              not null,
    number       integer                  not null,
    hash         varchar(64)              not null,
    package      bytea                    not null,
    published_at timestamp with time zone not null,
    published_by varchar(255)             not null,
    primary key (service_key, number),
    unique (service_key, hash)
);

-- Which edition citizens see, as a history: the last row of a service counts, no edition means withdrawn. Rows are only
-- ever added, so their number tells every node cheaply that something has changed.
create table publishing_live (
    id          bigint generated always as identity primary key,
    service_key varchar(63)              not null,
    edition     integer,
    since       timestamp with time zone not null,
    changed_by  varchar(255)             not null,
    foreign key (service_key, edition) references publishing_edition (service_key, number)
);
create index publishing_live_service on publishing_live (service_key, id);
