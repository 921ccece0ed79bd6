-- Where a service comes from, and the package it was there when it was last taken from there.
create table editing_origin (
    service_key varchar(63)              not null primary key,
    kind        varchar(16)              not null,
    name        varchar(255)             not null,
    edition     integer                  not null,
    package     bytea                    not null,
    taken_at    timestamp with time zone not null
);
