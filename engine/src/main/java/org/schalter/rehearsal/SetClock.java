package org.schalter.rehearsal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that stands still until it is set. */
final class SetClock extends Clock {

    private final ZoneId zone;
    private Instant now;

    SetClock(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    void set(Instant moment) {
        now = moment;
    }

    /** Sets the clock, but never back. */
    void goOnTo(Instant moment) {
        now = moment.isAfter(now) ? moment : now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        var clock = this;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return other;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return clock.withZone(zone);
            }

            @Override
            public Instant instant() {
                return clock.now;
            }
        };
    }

    @Override
    public Instant instant() {
        return now;
    }
}
