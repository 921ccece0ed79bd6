package org.schalter.payment;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.schalter.event.Hearer;
import org.schalter.payment.Payments.PaymentSettled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Hears settlements in every engine of the tests, to count how often hearing one has been committed, however often it was
 * undone and told again before; found by the application's own scan.
 */
@Component
class HeardPayments implements Hearer<PaymentSettled> {

    private static final List<UUID> SETTLED = new CopyOnWriteArrayList<>();

    @Override
    public String id() {
        return "test.settled";
    }

    @Override
    public Class<PaymentSettled> hears() {
        return PaymentSettled.class;
    }

    @Override
    public void hear(PaymentSettled event) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                SETTLED.add(event.orderId());
            }
        });
    }

    static long times(UUID order) {
        return SETTLED.stream().filter(order::equals).count();
    }
}
