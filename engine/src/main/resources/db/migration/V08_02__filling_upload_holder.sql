-- Not only drafts have files: what else has one is named by a word and an id, as in task/2f9c….
alter table filling_upload rename column draft to holder;
alter table filling_upload alter column holder set data type varchar(60);
alter index filling_upload_draft rename to filling_upload_holder;
