package org.schalter.casework;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.schalter.payment.Payments;
import org.schalter.submission.CaseId;
import org.schalter.submission.Submission;
import org.schalter.submission.Submissions;
import org.schalter.validation.Fee;
import org.schalter.workflow.CaseFacts;
import org.schalter.workflow.EditionProcess;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Reads what expressions may see of real cases, each once per transaction. */
@Component
class CaseReader {

    private final Submissions submissions;
    private final Payments payments;
    private final Results results;
    private final Clock clock;

    CaseReader(Submissions submissions, Payments payments, Results results, Clock clock) {
        this.submissions = submissions;
        this.payments = payments;
        this.results = results;
        this.clock = clock;
    }

    /** What is known of one case in this transaction. */
    static final class Known {
        private final Supplier<Submission> source;
        private @Nullable Submission submission;
        private @Nullable CaseFacts facts;

        Known(Supplier<Submission> source) {
            this.source = source;
        }

        Submission submission() {
            var known = submission;
            if (known == null) {
                known = source.get();
                submission = known;
            }
            return known;
        }
    }

    Submission submission(UUID caseId) {
        return known(caseId).submission();
    }

    CaseFacts facts(UUID caseId, EditionProcess process) {
        var known = known(caseId);
        var facts = known.facts;
        if (facts == null) {
            facts = read(known, caseId, process);
            known.facts = facts;
        }
        return facts;
    }

    /** Something has come of a node that these facts do not know of. */
    void changed(UUID caseId) {
        known(caseId).facts = null;
    }

    private CaseFacts read(Known known, UUID caseId, EditionProcess process) {
        Map<String, Supplier<? extends @Nullable Object>> sources = Map.of(
                "answers",
                        () -> submissions
                                .form(known.submission())
                                .values(known.submission().answers()),
                "case", () -> describe(known.submission()),
                "fee", () -> known.submission().fee().map(Fee::values).orElse(null),
                "payment", () -> payment(caseId));
        return new CaseFacts(sources, () -> results.of(caseId, process::taskValues), process.repeatedTasks());
    }

    private Map<String, Object> describe(Submission submission) {
        Map<String, Object> about = new HashMap<>();
        about.put("id", submission.id().toString());
        about.put("reference", submission.reference());
        about.put("receivedAt", submission.receivedAt().atZone(clock.getZone()).toOffsetDateTime());
        about.put("language", submission.language());
        about.put("applicant", submission.applicant());
        about.put("service", submission.service().value());
        about.put("edition", BigDecimal.valueOf(submission.edition()));
        return about;
    }

    private Map<String, Object> payment(UUID caseId) {
        var orders = payments.of(new CaseId(caseId));
        if (orders.isEmpty()) {
            return Map.of("state", "none");
        }
        var last = orders.getLast();
        Map<String, Object> payment = new HashMap<>();
        payment.put("state", last.settled() ? "paid" : last.payable() ? "open" : "refused");
        payment.put("amount", last.amount());
        payment.put("currency", last.currency());
        var settledAt = last.settledAt();
        if (settledAt != null) {
            payment.put("settledAt", settledAt.atZone(clock.getZone()).toOffsetDateTime());
        }
        return payment;
    }

    private Known known(UUID caseId) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return new Known(() -> submissions.find(new CaseId(caseId)));
        }
        for (var one : TransactionSynchronizationManager.getSynchronizations()) {
            if (one instanceof Cache cache) {
                return cache.of(caseId);
            }
        }
        var cache = new Cache();
        TransactionSynchronizationManager.registerSynchronization(cache);
        return cache.of(caseId);
    }

    /** Lives and ends with the transaction that it is registered with. */
    private final class Cache implements TransactionSynchronization {
        private final Map<UUID, Known> cases = new HashMap<>();

        Known of(UUID caseId) {
            return cases.computeIfAbsent(caseId, id -> new Known(() -> submissions.find(new CaseId(id))));
        }
    }
}
