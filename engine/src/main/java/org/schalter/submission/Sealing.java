package org.schalter.submission;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.schalter.filling.FormPages;
import org.schalter.publishing.Edition;
import org.schalter.validation.Circumstances;
import org.schalter.validation.Fee;
import org.schalter.validation.FormModel;
import org.schalter.validation.Verdict;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Judges answers by an edition as of one instant, and seals what was accepted with it. Stores nothing. */
@Component
class Sealing {

    private final FormPages pages;
    private final References references;
    private final Clock clock;

    Sealing(FormPages pages, References references, Clock clock) {
        this.pages = pages;
        this.references = references;
        this.clock = clock;
    }

    /** The verdict on what somebody sends. */
    Verdict judge(Edition edition, JsonNode answers, Instant at, Sending sending, Predicate<String> uploads) {
        Circumstances circumstances = Circumstances.of(at(at), sending.language())
                .withUploads(uploads)
                .withLocked(sending.locked());
        JsonNode known = sending.known();
        return form(edition)
                .model()
                .validate(answers, known == null ? circumstances.asFilledIn() : circumstances.asClaimed(known));
    }

    /** The verdict on answers that nobody sends. */
    Verdict preview(Edition edition, JsonNode answers, Instant at, String language, Predicate<String> uploads) {
        return form(edition)
                .model()
                .validate(answers, Circumstances.of(at(at), language).withUploads(uploads));
    }

    Submission seal(Edition edition, ObjectNode answers, Sending sending, Instant at) {
        CaseId id = CaseId.fresh(at);
        return new Submission(
                id,
                references.next(edition.content().manifest().reference()),
                edition.key(),
                edition.number(),
                edition.hash(),
                answers,
                fee(edition, answers, at),
                sending.language(),
                at,
                Token.fresh(id),
                sending.subject(),
                sending.applicant());
    }

    String shown(Edition edition, Submission submission, String way) {
        return form(edition).shown(submission, way);
    }

    /** What answers cost, as of that instant: a fee that depends on the day stays what it was at receipt. */
    Optional<Fee> fee(Edition edition, ObjectNode answers, Instant at) {
        return Fee.of(edition.content(), form(edition).model(), answers, at(at));
    }

    FormModel model(Edition edition) {
        return form(edition).model();
    }

    private SealedForm form(Edition edition) {
        return edition.derived(
                SealedForm.class,
                it -> new SealedForm(pages.form(it, it.content().form()).model()));
    }

    private Clock at(Instant at) {
        return Clock.fixed(at, clock.getZone());
    }
}
