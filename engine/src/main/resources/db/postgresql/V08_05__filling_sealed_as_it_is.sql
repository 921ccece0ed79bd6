-- What is sealed can not be compressed, so PostgreSQL need not try.
alter table filling_upload alter column content set storage external;
alter table filling_draft alter column answers set storage external;
