package org.schalter.payment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One try to pay an order at a provider.
 *
 * @param reference the provider's name of it; null until the provider has answered
 * @param payPage where the payer pays; null until the provider has answered
 * @param askedAt when the provider last said how it stands
 * @param ended how it ended, one of {@link End}; null while it is open
 */
record Attempt(
        UUID id,
        UUID orderId,
        int number,
        String provider,
        @Nullable String reference,
        @Nullable String payPage,
        Instant startedAt,
        @Nullable Instant askedAt,
        @Nullable End ended) {

    /** How an attempt ended. */
    enum End {
        SETTLED,
        DECLINED,
        ABANDONED,
        EXPIRED,
        /** The provider never said where to pay. */
        UNSTARTED,
        /** Paid, but not the amount of the order: for an operator to clear up. */
        MISMATCH;

        boolean is(@Nullable String stored) {
            return name().equalsIgnoreCase(stored);
        }
    }

    boolean open() {
        return ended == null;
    }
}
