package org.schalter.submission.spi;

/**
 * How a station of the ledger is told to the applicant: a bean of this type names the text's key. Stations without one are
 * for operators only.
 */
public record StationText(String station, String textKey) {}
