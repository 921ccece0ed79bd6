package org.schalter.release;

import java.util.Optional;
import org.schalter.definition.Reading;
import org.schalter.definition.ServiceKey;
import org.schalter.definition.ServicePackage;
import org.schalter.editing.WorkingCopies;
import org.schalter.editing.WorkingCopy;
import org.schalter.publishing.Edition;
import org.schalter.publishing.Editions;
import org.schalter.site.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The states of a service that can be compared, by what an address calls them: an edition's number, live, working-copy. */
@Component
class States {

    static final String LIVE = "live";
    static final String WORKING_COPY = "working-copy";

    private final Editions editions;
    private final WorkingCopies copies;

    States(Editions editions, WorkingCopies copies) {
        this.editions = editions;
        this.copies = copies;
    }

    /** A state, and what it is called: an edition by its number, also where it was asked for as the live one. */
    record State(String name, ServicePackage content) {

        static State of(Edition edition) {
            return new State(String.valueOf(edition.number()), edition.content());
        }
    }

    /**
     * The state of that name; empty where it is the live one and there is none.
     *
     * @throws Problem if there is no such state, or a working copy that can't be read
     */
    Optional<State> find(String key, String name) {
        return switch (name) {
            case LIVE -> ServiceKey.parse(key).flatMap(editions::live).map(State::of);
            case WORKING_COPY -> Optional.of(new State(name, workingCopy(key)));
            default -> Optional.of(edition(key, name));
        };
    }

    /** Nothing is told of one that reads badly: what it seems to lack may only be unreadable. */
    private ServicePackage workingCopy(String key) {
        var reading = ServiceKey.parse(key)
                .flatMap(copies::find)
                .map(WorkingCopy::reading)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.NOT_FOUND,
                        "no-working-copy",
                        "there is no working copy of a service <%s>".formatted(key)));
        return reading.service().filter(it -> !reading.hasErrors()).orElseThrow(() -> unreadable(key, reading));
    }

    private static Problem unreadable(String key, Reading reading) {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "unreadable-working-copy",
                        "the working copy of <%s> can't be read; put right what its findings name first".formatted(key))
                .with("findings", reading.findings());
    }

    private State edition(String key, String name) {
        return ServiceKey.parse(key)
                .filter(it -> name.matches("[1-9][0-9]{0,8}"))
                .flatMap(it -> editions.find(it, Integer.parseInt(name)))
                .map(State::of)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.NOT_FOUND,
                        "unknown-edition",
                        "there is no <%s> of <%s>; expected the number of an edition, live or working-copy"
                                .formatted(name.length() > 40 ? name.substring(0, 40) + "…" : name, key)));
    }
}
