-- What clerks have answered and what came of the other nodes, sealed with the case's key.
alter table casework_task_answers drop column answers;
alter table casework_task_answers add column sealed bytea not null;
alter table casework_half_done drop column answers;
alter table casework_half_done add column sealed bytea not null;
alter table casework_result drop column result;
alter table casework_result add column sealed bytea not null;
-- For the nightly look for cases whose retention period is over: how a case ended, and how many steps of earlier deletion it
-- has had.
alter table casework_case add column status varchar(60);
alter table casework_case add column shortened integer default 0 not null;
create index casework_case_ended on casework_case (service, edition, ended_at);
