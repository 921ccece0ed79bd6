-- Stations that cases lacked when they were looked at last; what a case lacks is computed anew each time.
create table operation_gap (
    case_id uuid not null,
    station varchar(80) not null,
    since timestamp with time zone not null,
    cause varchar(80) not null,
    detail varchar(500) not null,
    tries integer not null,
    tried_at timestamp with time zone,
    primary key (case_id, station)
);
create index operation_gap_since on operation_gap (since);

-- How far each round over the cases has come.
create table operation_round (
    name varchar(20) not null primary key,
    up_to uuid not null,
    at timestamp with time zone not null
);

-- What went wrong unforeseen, by the number that visitors were shown; kept for thirty days, without personal data.
create table operation_incident (
    number varchar(9) not null primary key,
    at timestamp with time zone not null,
    place varchar(200) not null,
    cause varchar(1000) not null
);
create index operation_incident_at on operation_incident (at);
