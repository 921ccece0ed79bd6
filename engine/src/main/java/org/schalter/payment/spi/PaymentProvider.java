package org.schalter.payment.spi;

import java.util.List;

/**
 * Takes money for an order. Speaks no HTTP of ours and stores nothing; the payment stage does both.
 *
 * <p>A provider is a bean. It may throw anything when its service is down: the payer is asked to try again, the payment
 * stage asks again later.
 *
 * @param <O> its settings, a record bound from {@code schalter.payment.options.*}
 */
public interface PaymentProvider<O extends Record> {

    /** A short stable name, unique among the providers, for example {@code demo}. */
    String id();

    Class<O> options();

    /** Begins a payment and says where to send the payer; nothing is paid yet. */
    Checkout start(Order order, O options);

    /** How the payment stands; asked as often as the stage likes, never believed from a return or a notification alone. */
    Outcome ask(ProviderReference reference, O options);

    /** What is wrong with settings, connection and credentials; empty when all is well. Has no side effects. */
    List<Problem> selfCheck(O options);
}
