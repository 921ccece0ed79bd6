package org.schalter.casework;

import java.util.Set;

/** The messages that a process may wait for. */
final class Messages {

    static final String PAYMENT_SETTLED = "payment-settled";
    static final String PAYMENT_REFUSED = "payment-refused";

    static final Set<String> KNOWN = Set.of(PAYMENT_SETTLED, PAYMENT_REFUSED);

    private Messages() {}
}
