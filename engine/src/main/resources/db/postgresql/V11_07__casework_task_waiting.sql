-- Mostly it shows what waits, which is little beside all that was ever done.
create index casework_task_waiting on casework_task (turn_at, id) where ended_at is null;
create index casework_task_waiting_unit on casework_task (unit, turn_at, id) where ended_at is null;
