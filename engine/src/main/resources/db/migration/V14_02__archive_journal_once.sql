-- An entry and the note that its event has been heard commit together, so that nothing has to tell a repeated one.
alter table archive_journal drop column event_hash;
