package org.schalter.process;

import java.util.Set;

/** The messages that a process may wait for. */
public final class Messages {

    public static final String PAYMENT_SETTLED = "payment-settled";
    public static final String PAYMENT_REFUSED = "payment-refused";

    static final Set<String> KNOWN = Set.of(PAYMENT_SETTLED, PAYMENT_REFUSED);

    private Messages() {}
}
