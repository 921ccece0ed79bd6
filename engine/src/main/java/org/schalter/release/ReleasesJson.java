package org.schalter.release;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schalter.publishing.DraftRule;
import org.schalter.publishing.Publications;

/**
 * What citizens saw since when and why, and what is to come.
 *
 * @param secondPerson whether what one person asks for is released by another
 * @param publisher whether the reader is one
 * @param open requests that are not over
 */
record ReleasesJson(
        List<TurnJson> items, @Nullable String next, boolean secondPerson, boolean publisher, List<RequestJson> open) {

    /** One time that an edition went live, or the service off the counter; then the edition is null. */
    record TurnJson(
            @Nullable Integer edition,
            Instant since,
            String by,
            @Nullable String askedBy,
            String comment,
            String drafts,
            @Nullable LocalDate draftsUntil) {

        static TurnJson of(Publications.Turn turn) {
            var going = turn.going();
            return new TurnJson(
                    turn.edition().orElse(null),
                    turn.since(),
                    turn.by(),
                    going.askedBy().orElse(null),
                    going.why(),
                    going.drafts().choice().word(),
                    going.drafts().until().orElse(null));
        }
    }

    /** What somebody wants; mine is whether the reader asked for it or wrote it. */
    record RequestJson(
            long id,
            String kind,
            @Nullable Integer edition,
            String comment,
            String drafts,
            @Nullable LocalDate draftsUntil,
            @Nullable Instant at,
            String askedBy,
            Instant askedAt,
            String state,
            @Nullable String confirmedBy,
            @Nullable String confirmation,
            @Nullable String problem,
            boolean mine) {

        static RequestJson of(Request it, Person reader) {
            DraftRule drafts = it.drafts();
            return new RequestJson(
                    it.id(),
                    it.kind().word(),
                    it.edition().orElse(null),
                    it.comment(),
                    drafts.choice().word(),
                    drafts.until().orElse(null),
                    it.due().orElse(null),
                    it.askedBy(),
                    it.askedAt(),
                    it.state().word(),
                    it.confirmation().map(Request.Confirmation::by).orElse(null),
                    it.confirmation().map(Request.Confirmation::comment).orElse(null),
                    it.end()
                            .map(Request.End::problem)
                            .filter(said -> !said.isEmpty())
                            .orElse(null),
                    it.isOf(reader.name()));
        }
    }
}
