package org.schalter.payment.spi;

import java.math.BigDecimal;

/** How a payment stands at the provider. */
public sealed interface Outcome {

    /** The money is certain, exactly so much of it. */
    record Settled(BigDecimal amount, String currency) implements Outcome {}

    /** Nothing is decided yet: the payer is still there, or the bank is. */
    record Pending() implements Outcome {}

    /** It came to nothing; the payer may try again. */
    record Refused(Reason reason) implements Outcome {}

    /** Why a payment came to nothing. */
    enum Reason {
        /** The bank or the provider said no. */
        DECLINED,
        /** The payer broke off. */
        ABANDONED,
        /** The payer took too long. */
        EXPIRED
    }
}
