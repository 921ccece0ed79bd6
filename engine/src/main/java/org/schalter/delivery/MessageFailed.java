package org.schalter.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.schalter.event.Event;

/** A message was refused, or given up after many attempts; operators see it. */
public record MessageFailed(@Nullable UUID caseId, UUID messageId, String name, String why) implements Event {}
