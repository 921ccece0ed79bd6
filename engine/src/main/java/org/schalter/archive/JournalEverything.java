package org.schalter.archive;

import org.schalter.event.Event;
import org.schalter.event.Hearer;
import org.springframework.stereotype.Component;

/** Hears every event and writes it down. */
@Component
class JournalEverything implements Hearer<Event> {

    private final Journal journal;

    JournalEverything(Journal journal) {
        this.journal = journal;
    }

    @Override
    public String id() {
        return "archive.journal";
    }

    @Override
    public Class<Event> hears() {
        return Event.class;
    }

    @Override
    public void hear(Event event) {
        journal.enter(event);
    }

    @Override
    public boolean atOnce() {
        return true;
    }
}
