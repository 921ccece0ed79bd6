-- What one clerk has taken on, in the order of the list: a look at all that waits would grow with the town.
create index casework_task_mine on casework_task (assignee, turn_at, id) where ended_at is null;
