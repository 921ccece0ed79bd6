package org.schalter.release;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schalter.comparison.Change;
import org.schalter.comparison.Changes;
import org.schalter.comparison.InFlight;
import org.schalter.comparison.Sentences;
import org.schalter.comparison.Weight;
import org.schalter.definition.ServicePackage;
import org.schalter.release.ComparisonJson.Drawings;
import org.schalter.release.ComparisonJson.Line;
import org.schalter.site.Access;
import org.schalter.site.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What differs between any two editions, or an edition and the working copy, and what that means for whom. */
@RestController
class ComparisonApi {

    private static final String PROCESS = "process.bpmn";

    private final States states;
    private final UnderWayNow underWay;
    private final Sentences sentences;

    ComparisonApi(States states, UnderWayNow underWay, Sentences sentences) {
        this.states = states;
        this.underWay = underWay;
        this.sentences = sentences;
    }

    @GetMapping("/api/v1/services/{key}/comparison")
    @Access({Role.EDITOR, Role.PUBLISHER})
    ComparisonJson compare(
            @PathVariable String key,
            @RequestParam(defaultValue = States.LIVE) String from,
            @RequestParam(defaultValue = States.WORKING_COPY) String to,
            Locale locale) {
        var after = states.find(key, to);
        var before = states.find(key, from);
        var now = after.map(it -> underWay.of(it.content().key())).orElse(InFlight.NOTHING);
        if (before.isEmpty() || after.isEmpty()) {
            var name = before.map(States.State::name).orElse(null);
            return new ComparisonJson(name, to, Weight.HARMLESS.word(), now, List.of(), null);
        }
        var one = before.get();
        var other = after.get();
        var changes = Changes.between(one.content(), other.content());
        return new ComparisonJson(
                one.name(),
                other.name(),
                weight(changes, now).word(),
                now,
                changes.stream().map(it -> line(it, now, locale)).toList(),
                drawings(one.content(), other.content()));
    }

    static Weight weight(List<Change> changes, InFlight now) {
        return changes.stream().map(it -> it.why().weight(now)).reduce(Weight.HARMLESS, Weight::or);
    }

    private Line line(Change change, InFlight now, Locale locale) {
        return Line.of(change, sentences.sentence(change, locale), sentences.reason(change, locale), now);
    }

    private static @Nullable Drawings drawings(ServicePackage one, ServicePackage other) {
        Optional<String> before = one.text(PROCESS);
        Optional<String> after = other.text(PROCESS);
        return before.equals(after) ? null : new Drawings(before.orElse(null), after.orElse(null));
    }
}
