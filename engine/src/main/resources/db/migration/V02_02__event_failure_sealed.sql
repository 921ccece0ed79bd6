-- Errors speak of what they stumbled over, so they are sealed. What was remembered is remembered again at the next failure.
delete from event_failure;
alter table event_failure drop column message;
alter table event_failure add column why bytea not null;
