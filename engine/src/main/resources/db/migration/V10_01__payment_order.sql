create table payment_order (
    id           uuid                     not null primary key,
    case_id      uuid                     not null references submission_case (id),
    purpose      varchar(80)              not null,
    amount       numeric(12, 2)           not null,
    currency     varchar(3)               not null,
    opened_at    timestamp with time zone not null,
    cancelled_at timestamp with time zone,
    constraint payment_order_purpose unique (case_id, purpose)
);

create table payment_attempt (
    id         uuid                     not null primary key,
    order_id   uuid                     not null references payment_order (id),
    number     integer                  not null,
    provider   varchar(40)              not null,
    reference  varchar(200),
    pay_page   varchar(5000),
    started_at timestamp with time zone not null,
    asked_at   timestamp with time zone,
    ended      varchar(20),
    ended_at   timestamp with time zone,
    -- Two clicks at once begin one attempt.
    constraint payment_attempt_number unique (order_id, number),
    -- One payment at the provider pays for one attempt only.
    constraint payment_attempt_reference unique (provider, reference)
);

create index payment_attempt_open on payment_attempt (ended, started_at);

-- The order's key makes a second settlement impossible, whatever arrives how often.
create table payment_settlement (
    order_id   uuid                     not null primary key references payment_order (id),
    attempt_id uuid                     not null unique references payment_attempt (id),
    at         timestamp with time zone not null
);

-- What the pretended provider knows: a system of its own, so none of the tables above.
create table payment_demo (
    reference varchar(40)    not null primary key,
    order_id  varchar(40)    not null unique,
    amount    numeric(12, 2) not null,
    currency  varchar(3)     not null,
    purpose   varchar(400)   not null,
    return_to varchar(2000)  not null,
    outcome   varchar(10)
);
