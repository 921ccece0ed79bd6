-- What is sealed can not be compressed, so PostgreSQL need not try.
alter table document_issued alter column content set storage external;
