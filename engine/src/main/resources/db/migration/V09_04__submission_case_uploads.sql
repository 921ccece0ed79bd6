-- Which files a case refers to, separated by commas. That a file belongs to one case is seen to where it is kept.
alter table submission_case add column uploads text default '' not null;
update submission_case set uploads = coalesce(
    (select string_agg(cast(upload_id as varchar(36)), ',') from submission_upload where case_id = submission_case.id), '');
drop table submission_upload;
