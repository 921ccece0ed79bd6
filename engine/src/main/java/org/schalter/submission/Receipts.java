package org.schalter.submission;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schalter.site.Site;
import org.schalter.submission.spi.NextStep;
import org.schalter.submission.spi.SentCase;
import org.schalter.validation.Fee;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Writes what a sender is answered and what is told of a case. */
@Component
class Receipts {

    private final Site site;
    private final Clock clock;
    private final Ledger ledger;
    private final SingletonSupplier<List<NextStep>> nextSteps;

    Receipts(Site site, Clock clock, Ledger ledger, ObjectProvider<NextStep> nextSteps) {
        this.site = site;
        this.clock = clock;
        this.ledger = ledger;
        this.nextSteps = SingletonSupplier.of(() -> nextSteps.orderedStream().toList());
    }

    /** The answer to a submission; made of what is sealed only, so the same sending always gets the same one. */
    record Receipt(
            String reference,
            int edition,
            OffsetDateTime receivedAt,
            String status,
            String statusUrl,
            @Nullable String paymentUrl) {}

    Receipt of(Submission submission) {
        return new Receipt(
                submission.reference(),
                submission.edition(),
                received(submission),
                Ledger.RECEIVED,
                site.url() + "/cases/" + submission.token(),
                paymentUrl(submission).map(URI::toString).orElse(null));
    }

    SubmissionsApi.Standing standing(Submission submission) {
        List<Ledger.Station> stations = ledger.of(submission.id());
        return new SubmissionsApi.Standing(
                submission.reference(),
                submission.service().value(),
                submission.edition(),
                received(submission),
                Ledger.status(stations),
                stations);
    }

    Optional<URI> paymentUrl(Submission submission) {
        SentCase sent = sent(submission);
        return nextSteps.obtain().stream()
                .flatMap(it -> it.paymentUrl(sent).stream())
                .findFirst();
    }

    static SentCase sent(Submission it) {
        return new SentCase(
                it.id().value(),
                it.reference(),
                it.token(),
                it.service().value(),
                it.edition(),
                it.language(),
                it.receivedAt(),
                it.fee().map(Fee::total).orElse(BigDecimal.ZERO));
    }

    private OffsetDateTime received(Submission submission) {
        return submission.receivedAt().atZone(clock.getZone()).toOffsetDateTime();
    }
}
