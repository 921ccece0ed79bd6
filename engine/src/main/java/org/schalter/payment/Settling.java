package org.schalter.payment;

import java.util.Locale;
import java.util.UUID;
import org.schalter.payment.Attempt.End;
import org.schalter.payment.spi.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns what a provider says into what is true here. A payer's return, a provider's notification and the routine all do the
 * same: they have the provider asked, outside any transaction, and the answer applied under the order's lock; whoever comes
 * second finds it applied. A settlement also has the order as its key, so even without the lock there could be but one.
 */
@Component
class Settling {

    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

    private final PaymentProviders providers;
    private final Attempts attempts;
    private final Payments payments;
    private final TransactionTemplate transaction;

    Settling(
            PaymentProviders providers, Attempts attempts, Payments payments, PlatformTransactionManager transactions) {
        this.providers = providers;
        this.attempts = attempts;
        this.payments = payments;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Asks how an attempt stands and acts on it; throws what the provider throws. */
    void look(Attempt attempt) {
        String reference = attempt.reference();
        if (reference == null || attempt.ended() == End.SETTLED) {
            return;
        }
        PaymentProviders.Connected<?> provider = providers
                .find(attempt.provider())
                .orElseThrow(() ->
                        new IllegalStateException("the payment provider <%s> of attempt <%s> is gone; there are %s"
                                .formatted(attempt.provider(), attempt.id(), providers.ids())));
        Outcome outcome = provider.ask(reference);
        transaction.executeWithoutResult(status -> apply(attempt.id(), attempt.orderId(), outcome));
    }

    /** As {@link #look}, but a provider that does not answer is a matter for the routine, not for the payer. */
    void lookIfPossible(Attempt attempt) {
        try {
            look(attempt);
        } catch (RuntimeException e) {
            LOG.warn("payment attempt {} could not be asked for at {}", attempt.id(), attempt.provider(), e);
        }
    }

    private void apply(UUID attemptId, UUID orderId, Outcome outcome) {
        Payments.Order order = payments.lock(orderId);
        Attempt attempt = attempts.find(attemptId).orElseThrow();
        attempts.asked(attemptId);
        switch (outcome) {
            case Outcome.Refused refused when attempt.open() -> refuse(attempt, order, refused.reason());
            case Outcome.Settled settled when attempt.ended() != End.SETTLED -> settle(attempt, order, settled);
            case Outcome.Pending _, Outcome.Refused _, Outcome.Settled _ -> {}
        }
    }

    private void refuse(Attempt attempt, Payments.Order order, Outcome.Reason reason) {
        attempts.end(attempt.id(), End.valueOf(reason.name()));
        if (order.payable()) {
            payments.refuse(order, attempt, reason.name().toLowerCase(Locale.ROOT));
        }
    }

    /** Money that comes after a refusal counts; money that is not the order's amount, or nobody waits for, does not. */
    private void settle(Attempt attempt, Payments.Order order, Outcome.Settled settled) {
        boolean exact = settled.amount().compareTo(order.amount()) == 0
                && settled.currency().equals(order.currency());
        attempts.end(attempt.id(), exact ? End.SETTLED : End.MISMATCH);
        if (exact && order.payable()) {
            payments.settle(order, attempt);
        } else if (attempt.ended() != End.MISMATCH) {
            LOG.error(
                    "attempt {} brought {} {}, order {} is over {} {} and payable: {}; an operator must give it back",
                    attempt.id(),
                    settled.amount(),
                    settled.currency(),
                    order.id(),
                    order.amount(),
                    order.currency(),
                    order.payable());
        }
    }
}
