-- Working copies belong to editing from now on.
insert into editing_working_copy (service_key, revision, hash, package, changed_at, changed_by)
select service_key, 1, hash, package, changed_at, changed_by from publishing_working_copy;
drop table publishing_working_copy;
