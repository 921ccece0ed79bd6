-- Who may write a working copy now; a lock that nobody asks for again expires.
create table editing_lock (
    service_key varchar(63)              not null primary key,
    holder      varchar(255)             not null,
    since       timestamp with time zone not null,
    until       timestamp with time zone not null
);

-- Who has a working copy open.
create table editing_presence (
    service_key varchar(63)              not null,
    who         varchar(255)             not null,
    until       timestamp with time zone not null,
    primary key (service_key, who)
);

create table editing_comment (
    id          uuid                     not null primary key,
    service_key varchar(63)              not null,
    file        varchar(500)             not null,
    place       varchar(500)             not null,
    words       text                     not null,
    author      varchar(255)             not null,
    written_at  timestamp with time zone not null,
    resolved    boolean                  not null
);
create index editing_comment_service on editing_comment (service_key, written_at);
