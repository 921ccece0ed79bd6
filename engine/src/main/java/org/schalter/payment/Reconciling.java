package org.schalter.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.schalter.event.Routine;
import org.springframework.stereotype.Component;

/**
 * Asks the providers for payments that are still open, since a return and a notification may both be lost. The older an
 * attempt, the rarer it is asked for: after a quarter of its age, at most every hour.
 */
@Component
class Reconciling implements Routine {

    private static final int MOST = 500;
    private static final Duration RAREST = Duration.ofHours(1);

    private final Attempts attempts;
    private final Settling settling;
    private final PaymentSettings settings;
    private final Clock clock;

    Reconciling(Attempts attempts, Settling settling, PaymentSettings settings, Clock clock) {
        this.attempts = attempts;
        this.settling = settling;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "payment.reconcile";
    }

    @Override
    public String cron() {
        return settings.ask();
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        attempts.open(now.minus(settings.giveUp()), MOST).stream()
                .filter(attempt -> due(attempt, now))
                .forEach(settling::lookIfPossible);
    }

    private static boolean due(Attempt attempt, Instant now) {
        Instant asked = attempt.askedAt();
        if (asked == null) {
            return true;
        }
        Duration pause = Duration.between(attempt.startedAt(), now).dividedBy(4);
        return asked.plus(pause.compareTo(RAREST) > 0 ? RAREST : pause).isBefore(now);
    }
}
