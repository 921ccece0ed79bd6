package org.schalter.payment;

import java.util.UUID;
import org.schalter.event.Event;

/**
 * An operator says that money which paid for nothing has been given back or cleared up.
 *
 * @param payment the provider's name of it
 */
public record StrayCleared(UUID caseId, String provider, String payment, String why, String by) implements Event {}
