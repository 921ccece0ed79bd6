-- One row per case whose process has been started; its key is what keeps a repeated event from starting it again, and
-- what two transactions that move the same case lock.
create table casework_case (
    case_id uuid not null primary key,
    service varchar(63) not null,
    edition integer not null,
    started_at timestamp with time zone not null,
    ended_at timestamp with time zone
);

-- The clerks' list.
create table casework_task (
    id uuid not null primary key,
    case_id uuid not null,
    reference varchar(100) not null,
    service varchar(63) not null,
    edition integer not null,
    node varchar(63) not null,
    item integer,
    execution varchar(64) not null,
    unit varchar(100) not null,
    state varchar(10) not null,
    assignee varchar(200),
    assignee_name varchar(200),
    due timestamp with time zone,
    remind_at timestamp with time zone,
    turn_at timestamp with time zone not null,
    created_at timestamp with time zone not null,
    ended_at timestamp with time zone
);
create index casework_task_case on casework_task (case_id);
create index casework_task_list on casework_task (state, unit, turn_at);

-- What clerks have decided.
create table casework_task_answers (
    task_id uuid not null primary key,
    case_id uuid not null,
    node varchar(63) not null,
    item integer,
    answers text not null,
    completed_by varchar(200) not null,
    completed_name varchar(200) not null,
    completed_at timestamp with time zone not null
);
create index casework_task_answers_case on casework_task_answers (case_id);

-- What has come of the other nodes, and messages that arrived before anybody waited for them.
create table casework_result (
    number bigint generated always as identity primary key,
    case_id uuid not null,
    node varchar(100) not null,
    item integer,
    result text not null,
    at timestamp with time zone not null
);
create index casework_result_case on casework_result (case_id);
