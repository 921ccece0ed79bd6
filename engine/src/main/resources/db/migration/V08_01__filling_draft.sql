-- What somebody is filling in, bound to the edition it began with. How far it has come is computed, not stored.
create table filling_draft (
    id          varchar(40)  primary key,
    service     varchar(63)  not null,
    edition     integer      not null,
    hash        varchar(64)  not null,
    language    varchar(35)  not null,
    subject     varchar(255),
    prefilled   text         not null,
    answers     text         not null,
    resume_hash varchar(64)  not null unique,
    changed_at  timestamp with time zone not null,
    expires_at  timestamp with time zone not null,
    resume_mail varchar(254),
    status_url  varchar(500)
);
create index filling_draft_expiry on filling_draft (expires_at);

create table filling_upload (
    id         uuid         primary key,
    name       varchar(255) not null,
    size       bigint       not null,
    media_type varchar(100) not null,
    sha256     varchar(64)  not null,
    draft      varchar(40),
    kept       boolean      default false not null,
    content    bytea        not null,
    created_at timestamp with time zone not null
);
create index filling_upload_draft on filling_upload (draft);
