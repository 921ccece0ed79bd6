package org.schalter.event;

/**
 * Hears one kind of event in a transaction of its own, after the cause has committed, again after a failure or a crash.
 * So hearing twice must do no more than hearing once.
 */
public interface Hearer<E extends Event> {

    /** A stable name, unique in the application, for example {@code casework.start}. */
    String id();

    Class<E> hears();

    /** Copes with the event; throwing means "tell me again later". */
    void hear(E event);
}
