package org.schalter.delivery.spi;

/** What came of an attempt to deliver. */
public sealed interface DeliveryResult {

    /** Handed over; the proof is what the other side said, for example the server's answer. */
    record Delivered(String proof) implements DeliveryResult {}

    /** It will never work: no such address, or a message that nobody takes. No personal data in the reason. */
    record Refused(String reason) implements DeliveryResult {}

    /** It may work later: the other side is down or busy. No personal data in the reason. */
    record Postponed(String reason) implements DeliveryResult {}
}
