-- What has to be told or done later. The columns are those that db-scheduler reads and writes.
create table event_task (
    task_name varchar(100) not null,
    task_instance varchar(100) not null,
    task_data bytea,
    execution_time timestamp with time zone not null,
    picked boolean not null,
    picked_by varchar(100),
    last_success timestamp with time zone,
    last_failure timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat timestamp with time zone,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);

create index event_task_due on event_task (execution_time);

-- Why telling an event failed the last time: for operators, gone when it has been told.
create table event_failure (
    event_id varchar(100) not null primary key,
    hearer varchar(100) not null,
    message varchar(2000) not null,
    attempts integer not null,
    failed_at timestamp with time zone not null
);
