-- When an operator said that money which paid for nothing has been given back or cleared up.
alter table payment_attempt add column cleared_at timestamp with time zone;
