-- What a clerk has filled in of a task's form and not yet sent; goes when the task is done or withdrawn.
create table casework_half_done (
    task_id uuid not null primary key,
    answers text not null,
    saved_by varchar(200) not null,
    saved_name varchar(200) not null,
    saved_at timestamp with time zone not null
);
