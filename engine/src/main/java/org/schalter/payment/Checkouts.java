package org.schalter.payment;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.schalter.payment.spi.Checkout;
import org.schalter.submission.Submission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings a payer to the provider. While an attempt is open, whoever comes again is led to the same pay page; only when it
 * has ended does another begin. So a second tab does not pay twice.
 */
@Component
class Checkouts {

    private static final Logger LOG = LoggerFactory.getLogger(Checkouts.class);

    private final PaymentProviders providers;
    private final Attempts attempts;
    private final Settling settling;
    private final Bills bills;
    private final Clock clock;

    Checkouts(PaymentProviders providers, Attempts attempts, Settling settling, Bills bills, Clock clock) {
        this.providers = providers;
        this.attempts = attempts;
        this.settling = settling;
        this.bills = bills;
        this.clock = clock;
    }

    /** Where the payer goes now. */
    sealed interface Way {

        record To(URI payPage) implements Way {}

        /** It has been paid meanwhile. */
        record Paid() implements Way {}

        /** Another click is just asking the provider where to go. */
        record Wait() implements Way {}

        /** The provider does not answer, or there is none. */
        record Down() implements Way {}
    }

    /** Leads to the provider; not inside a transaction, since providers are slow. */
    Way to(Payments.Order order, Submission submission) {
        Optional<Attempt> latest = attempts.latest(order.id());
        if (latest.isPresent() && latest.get().open()) {
            settling.lookIfPossible(latest.get());
            latest = attempts.latest(order.id());
        }
        if (latest.isEmpty()) {
            return begin(order, submission, 1);
        }
        Attempt attempt = latest.get();
        if (attempt.ended() == Attempt.End.SETTLED) {
            return new Way.Paid();
        }
        if (!attempt.open()) {
            return begin(order, submission, attempt.number() + 1);
        }
        String payPage = attempt.payPage();
        return payPage != null ? new Way.To(URI.create(payPage)) : unanswered(order, submission, attempt);
    }

    /** The provider was asked to begin and has not answered yet, or the node that asked has died. */
    private Way unanswered(Payments.Order order, Submission submission, Attempt attempt) {
        if (attempt.startedAt().isAfter(clock.instant().minus(providers.startTimeout()))) {
            return new Way.Wait();
        }
        attempts.end(attempt.id(), Attempt.End.UNSTARTED);
        return begin(order, submission, attempt.number() + 1);
    }

    private Way begin(Payments.Order order, Submission submission, int number) {
        Optional<PaymentProviders.Connected<?>> provider = providers.chosen();
        if (provider.isEmpty()) {
            return new Way.Down();
        }
        Optional<Attempt> begun =
                attempts.begin(order.id(), number, provider.get().provider().id());
        return begun.map(it -> start(provider.get(), it, order, submission)).orElseGet(Way.Wait::new);
    }

    private Way start(
            PaymentProviders.Connected<?> provider, Attempt attempt, Payments.Order order, Submission submission) {
        try {
            Checkout checkout = provider.start(bills.bill(attempt, order, submission));
            attempts.started(attempt.id(), checkout);
            return new Way.To(checkout.payPage());
        } catch (RuntimeException e) {
            LOG.warn("payment attempt {} could not begin at {}", attempt.id(), attempt.provider(), e);
            attempts.end(attempt.id(), Attempt.End.UNSTARTED);
            return new Way.Down();
        }
    }
}
