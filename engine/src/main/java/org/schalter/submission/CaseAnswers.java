package org.schalter.submission;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.schalter.filling.FormPages;
import org.schalter.filling.FormSummary;
import org.schalter.filling.Uploads;
import org.schalter.filling.field.FieldView;
import org.schalter.publishing.Edition;
import org.schalter.publishing.Editions;
import org.schalter.validation.Applicable;
import org.schalter.validation.Circumstances;
import org.springframework.stereotype.Component;

/** Says what an applicant answered, in the words and by the form that the answers were sealed with. */
@Component
class CaseAnswers {

    private final Editions editions;
    private final FormPages pages;
    private final Uploads uploads;
    private final Clock clock;

    CaseAnswers(Editions editions, FormPages pages, Uploads uploads, Clock clock) {
        this.editions = editions;
        this.pages = pages;
        this.uploads = uploads;
        this.clock = clock;
    }

    FormSummary of(Submission submission) {
        Edition edition = editions.edition(submission.service(), submission.edition());
        FormPages.Form form = pages.form(edition, edition.content().form());
        Clock then = Clock.fixed(submission.receivedAt(), clock.getZone());
        Circumstances circumstances =
                Circumstances.of(then, submission.language()).withUploads(id -> true);
        Applicable now = form.model().applicable(submission.answers(), circumstances);
        return pages.summary(
                form,
                new FormPages.Showing(
                        submission.language(), submission.answers(), now, List.of(), Map.of(), this::file));
    }

    private Optional<FieldView.File> file(String id) {
        return uploads.find(id).map(it -> new FieldView.File(it.name(), "", null));
    }
}
