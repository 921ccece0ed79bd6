package org.schalter.event;

/** Where a stage tells that something has happened. */
public interface Events {

    /**
     * Stores the event in the caller's transaction; its hearers are told after the commit. If all of them may be told at
     * once, they are, and nothing is stored.
     *
     * @throws IllegalStateException outside a transaction
     */
    void publish(Event event);
}
