package org.schalter.payment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.schalter.definition.Manifest;
import org.schalter.definition.ServiceKey;
import org.schalter.publishing.Editions;
import org.schalter.submission.Submission;
import org.springframework.stereotype.Component;

/** Knows what a case has to pay now, and waits a moment for a process that is just about to ask for it. */
@Component
class Till {

    private static final long PAUSE_MILLIS = 100;

    private final Payments payments;
    private final Attempts attempts;
    private final Settling settling;
    private final Editions editions;
    private final PaymentSettings settings;

    Till(Payments payments, Attempts attempts, Settling settling, Editions editions, PaymentSettings settings) {
        this.payments = payments;
        this.attempts = attempts;
        this.settling = settling;
        this.editions = editions;
        this.settings = settings;
    }

    /** What is due. */
    sealed interface Due {

        record Now(Payments.Order order) implements Due {}

        /** There is a fee, but the process has not asked for it yet. */
        record Soon() implements Due {}

        record Nothing() implements Due {}
    }

    /** What is due, after waiting for as long as settings say; holds no connection meanwhile. */
    Due due(Submission submission) {
        Due due = look(submission);
        long end = System.nanoTime() + settings.patience().toNanos();
        while (due instanceof Due.Soon && System.nanoTime() < end) {
            pause();
            due = look(submission);
        }
        return due;
    }

    /** Whether the edition lets its fee be paid online at all. */
    boolean online(ServiceKey service, int edition) {
        return editions.edition(service, edition)
                .content()
                .manifest()
                .payment()
                .filter(rule -> rule.methods().contains(Manifest.Method.ONLINE))
                .isPresent();
    }

    /** Asks for an attempt whose payer has come back or whose provider has called; empty for an unknown one. */
    Optional<Payments.Order> look(UUID attempt) {
        return attempts.find(attempt).map(it -> {
            settling.lookIfPossible(it);
            return payments.order(it.orderId());
        });
    }

    private Due look(Submission submission) {
        List<Payments.Order> orders = payments.of(submission.id());
        Optional<Payments.Order> payable =
                orders.stream().filter(Payments.Order::payable).findFirst();
        if (payable.isPresent()) {
            return new Due.Now(payable.get());
        }
        boolean costs = submission.fee().filter(fee -> fee.total().signum() > 0).isPresent();
        return orders.isEmpty() && costs && online(submission.service(), submission.edition())
                ? new Due.Soon()
                : new Due.Nothing();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an order", e);
        }
    }
}
