-- The clerks' list shows what is due first, of one state and of whichever units: found in that order, never sorted.
drop index casework_task_list;
create index casework_task_list on casework_task (state, turn_at, id);
