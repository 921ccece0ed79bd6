-- Who is signed in. The token is known to the browser only: here is its hash, and the content is encrypted with a key made of it.
create table identity_session (
    token_hash varchar(64) primary key,
    content bytea not null,
    opened_at timestamp with time zone not null,
    used_at timestamp with time zone not null
);
create index identity_session_opened on identity_session (opened_at);
