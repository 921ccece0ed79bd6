package org.schalter.casework;

import java.util.UUID;
import org.schalter.event.Event;

/** A case's process is over; the status is how it ended, for example {@code completed} or {@code rejected}. */
public record CaseCompleted(UUID caseId, String status) implements Event {}
