-- What the editors are working on, one copy per service: the exact zip that was imported last, or what changes made of it.
create table editing_working_copy (
    service_key varchar(63)              not null primary key,
    revision    bigint                   not null,
    hash        varchar(64)              not null,
    package     bytea                    not null,
    changed_at  timestamp with time zone not null,
    changed_by  varchar(255)             not null
);

-- At which revision a file was changed or deleted last, so that two who edit different files don't stand in each other's way.
-- Files go by the SHA-256 of their paths: a zip from outside may have names that no database keeps.
create table editing_file (
    service_key varchar(63) not null,
    path_hash   varchar(64) not null,
    revision    bigint      not null,
    primary key (service_key, path_hash)
);
