-- Who is on the way to an OpenID Connect server and back; encrypted with a key that only their browser holds.
create table identity_sign_in (
    token_hash varchar(64) primary key,
    content bytea not null,
    opened_at timestamp with time zone not null
);
create index identity_sign_in_opened on identity_sign_in (opened_at);
