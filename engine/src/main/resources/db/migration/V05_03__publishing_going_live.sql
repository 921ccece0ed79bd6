-- What was said when an edition went live, who had asked for it, and what becomes of the drafts that others began.
alter table publishing_live add column why varchar(2000) default '' not null;
alter table publishing_live add column asked_by varchar(255);
alter table publishing_live add column drafts varchar(10) default 'keep' not null;
alter table publishing_live add column drafts_until date;
