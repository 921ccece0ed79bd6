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

    /** Adds the case, its files and its event; false when the service's limit is reached. */
    boolean accept(Submission submission, CaseTable.Seal seal, Optional<Integer> limit) {
        boolean accepted = Objects.requireNonNull(transaction.execute(_ -> add(submission, seal, limit)));
        if (accepted) {
            cases.keepAtHand(submission);
        }
        return accepted;
    }

    private boolean add(Submission submission, CaseTable.Seal seal, Optional<Integer> limit) {
        if (limit.isPresent()) {
            cases.lockLimit(submission.service());
            if (cases.accepted(submission.service()) >= limit.get()) {
                return false;
            }
        }
        cases.add(submission, seal);
        if (!seal.uploads().isEmpty()) {
            uploads.keep(seal.uploads());
        }
        events.publish(new Submissions.Submitted(
                submission.id().value(), submission.service().value(), submission.edition()));
        return true;
    }

    Files files(Sending sending) {
        return new Files(sending.way().equals(Sending.DRAFT) ? sending.key() : null);
    }

    /** The files that these answers may refer to: the draft's own or those sent by the API, never another case's. */
    final class Files implements Predicate<String> {

        private final @Nullable String draft;
        private final Set<UUID> seen = new HashSet<>();

        private Files(@Nullable String draft) {
            this.draft = draft;
        }

        @Override
        public boolean test(String id) {
            Optional<UUID> upload = draft == null ? uploads.unclaimed(id) : uploads.heldBy(draft, id);
            upload.ifPresent(seen::add);
            return upload.isPresent();
        }

        Set<UUID> seen() {
            return seen;
        }
    }
}
