package org.schalter.submission;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.schalter.definition.Manifest;
import org.schalter.event.Event;
import org.schalter.filling.Prefills;
import org.schalter.identity.Visitor;
import org.schalter.publishing.Edition;
import org.schalter.publishing.Editions;
import org.schalter.publishing.Openness;
import org.schalter.validation.Fault;
import org.schalter.validation.Fee;
import org.schalter.validation.FormModel;
import org.schalter.validation.Verdict;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.JsonNode;

/**
 * Accepts applications. Accepting is one verdict and one short transaction that adds one row and stores one event;
 * everything else comes after it.
 *
 * <p>That the same sending is one case is left to a unique constraint: whoever loses the race, or comes again a day later
 * when the answers would no longer be valid or the service is closed, finds the first one's row and gets its answer. In
 * the same way files are believed to be there until they are kept. So the common way costs no look beforehand.
 */
@Component
public class Submissions {

    private static final int TRIES = 5;

    private final Editions editions;
    private final CaseTable cases;
    private final Acceptance acceptance;
    private final Sealing sealing;
    private final Prefills prefills;
    private final Clock clock;

    Submissions(
            Editions editions,
            CaseTable cases,
            Acceptance acceptance,
            Sealing sealing,
            Prefills prefills,
            Clock clock) {
        this.editions = editions;
        this.cases = cases;
        this.acceptance = acceptance;
        this.sealing = sealing;
        this.prefills = prefills;
        this.clock = clock;
    }

    /** An application has been accepted. */
    public record Submitted(UUID caseId, String service, int edition) implements Event {}

    /** What came of sending an application. */
    public sealed interface Outcome {

        /** Accepted now. */
        record Sent(Submission submission) implements Outcome {}

        /** The same sending was accepted before; it is still one case. */
        record AlreadySent(Submission submission) implements Outcome {}

        /** The same key came with other answers before; nothing was accepted now. */
        record KeyTaken(Submission before) implements Outcome {}

        record Rejected(List<Fault> faults) implements Outcome {}

        /** The service takes no applications now; withdrawn when {@code why} is {@code OPEN}. */
        record Closed(Openness why) implements Outcome {}
    }

    /** The answers to an edition that are known of a visitor, and those that are not theirs to change. */
    Prefills.Known known(Edition edition, Visitor visitor) {
        return prefills.of(sealing.model(edition).root(), visitor);
    }

    /** What would come of answers; nothing is stored. */
    public record Preview(Verdict verdict, Optional<Fee> fee) {}

    /**
     * Accepts answers to an edition, or says why not. Not inside a transaction: a sending that loses a race must look
     * again in a new one.
     */
    public Outcome submit(Edition edition, JsonNode answers, Sending sending) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("submitting inside a transaction; right is to call it outside");
        }
        for (int i = 0; i < TRIES; i++) {
            Acceptance.Files files = i == 0 ? acceptance.believed(sending) : acceptance.files(sending);
            Optional<Outcome> outcome = attempt(edition, answers, sending, files);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new IllegalStateException("no free reference for service <" + edition.key() + "> after " + TRIES
                + " tries; its pattern <" + edition.content().manifest().reference() + "> overlaps another service's");
    }

    /**
     * Empty when all of it is to be looked at again: answers that are faulty may name files that are not there too, or
     * another sending has just got the reference or a file.
     */
    private Optional<Outcome> attempt(Edition edition, JsonNode answers, Sending sending, Acceptance.Files files) {
        Optional<Edition> live = editions.live(edition.key());
        Openness openness = live.map(editions::openness).orElse(Openness.OPEN);
        if (live.isEmpty() || openness != Openness.OPEN) {
            return earlier(edition, answers, sending).or(() -> Optional.of(new Outcome.Closed(openness)));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return switch (sealing.judge(edition, answers, now, sending, files)) {
            case Verdict.Rejected _ when files.areBelieved() -> Optional.empty();
            case Verdict.Rejected rejected ->
                earlier(edition, answers, sending).or(() -> Optional.of(new Outcome.Rejected(rejected.faults())));
            case Verdict.Accepted accepted -> {
                Submission submission = sealing.seal(edition, accepted.answers(), sending, now);
                CaseTable.Seal seal = new CaseTable.Seal(
                        sending.digest(),
                        Sending.digest(answers),
                        sealing.shown(edition, submission, sending.way()),
                        files.seen());
                yield switch (acceptance.accept(submission, seal, files, limit(live.get()))) {
                    case ACCEPTED -> Optional.of(new Outcome.Sent(submission));
                    case FULL ->
                        earlier(edition, answers, sending).or(() -> Optional.of(new Outcome.Closed(Openness.FULL)));
                    case TAKEN -> earlier(edition, answers, sending);
                };
            }
        };
    }

    private Optional<Outcome> earlier(Edition edition, JsonNode answers, Sending sending) {
        return cases.bySending(edition.key(), sending.digest())
                .map(it -> cases.sent(it.id()).equals(Sending.digest(answers))
                        ? new Outcome.AlreadySent(it)
                        : new Outcome.KeyTaken(it));
    }

    /**
     * The verdict on answers and what they would cost. Of read-only answers it says what the schema says of them, since
     * nobody knows who would send them.
     */
    public Preview preview(Edition edition, JsonNode answers, String language) {
        Instant now = clock.instant();
        Sending nobody = new Sending(Sending.API, "", language, null, Map.of(), Map.of(), null);
        Verdict verdict = sealing.preview(edition, answers, now, language, acceptance.files(nobody));
        return new Preview(
                verdict,
                verdict instanceof Verdict.Accepted accepted
                        ? sealing.fee(edition, accepted.answers(), now)
                        : Optional.empty());
    }

    /**
     * What a case costs, computed anew from its sealed edition and answers as of the time of receipt.
     *
     * @throws IllegalStateException when that is not the fee sealed at receipt
     */
    public Optional<Fee> fee(CaseId id) {
        Submission submission = present(cases.stored(id), id);
        Edition edition = editions.edition(submission.service(), submission.edition());
        Optional<Fee> fee = sealing.fee(edition, submission.answers(), submission.receivedAt());
        BigDecimal now = fee.map(Fee::total).orElse(BigDecimal.ZERO);
        BigDecimal then = submission.fee().map(Fee::total).orElse(BigDecimal.ZERO);
        if (now.compareTo(then) != 0 || !edition.hash().equals(submission.hash())) {
            throw new IllegalStateException("the fee of case <" + submission.reference() + "> is <" + now
                    + "> by its edition <" + edition.hash() + ">, but sealed are <" + then + "> and <"
                    + submission.hash()
                    + ">");
        }
        return fee;
    }

    /**
     * The case of that id.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Submission find(CaseId id) {
        return present(cases.find(id), id);
    }

    private static Submission present(Optional<Submission> submission, CaseId id) {
        return submission.orElseThrow(() -> new IllegalArgumentException("there is no case <" + id + ">"));
    }

    public Optional<Submission> byReference(String reference) {
        return cases.byReference(reference);
    }

    /** The case whose status page has this secret; compared in constant time. */
    public Optional<Submission> byToken(String token) {
        return Token.caseId(token).flatMap(cases::find).filter(it -> Token.same(it.token(), token));
    }

    /** The files that a case's answers refer to. */
    public List<UUID> uploads(CaseId id) {
        return cases.uploads(id);
    }

    /** What the applicant was shown and agreed to: edition, hash, language, way, fee, and the consents word for word, as JSON. */
    public String shown(CaseId id) {
        return cases.shown(id);
    }

    /** The compiled form of the edition that a case was sealed with. */
    public FormModel form(Submission submission) {
        return sealing.model(editions.edition(submission.service(), submission.edition()));
    }

    private static Optional<Integer> limit(Edition edition) {
        Manifest manifest = edition.content().manifest();
        return Optional.ofNullable(manifest.limit());
    }
}
