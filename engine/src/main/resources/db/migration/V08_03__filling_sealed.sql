-- What is filled in is sealed, each draft and each file with a key of its own; a draft's id is stored as a digest. The engine
-- refuses to start on a database that holds anything in plain, so nothing is lost here.
delete from filling_upload;
delete from filling_draft;
alter table filling_draft alter column id set data type varchar(64);
alter table filling_draft drop column subject;
alter table filling_draft drop column prefilled;
alter table filling_draft drop column answers;
alter table filling_draft drop column resume_mail;
alter table filling_draft drop column status_url;
alter table filling_draft add column key_id uuid not null;
alter table filling_draft add column held bytea not null;
alter table filling_draft add column answers bytea not null;
alter table filling_draft add column resume_mail bytea;
alter table filling_draft add column status_url bytea;

alter table filling_upload alter column holder set data type varchar(64);
alter table filling_upload drop column name;
alter table filling_upload drop column sha256;
alter table filling_upload add column key_id uuid not null;
alter table filling_upload add column about bytea not null;
