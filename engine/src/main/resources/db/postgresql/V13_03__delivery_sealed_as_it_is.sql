-- What is sealed can not be compressed, so PostgreSQL need not try; and what fits into a page need not go elsewhere.
alter table delivery_message alter column content set storage external;
alter table delivery_message set (toast_tuple_target = 8000);
