package org.schalter.delivery;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.ServicePackage;
import org.schalter.event.Hearer;
import org.schalter.expression.Scope;
import org.schalter.publishing.Editions;
import org.schalter.storage.SortedIds;
import org.schalter.submission.CaseId;
import org.schalter.submission.Submission;
import org.schalter.submission.Submissions;
import org.springframework.stereotype.Component;

/** Tells the applicant that the application has arrived, where an address is known. */
@Component
class ConfirmReceipt implements Hearer<Submissions.Submitted> {

    static final String NAME = "confirmation";

    private final Submissions submissions;
    private final Editions editions;
    private final Stationery stationery;
    private final Messages messages;
    private final Clock clock;

    ConfirmReceipt(Submissions submissions, Editions editions, Stationery stationery, Messages messages, Clock clock) {
        this.submissions = submissions;
        this.editions = editions;
        this.stationery = stationery;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "delivery.confirm-receipt";
    }

    @Override
    public Class<Submissions.Submitted> hears() {
        return Submissions.Submitted.class;
    }

    /** Whether there is an address and nothing has been written to it yet. */
    boolean isDue(UUID caseId) {
        if (messages.written(key(caseId))) {
            return false;
        }
        Submission submission = submissions.find(new CaseId(caseId));
        ServicePackage content =
                editions.edition(submission.service(), submission.edition()).content();
        Map<String, @Nullable Object> answers = submissions.form(submission).values(submission.answers());
        return Addressee.of(content, answers, submission.applicant()).isPresent();
    }

    private static String key(UUID caseId) {
        return "case:" + caseId + ":" + NAME;
    }

    @Override
    public void hear(Submissions.Submitted event) {
        Submission submission = submissions.find(new CaseId(event.caseId()));
        ServicePackage content =
                editions.edition(submission.service(), submission.edition()).content();
        Map<String, @Nullable Object> answers = submissions.form(submission).values(submission.answers());
        Optional<String> address = Addressee.of(content, answers, submission.applicant());
        if (address.isEmpty()) {
            return;
        }
        Stationery.Written written = written(submission, content, answers);
        messages.write(new Message(
                SortedIds.next(clock.instant()),
                key(event.caseId()),
                event.caseId(),
                NAME,
                address.get(),
                written.subject(),
                written.html(),
                written.text(),
                submission.language(),
                List.of(),
                clock.instant()));
    }

    private Stationery.Written written(
            Submission submission, ServicePackage content, Map<String, @Nullable Object> answers) {
        Map<String, @Nullable Object> about = new HashMap<>();
        about.put("id", submission.id().toString());
        about.put("reference", submission.reference());
        about.put("receivedAt", submission.receivedAt().atZone(clock.getZone()).toOffsetDateTime());
        about.put("language", submission.language());
        about.put("applicant", submission.applicant());
        about.put("service", content.manifest().title().in(submission.language()));
        about.put("town", stationery.town());
        about.put("edition", java.math.BigDecimal.valueOf(submission.edition()));
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("case", about);
        variables.put("answers", answers);
        submission
                .fee()
                .ifPresent(fee -> variables.put("fee", Map.of("total", fee.total(), "currency", fee.currency())));
        Scope scope = stationery.withStatusUrl(new Scope(variables, clock), submission.token());
        return stationery
                .authors(content, NAME, submission.language(), scope)
                .orElseGet(() -> stationery.confirmation(submission.language(), scope.variables()));
    }
}
