package org.schalter.document;

import java.util.UUID;
import org.schalter.event.Event;

/** A document no longer stands. */
public record DocumentRevoked(UUID caseId, UUID documentId, String name, String by) implements Event {}
