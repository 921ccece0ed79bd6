package org.schalter.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.TemporalAmount;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.schalter.casework.CollectPayment;
import org.schalter.definition.Expected;
import org.schalter.workflow.Position;
import org.schalter.workflow.Workflow;

/** One example on its way: whenever nothing happens by itself, the next thing that the example tells happens. */
final class Play {

    private static final int MOST_STEPS = 500;
    private static final Duration FAR_AHEAD = Duration.ofDays(3_650);

    private final Workflow workflow;
    private final RehearsalCasebook casebook;
    private final SetClock clock;
    private final Expected expected;
    private final UUID id;
    private Optional<String> payment;
    private int nextPass;
    private int nextTask;

    Play(Rehearsal.Stage on, Expected expected) {
        this.workflow = on.workflow();
        this.casebook = on.casebook();
        this.clock = on.clock();
        this.expected = expected;
        this.payment = expected.payment();
        this.id = casebook.caseId();
    }

    /** Plays it to its end; answers why it does not get there, if it does not. */
    Optional<String> all() {
        try {
            workflow.start(casebook.process, id);
            for (int steps = 0; steps < MOST_STEPS; steps++) {
                if (!workflow.doNextJob(id) && !next()) {
                    return leftOver();
                }
            }
            return Optional.of("the process does not come to rest within <%d> steps".formatted(MOST_STEPS));
        } catch (RehearsalCasebook.Unplayable unplayable) {
            return Optional.of(String.valueOf(unplayable.getMessage()));
        } catch (RuntimeException e) {
            return Optional.of(RehearsalCasebook.because(e));
        }
    }

    void clear() {
        if (workflow.runs(id)) {
            casebook.over();
            workflow.abandon(id, "the example is over");
        }
    }

    private boolean next() {
        return pay() || pass() || task();
    }

    private boolean pay() {
        var node = casebook.waitingFor(CollectPayment.ID);
        if (node.isEmpty() || payment.isEmpty() || payment.get().equals("abandoned")) {
            return false;
        }
        boolean paid = payment.get().equals("paid");
        payment = Optional.empty();
        settle(node.get(), paid, casebook.paid(paid));
        return true;
    }

    private void settle(Position at, boolean paid, Map<String, Object> result) {
        casebook.resumed(at, result);
        if (!paid && casebook.process.catches(at.node(), CollectPayment.REFUSED)) {
            workflow.decline(at.execution(), CollectPayment.REFUSED);
        } else {
            workflow.proceed(at.execution());
        }
    }

    private boolean pass() {
        if (nextPass >= expected.clock().size()) {
            return false;
        }
        var pass = expected.clock().get(nextPass);
        boolean stillToDo = casebook.openTask(pass.after()).isPresent()
                && nextTask < expected.tasks().size()
                && expected.tasks().get(nextTask).task().equals(pass.after());
        if (!casebook.notes().path().contains(pass.after()) || stillToDo) {
            return false;
        }
        nextPass++;
        let(pass.pass());
        return true;
    }

    /** Lets time pass, each timer going off at its own moment. */
    private void let(TemporalAmount amount) {
        Instant until = clock.instant().atZone(clock.getZone()).plus(amount).toInstant();
        for (var due = workflow.due(id, until); due.isPresent(); due = workflow.due(id, until)) {
            clock.goOnTo(due.get().at());
            workflow.goesOff(due.get());
            while (workflow.doNextJob(id)) {
                // what the timer has set going
            }
        }
        clock.set(until);
    }

    private boolean task() {
        if (nextTask >= expected.tasks().size()) {
            return false;
        }
        var wanted = expected.tasks().get(nextTask);
        var open = casebook.openTask(wanted.task());
        if (open.isEmpty()) {
            return false;
        }
        nextTask++;
        var answers = casebook.answered(open.get(), wanted.answers());
        casebook.taskDone(open.get(), answers);
        workflow.proceed(open.get().execution());
        return true;
    }

    private String open() {
        var nodes = casebook.openNodes();
        return nodes.isEmpty() ? "nothing" : String.join(", ", nodes);
    }

    /** Where it has come to rest. */
    Trial.Rest rest() {
        return new Trial.Rest(
                casebook.openNodes(),
                workflow.due(id, clock.instant().plus(FAR_AHEAD))
                        .map(timer -> Duration.between(clock.instant(), timer.at())),
                nextTask,
                nextPass,
                payment.isEmpty() && expected.payment().isPresent());
    }

    private Optional<String> leftOver() {
        if (nextTask < expected.tasks().size()) {
            return Optional.of("the task <%s> is never open; open is in the end: %s"
                    .formatted(expected.tasks().get(nextTask).task(), open()));
        }
        if (nextPass < expected.clock().size()) {
            return Optional.of("the clock is to pass after <%s>, which is never reached"
                    .formatted(expected.clock().get(nextPass).after()));
        }
        return Optional.empty();
    }
}
