-- What a message says and to whom, sealed with the case's key; messages to one address are counted by a keyed digest.
drop index delivery_message_recipient;
alter table delivery_message drop column recipient;
alter table delivery_message drop column subject;
alter table delivery_message drop column html;
alter table delivery_message drop column body;
alter table delivery_message add column recipient_hash varchar(43) not null;
alter table delivery_message add column key_id uuid not null;
alter table delivery_message add column content bytea not null;
create index delivery_message_recipient on delivery_message (recipient_hash, written_at);
