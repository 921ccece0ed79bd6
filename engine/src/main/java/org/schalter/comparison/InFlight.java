package org.schalter.comparison;

/** How much of a service has been begun and is not done, under whichever edition. */
public record InFlight(long drafts, long unpaid, long cases, long tasks) {

    public static final InFlight NOTHING = new InFlight(0, 0, 0, 0);
}
