-- What the failure said and where it came up, sealed: it may speak of somebody.
alter table operation_incident add column report bytea;
