package org.schalter.submission.spi;

import java.time.Duration;

/** A station that every case must have passed within some time of its receipt; operators see the cases that lack it. */
public record ObligatoryStation(String station, Duration within) {}
