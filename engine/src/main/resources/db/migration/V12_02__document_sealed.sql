-- What a document says, sealed with the case's key.
alter table document_issued drop column title;
alter table document_issued drop column verifiable;
alter table document_issued add column about bytea not null;
alter table document_revoked drop column reason;
alter table document_revoked add column sealed_reason bytea not null;

-- What is still known of a document when the retention period of its case is over: that it was issued, nothing of whom.
create table document_forgotten (
    code_hash varchar(64) not null primary key,
    sha256 varchar(64) not null,
    issued_at timestamp with time zone not null,
    revoked_at timestamp with time zone,
    forgotten_at timestamp with time zone not null
);
