package org.schalter.archive;

import org.schalter.event.Event;

/**
 * The nightly look for what is due has been made.
 *
 * @param needed cases that are due and still needed
 * @param failed cases that could not be forgotten; the next night tries again
 */
public record RetentionDone(int anonymised, int deleted, int shortened, int needed, int failed) implements Event {}
