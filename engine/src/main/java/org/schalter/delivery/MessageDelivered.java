package org.schalter.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.schalter.event.Event;

/** A message has been handed over. */
public record MessageDelivered(@Nullable UUID caseId, UUID messageId, String name) implements Event {}
