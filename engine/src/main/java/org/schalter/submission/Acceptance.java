package org.schalter.submission;

import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.schalter.event.Events;
import org.schalter.filling.Uploads;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The one short transaction that a citizen waits for. */
@Component
class Acceptance {

    private final CaseTable cases;
    private final Events events;
    private final Uploads uploads;
    private final TransactionTemplate transaction;

    Acceptance(CaseTable cases, Events events, Uploads uploads, PlatformTransactionManager transactions) {
        this.cases = cases;
        this.events = events;
        this.uploads = uploads;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What came of it. */
    enum Result {
        ACCEPTED,
        /** The service's limit is reached. */
        FULL,
        /** The sending, the reference or one of the files is another case's. */
        TAKEN
    }

    /** Adds the case and its event and keeps its files, or does nothing of it. */
    Result accept(Submission submission, CaseTable.Seal seal, Files files, Optional<Integer> limit) {
        try {
            Result result = Objects.requireNonNull(transaction.execute(_ -> add(submission, seal, files, limit)));
            if (result == Result.ACCEPTED) {
                cases.keepAtHand(submission);
            }
            return result;
        } catch (DuplicateKeyException | Uploads.Taken taken) {
            return Result.TAKEN;
        }
    }

    private Result add(Submission submission, CaseTable.Seal seal, Files files, Optional<Integer> limit) {
        if (limit.isPresent()) {
            cases.lockLimit(submission.service());
            if (cases.accepted(submission.service()) >= limit.get()) {
                return Result.FULL;
            }
        }
        cases.add(submission, seal);
        uploads.claim(files.seen(), files.draft);
        events.publish(new Submissions.Submitted(
                submission.id().value(), submission.service().value(), submission.edition()));
        return Result.ACCEPTED;
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
