package org.schalter.casework;

import java.util.Set;
import java.util.UUID;
import org.schalter.event.Event;

/** A case's process is over; the status is how it ended, for example {@code completed} or {@code rejected}. */
public record CaseCompleted(UUID caseId, String status) implements Event {

    public static final String COMPLETED = "completed";

    /** What we say of a case ourselves; anything else was said by its process and stands. */
    private static final Set<String> PASSING = Set.of("received", "in-progress", "waiting-for-payment");

    /** The status of a case whose process ends while it has that one. */
    public static String status(String last) {
        return PASSING.contains(last) ? COMPLETED : last;
    }
}
