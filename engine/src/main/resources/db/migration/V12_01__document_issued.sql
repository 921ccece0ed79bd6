-- A document as it was issued: never updated. The check code is kept as a hash only.
create table document_issued (
    id uuid primary key,
    case_id uuid not null,
    name varchar(63) not null,
    title varchar(400) not null,
    reference varchar(100) not null,
    service varchar(63) not null,
    language varchar(35) not null,
    code_hash varchar(64) not null unique,
    content bytea not null,
    size integer not null,
    sha256 varchar(64) not null,
    verifiable text not null,
    issued_at timestamp with time zone not null,
    unique (case_id, name)
);

-- That a document no longer stands is an event of its own.
create table document_revoked (
    document_id uuid primary key references document_issued (id),
    revoked_at timestamp with time zone not null,
    revoked_by varchar(200) not null,
    reason varchar(1000) not null
);
