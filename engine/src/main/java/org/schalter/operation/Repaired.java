package org.schalter.operation;

import java.util.UUID;
import org.schalter.event.Event;

/** A station that a case lacked is there after it was seen to. */
public record Repaired(UUID caseId, String station, int tries) implements Event {}
