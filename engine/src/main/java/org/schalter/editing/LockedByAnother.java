package org.schalter.editing;

import java.time.Instant;

/** Somebody else edits the service now, so a whole package cannot take its place. */
public final class LockedByAnother extends IllegalStateException {

    private final String holder;
    private final Instant since;

    LockedByAnother(String holder, Instant since) {
        super("<%s> edits the service now; wait, or take over the lock".formatted(holder));
        this.holder = holder;
        this.since = since;
    }

    public String holder() {
        return holder;
    }

    public Instant since() {
        return since;
    }
}
