package org.schalter.event;

/**
 * Hears one kind of event after the cause has committed, again after a failure or a crash. What it does in this database
 * commits together with the note that it has heard, so that is done once; what it does elsewhere must bear being done twice.
 */
public interface Hearer<E extends Event> {

    /** A stable name, unique in the application, for example {@code casework.start}. */
    String id();

    Class<E> hears();

    /** Copes with the event; throwing means "tell me again later". */
    void hear(E event);

    /**
     * Whether it may be told at once, in the transaction of the cause, of what nobody else has to be told later: it is
     * quick, works in this database only, and where it fails the cause is to fail too.
     */
    default boolean atOnce() {
        return false;
    }
}
