package org.schalter.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.schalter.submission.CaseId;
import org.schalter.submission.spi.MissingStation;
import org.schalter.submission.spi.SentCase;
import org.schalter.submission.spi.StationDuty;
import org.springframework.stereotype.Component;

/** That somebody who went to pay is not left alone: what has become of it is asked for until the provider says it. */
@Component
class PaymentDuty implements StationDuty {

    /** As rarely as {@link Reconciling} asks, and a little longer. */
    private static final Duration RAREST = Duration.ofHours(1).plusMinutes(5);

    private final Payments payments;
    private final Attempts attempts;
    private final Settling settling;
    private final Clock clock;

    PaymentDuty(Payments payments, Attempts attempts, Settling settling, Clock clock) {
        this.payments = payments;
        this.attempts = attempts;
        this.settling = settling;
        this.clock = clock;
    }

    @Override
    public List<MissingStation> missing(SentCase sent) {
        return payments.of(new CaseId(sent.id())).stream()
                .filter(Payments.Order::payable)
                .flatMap(order -> attempts.latest(order.id()).stream())
                .filter(attempt -> attempt.open() && attempt.reference() != null)
                .flatMap(attempt -> unheardOf(attempt).stream())
                .toList();
    }

    /** While a provider answers, an attempt is asked for after a quarter of its age at the latest. */
    private Optional<MissingStation> unheardOf(Attempt attempt) {
        Instant asked = Optional.ofNullable(attempt.askedAt()).orElse(attempt.startedAt());
        Duration pause = Duration.between(attempt.startedAt(), clock.instant())
                .dividedBy(4)
                .plusMinutes(2);
        Instant expected = asked.plus(pause.compareTo(RAREST) > 0 ? RAREST : pause);
        return expected.isAfter(clock.instant())
                ? Optional.empty()
                : Optional.of(new MissingStation(
                        "paid", expected, "payment.missing.silent", attempt.provider(), () -> ask(attempt)));
    }

    private boolean ask(Attempt attempt) {
        settling.look(attempt);
        return true;
    }
}
