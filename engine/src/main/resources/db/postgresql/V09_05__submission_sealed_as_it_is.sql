-- What is sealed can not be compressed, so PostgreSQL need not try; and what fits into a page need not go elsewhere.
alter table submission_case alter column content set storage external;
alter table submission_case set (toast_tuple_target = 8000);
