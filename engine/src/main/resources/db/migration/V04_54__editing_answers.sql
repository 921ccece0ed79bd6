-- What answers a comment; both are resolved together.
alter table editing_comment add column answers uuid;
