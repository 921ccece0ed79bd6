package org.schalter.publishing;

/** Whether a service takes submissions today. */
public enum Openness {
    OPEN,
    /** Its first day has not come. */
    NOT_YET,
    /** Its last day has passed. */
    OVER,
    /** It has accepted as many submissions as it may. */
    FULL
}
