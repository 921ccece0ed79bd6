package org.schalter.site;

import org.jspecify.annotations.Nullable;

/**
 * Somebody was shown an incident number; told within this node only.
 *
 * @param place the request's method and pattern, without what its address said
 * @param cause kinds of failure and where they were thrown, without their messages, which may speak of somebody
 * @param failure the failure itself, which may: it is stored sealed or not at all
 */
public record IncidentHappened(
        String number, String place, String cause, @Nullable Throwable failure) {

    /** Without the failure, since it may reach a log. */
    @Override
    public String toString() {
        return "IncidentHappened[" + number + " at " + place + ": " + cause + "]";
    }
}
