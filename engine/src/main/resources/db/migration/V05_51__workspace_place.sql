-- Where a service lies on the editors' desk, once somebody has put it elsewhere.
create table workspace_place (
    service_key varchar(63)              not null primary key,
    folder      varchar(100)             not null,
    archived    boolean                  not null,
    deleted_at  timestamp with time zone,
    changed_at  timestamp with time zone not null,
    changed_by  varchar(255)             not null
);
