package org.schalter.casework;

import java.util.UUID;
import org.schalter.event.Event;

/** A clerk has decided at a task; the outcome is the task form's {@code decision}, or empty if it asks for none. */
public record Decided(UUID caseId, String node, String outcome) implements Event {}
