package org.schalter.publishing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.schalter.definition.ServiceKey;
import org.springframework.stereotype.Component;

/** What becomes of a draft when another edition is live than the one that it was begun with. */
@Component
public class Succession {

    private final EditionStore store;
    private final Editions editions;
    private final Clock clock;

    Succession(EditionStore store, Editions editions, Clock clock) {
        this.store = store;
        this.editions = editions;
        this.clock = clock;
    }

    /** What becomes of it. */
    public sealed interface Fate {

        /** It goes on as it is. */
        record Stays() implements Fate {}

        /** It goes on with that edition. */
        record GoesAlong(Edition to) implements Fate {}

        /** It goes on with that edition once whoever fills in has confirmed what has changed. */
        record AwaitsConfirmation(Edition to) implements Fate {}
    }

    /** Costs nothing as long as the edition is the live one. */
    public Fate of(ServiceKey key, int edition) {
        return editions.live(key)
                .filter(it -> it.number() != edition)
                .map(it -> fate(since(key, edition), it))
                .orElseGet(Fate.Stays::new);
    }

    /** What was decided each time since this edition was the live one, the latest first. */
    private List<DraftRule> since(ServiceKey key, int edition) {
        return store.live(key).stream()
                .takeWhile(it -> !it.edition().equals(Optional.of(edition)))
                .filter(it -> it.edition().isPresent())
                .map(it -> it.going().drafts())
                .toList();
    }

    /** The latest decision counts; but nobody goes along silently past an edition that was not meant so. */
    private Fate fate(List<DraftRule> rules, Edition to) {
        if (rules.isEmpty() || rules.getFirst().keepsOn(LocalDate.now(clock))) {
            return new Fate.Stays();
        }
        return rules.stream().allMatch(it -> it.choice() == DraftRule.Choice.ALONG)
                ? new Fate.GoesAlong(to)
                : new Fate.AwaitsConfirmation(to);
    }
}
