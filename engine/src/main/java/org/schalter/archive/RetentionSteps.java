package org.schalter.archive;

import java.time.Period;
import java.util.Locale;
import java.util.SortedSet;
import org.schalter.archive.RetentionTally.Result;
import org.schalter.casework.EndedCases;
import org.schalter.definition.Manifest;
import org.schalter.event.Events;
import org.schalter.publishing.Edition;
import org.schalter.submission.CaseId;
import org.schalter.submission.Forgetting;
import org.springframework.stereotype.Component;

/** What is done to one case that is due, in the caller's transaction. */
@Component
class RetentionSteps {

    private final Forgetting forgetting;
    private final EndedCases cases;
    private final Events events;

    RetentionSteps(Forgetting forgetting, EndedCases cases, Events events) {
        this.forgetting = forgetting;
        this.cases = cases;
        this.events = events;
    }

    SortedSet<Period> earlier(Edition edition) {
        return forgetting.earlier(edition);
    }

    Result shorten(CaseId id, Edition edition, Period kept, int step) {
        return switch (forgetting.shorten(id, edition, kept)) {
            case Forgetting.Outcome.Forgotten gone -> {
                cases.shortened(id.value(), step);
                boolean any = gone.what().values().stream().anyMatch(it -> it > 0);
                if (any) {
                    tell(gone, edition, "shorten", kept);
                }
                yield any ? Result.SHORTENED : Result.NOTHING;
            }
            case Forgetting.Outcome.Needed _ -> Result.NEEDED;
            case Forgetting.Outcome.Unknown _ -> Result.NOTHING;
        };
    }

    Result forget(CaseId id, Edition edition, Period kept) {
        Manifest.Then then = edition.content().manifest().retention().then();
        boolean wholly = then == Manifest.Then.DELETE;
        return switch (forgetting.forget(id, wholly)) {
            case Forgetting.Outcome.Forgotten gone -> {
                tell(gone, edition, then.name().toLowerCase(Locale.ROOT), kept);
                yield wholly ? Result.DELETED : Result.ANONYMISED;
            }
            case Forgetting.Outcome.Needed _ -> Result.NEEDED;
            case Forgetting.Outcome.Unknown _ -> Result.NOTHING;
        };
    }

    private void tell(Forgetting.Outcome.Forgotten gone, Edition edition, String how, Period after) {
        events.publish(new CaseForgotten(
                gone.reference(), edition.key().value(), edition.number(), how, after.toString(), gone.what()));
    }
}
