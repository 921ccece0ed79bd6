package org.schalter.casework;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.schalter.definition.ServiceKey;
import org.schalter.filling.FormPages;
import org.schalter.filling.FormSummary;
import org.schalter.filling.Uploads;
import org.schalter.filling.field.FieldView;
import org.schalter.payment.Money;
import org.schalter.process.ProcessModel;
import org.schalter.publishing.Edition;
import org.schalter.publishing.Editions;
import org.schalter.submission.CaseId;
import org.schalter.submission.Submission;
import org.schalter.submission.Submissions;
import org.schalter.validation.Circumstances;
import org.springframework.stereotype.Component;

/** Everything a clerk may see of a case: what was applied for, and what has happened. */
@Component
class Dossiers {

    private final Submissions submissions;
    private final Editions editions;
    private final FormPages pages;
    private final Uploads uploads;
    private final Chronicle chronicle;
    private final Processes processes;

    Dossiers(
            Submissions submissions,
            Editions editions,
            FormPages pages,
            Uploads uploads,
            Chronicle chronicle,
            Processes processes) {
        this.submissions = submissions;
        this.editions = editions;
        this.pages = pages;
        this.uploads = uploads;
        this.chronicle = chronicle;
        this.processes = processes;
    }

    /**
     * One case.
     *
     * @param language of its words, which is one of the service's
     */
    record Dossier(
            String reference,
            String service,
            String unit,
            OffsetDateTime receivedAt,
            String status,
            Optional<String> fee,
            String language,
            FormSummary answers,
            List<Chronicle.Entry> history) {}

    Dossier of(CaseId id, Locale locale) {
        var submission = submissions.find(id);
        var edition = edition(submission.service().value(), submission.edition());
        var process = processes.of(submission.service().value(), submission.edition());
        var history = chronicle.of(id, process, locale);
        var language = language(edition, locale);
        return new Dossier(
                submission.reference(),
                edition.content().manifest().title().in(language),
                edition.content().manifest().unit(),
                history.receivedAt(),
                history.status(),
                submission.fee().map(fee -> Money.text(fee.total(), fee.currency(), locale)),
                language,
                answers(submission, edition, language),
                history.entries());
    }

    private FormSummary answers(Submission submission, Edition edition, String language) {
        var form = pages.form(edition, edition.content().form());
        var circumstances = Circumstances.of(Clock.fixed(submission.receivedAt(), ZoneOffset.UTC), language)
                .withUploads(_ -> true);
        var now = form.model().applicable(submission.answers(), circumstances);
        return pages.summary(
                form,
                new FormPages.Showing(
                        language, submission.answers(), now, List.of(), Map.of(), answer -> file(submission, answer)));
    }

    private Optional<FieldView.File> file(Submission submission, String answer) {
        return uploads.find(answer)
                .map(file -> new FieldView.File(
                        file.name(), "", "/clerk/cases/" + submission.reference() + "/uploads/" + file.id()));
    }

    String unit(Submission submission) {
        return edition(submission.service().value(), submission.edition())
                .content()
                .manifest()
                .unit();
    }

    /** A file that the case's answers refer to. */
    Optional<Uploads.Upload> upload(Submission submission, UUID id) {
        return submissions.uploads(submission.id()).contains(id) ? uploads.find(id) : Optional.empty();
    }

    FormPages.Form form(Tasks.Task task) {
        var edition = edition(task.service(), task.edition());
        var process = processes.of(task.service(), task.edition());
        var key = ((ProcessModel.UserTask) process.node(task.node())).formKey();
        var definition = edition.content().tasks().get(key);
        if (definition == null) {
            throw new IllegalStateException("the form <%s> is not in edition <%s>".formatted(key, edition));
        }
        return pages.form(edition, definition);
    }

    String language(Tasks.Task task, Locale locale) {
        return language(edition(task.service(), task.edition()), locale);
    }

    private static String language(Edition edition, Locale locale) {
        var languages = edition.content().manifest().languages();
        return languages.contains(locale.getLanguage()) ? locale.getLanguage() : languages.getFirst();
    }

    private Edition edition(String service, int number) {
        return editions.edition(new ServiceKey(service), number);
    }
}
