package org.schalter.delivery.spi;

import java.util.List;

/**
 * Hands a message over to its receiver, by mail or otherwise. Stores nothing; the delivery stage does, and asks again
 * later when an attempt was postponed. Must give up waiting for the other side after some seconds.
 *
 * @param <O> its settings, a record bound from {@code schalter.delivery.options.*}
 */
public interface DeliveryChannel<O extends Record> {

    /** A stable id, for example {@code smtp}. */
    String id();

    Class<O> options();

    /** Tries once. */
    DeliveryResult deliver(Parcel parcel, O options);

    /** What is wrong with settings, connection and credentials; empty when all is well. Without side effects. */
    List<String> selfCheck(O options);
}
