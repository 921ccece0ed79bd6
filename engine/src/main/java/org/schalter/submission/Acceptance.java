package org.schalter.submission;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.ServiceKey;
import org.schalter.event.Events;
import org.schalter.filling.Uploads;
import org.schalter.storage.Together;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one short transaction that a citizen waits for; in a rush they share one. Only where a service takes no more than so
 * many applications each has its own, in which it is counted.
 */
@Component
class Acceptance {

    /** So many that in a rush the way to the disk is no longer what costs; what they write goes out in one round trip. */
    private static final int TOGETHER = 8;

    private final CaseTable cases;
    private final Events events;
    private final Uploads uploads;
    private final TransactionTemplate transaction;
    private final Together<Application> together;

    Acceptance(CaseTable cases, Events events, Uploads uploads, PlatformTransactionManager transactions) {
        this.cases = cases;
        this.events = events;
        this.uploads = uploads;
        this.transaction = new TransactionTemplate(transactions);
        this.together = new Together<>(TOGETHER, this::addAll);
    }

    /** What came of it. */
    enum Result {
        ACCEPTED,
        /** The service's limit is reached. */
        FULL,
        /** The sending, the reference or one of the files is another case's. */
        TAKEN
    }

    /** What is added by one transaction. */
    private record Application(Submission submission, CaseTable.Prepared row, Files files) {}

    /** Adds the case and its event and keeps its files, or does nothing of it. */
    Result accept(Submission submission, CaseTable.Seal seal, Files files, Optional<Integer> limit) {
        var application = new Application(submission, cases.prepared(submission, seal), files);
        try {
            if (limit.isPresent()) {
                if (!Objects.requireNonNull(transaction.execute(_ -> addIfFree(application, limit.get())))) {
                    return Result.FULL;
                }
            } else {
                together.have(application);
            }
            cases.keepAtHand(submission);
            return Result.ACCEPTED;
        } catch (DuplicateKeyException | Uploads.Taken taken) {
            return Result.TAKEN;
        }
    }

    private boolean addIfFree(Application application, int limit) {
        ServiceKey service = application.submission().service();
        cases.lockLimit(service);
        if (cases.accepted(service) >= limit) {
            return false;
        }
        add(application);
        return true;
    }

    private void addAll(List<Application> applications) {
        transaction.executeWithoutResult(_ -> applications.forEach(this::add));
    }

    private void add(Application application) {
        Submission submission = application.submission();
        cases.add(application.row());
        uploads.claim(application.files().seen(), application.files().draft);
        events.publish(new Submissions.Submitted(
                submission.id().value(), submission.service().value(), submission.edition()));
    }

    Files files(Sending sending) {
        return new Files(sending, false);
    }

    /** Those files without a look whether they are there; that shows when they are kept. */
    Files believed(Sending sending) {
        return new Files(sending, true);
    }

    /** The files that these answers may refer to: the draft's own or those sent by the API, never another case's. */
    final class Files implements Predicate<String> {

        private final @Nullable String draft;
        private final boolean believed;
        private final Set<UUID> seen = new HashSet<>();

        private Files(Sending sending, boolean believed) {
            this.draft = sending.way().equals(Sending.DRAFT) ? sending.key() : null;
            this.believed = believed;
        }

        @Override
        public boolean test(String answer) {
            Optional<UUID> upload = believed ? Uploads.id(answer) : look(answer);
            upload.ifPresent(seen::add);
            return upload.isPresent();
        }

        private Optional<UUID> look(String answer) {
            return draft == null ? uploads.unclaimed(answer) : uploads.heldBy(draft, answer);
        }

        /** Whether a verdict rests on files that nobody has looked for. */
        boolean areBelieved() {
            return believed && !seen.isEmpty();
        }

        Set<UUID> seen() {
            return seen;
        }
    }
}
