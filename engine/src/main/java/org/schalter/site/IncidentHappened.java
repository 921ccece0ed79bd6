package org.schalter.site;

/**
 * Somebody was shown an incident number; told within this node only.
 *
 * @param place the request's method and pattern, without what its address said
 * @param cause kinds of failure and where they were thrown, without their messages, which may speak of somebody
 */
public record IncidentHappened(String number, String place, String cause) {}
