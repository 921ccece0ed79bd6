package org.schalter.rehearsal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.Example;
import org.schalter.definition.Expected;
import org.schalter.expression.Scope;
import org.schalter.workflow.EditionProcess;
import org.schalter.workflow.Workflow;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Runs examples on a second workflow in memory: the same generated process, the same walls, but a clock that is set, jobs
 * that are done one by one, and a casebook that only notes down. One example at a time.
 */
@Component
class Rehearsal implements DisposableBean {

    private final Clock town;
    private @Nullable Stage stage;

    Rehearsal(Clock town) {
        this.town = town;
    }

    /** The workflow in memory, made at the first rehearsal. */
    record Stage(Workflow workflow, RehearsalCasebook casebook, SetClock clock) {}

    /** What came of an example, and what was known of it in the end; the problem says why it did not run to where it should, and is empty if it did. */
    record Story(Notes notes, Scope known, Trial.Rest rest, Optional<String> problem) {}

    /** Deploys the process for the time of {@code work}, which may rehearse as many examples as it likes. */
    synchronized void with(EditionProcess process, Runnable work) {
        var on = stage();
        on.casebook().process = process;
        on.workflow().during(process, work);
    }

    /** Rehearses one example of the process that is deployed. */
    synchronized Story play(RehearsedCase sample, Example example) {
        return play(sample, example, start(example.expected()));
    }

    private Story play(RehearsedCase sample, Example example, Instant from) {
        var on = stage();
        on.clock().set(from);
        on.casebook().begin(sample);
        var play = new Play(on, example.expected());
        var problem = play.all();
        var known = on.casebook().still();
        var rest = play.rest();
        play.clear();
        return new Story(on.casebook().notes(), known, rest, problem);
    }

    /** Rehearses one example on a day of its own, of a process that nobody else rehearses. */
    synchronized Story alone(EditionProcess process, RehearsedCase sample, Example example, Clock day) {
        var told = new AtomicReference<Story>();
        with(process, () -> told.set(play(sample, example, day.instant())));
        return told.get();
    }

    /** Rehearses cases one after the other, as if they were examples, and keeps nothing of them. */
    synchronized List<Story> all(EditionProcess process, List<RehearsedCase> cases, Example example, Clock day) {
        var stories = new ArrayList<Story>();
        try {
            with(process, () -> cases.forEach(it -> stories.add(play(it, example, day.instant()))));
        } finally {
            stage().casebook().forget();
        }
        return stories;
    }

    /** The moment that an example happens at. */
    private Instant start(Expected expected) {
        return expected.today()
                .map(day -> day.atTime(LocalTime.NOON).atZone(town.getZone()).toInstant())
                .orElseGet(town::instant);
    }

    Clock at(Expected expected) {
        return Clock.fixed(start(expected), town.getZone());
    }

    private Stage stage() {
        var known = stage;
        if (known == null) {
            var clock = new SetClock(town.getZone(), town.instant());
            var casebook = new RehearsalCasebook(clock);
            known = new Stage(Workflow.inMemory(casebook), casebook, clock);
            stage = known;
        }
        return known;
    }

    @Override
    public synchronized void destroy() {
        if (stage != null) {
            stage.workflow().close();
            stage = null;
        }
    }
}
