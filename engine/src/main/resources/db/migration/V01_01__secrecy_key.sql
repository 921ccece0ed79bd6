-- The keys of cases, drafts, files and letters, each wrapped by a master key that is never stored. A dump of the database
-- without this table can't be read; see the page on keys.
create table secrecy_key (
    id uuid not null primary key,
    master_key varchar(40) not null,
    wrapped bytea not null,
    made_at timestamp with time zone not null
);
create index secrecy_key_master on secrecy_key (master_key);

-- By which a wrong master key is found out at the start instead of later.
create table secrecy_master_key (
    id varchar(40) not null primary key,
    proof bytea not null,
    first_used_at timestamp with time zone not null
);
