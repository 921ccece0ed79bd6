package org.schalter.document;

import java.util.UUID;
import org.schalter.event.Event;

/** A document has been issued; its file is there from now on. */
public record DocumentIssued(UUID caseId, UUID documentId, String name) implements Event {}
