package org.schalter.casework;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.schalter.process.ActionInputs;
import org.schalter.process.ProcessModel.ServiceTask;
import org.schalter.process.spi.ActionCase;
import org.schalter.process.spi.ActionResult;
import org.schalter.process.spi.ProcessAction;
import org.schalter.submission.spi.SentCase;
import org.schalter.workflow.EditionProcess;
import org.schalter.workflow.Position;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Does the action of a node once more that the case has long passed, as the same occurrence, so that what is there already
 * is found and only what is gone is made anew. The case does not move by that.
 */
@Component
class Redo {

    private final Processes processes;
    private final CaseReader reader;
    private final Results results;
    private final Milestones milestones;

    Redo(Processes processes, CaseReader reader, Results results, Milestones milestones) {
        this.processes = processes;
        this.reader = reader;
        this.results = results;
        this.milestones = milestones;
    }

    /** The station that is missing because what the action brought about is not there; empty if all is well. */
    Optional<String> missing(Position at, EditionProcess process, ServiceTask task, int times) {
        return missing(process.actions().action(task.action()), at, process, task, times);
    }

    private <O extends Record> Optional<String> missing(
            ProcessAction<O> action, Position at, EditionProcess process, ServiceTask task, int times) {
        return action.missing(actionCase(at, process, times), options(action, at, process, task));
    }

    /**
     * Performs the action; false if it waits for something from outside.
     *
     * @param items which of its doings, in a repetition
     */
    @Transactional
    public boolean perform(SentCase sent, ServiceTask task, List<Integer> items) {
        milestones.lock(sent.id());
        var process = processes.of(sent.service(), sent.edition());
        var at = position(sent.id(), process, task.id(), items);
        int times = results.times(at.caseId(), at.node(), at.item());
        return switch (perform(process.actions().action(task.action()), at, process, task, times)) {
            case ActionResult.Done done -> {
                kept(at, times, done.result());
                yield true;
            }
            case ActionResult.Declined declined -> {
                kept(at, times, declined.result());
                yield true;
            }
            case ActionResult.Waiting _ -> false;
        };
    }

    private void kept(Position at, int times, Map<String, ?> result) {
        if (times == 0) {
            results.keep(at.caseId(), at.node(), at.item(), result);
            reader.changed(at.caseId());
        }
    }

    private <O extends Record> ActionResult perform(
            ProcessAction<O> action, Position at, EditionProcess process, ServiceTask task, int times) {
        return action.perform(actionCase(at, process, times), options(action, at, process, task));
    }

    private <O extends Record> O options(
            ProcessAction<O> action, Position position, EditionProcess process, ServiceTask task) {
        var facts = reader.facts(position.caseId(), process);
        return ActionInputs.bind(
                action.options(),
                task.inputs(),
                source -> process.evaluate(source, position, facts, milestones.clock()));
    }

    private ActionCase actionCase(Position at, EditionProcess process, int times) {
        var submission = reader.submission(at.caseId());
        return new ActionCase(
                at.caseId(),
                submission.reference(),
                submission.service().value(),
                submission.edition(),
                at.node(),
                times <= 1 ? at.label() : at.label() + "." + times,
                process.scope(at, reader.facts(at.caseId(), process), milestones.clock()),
                submission.language(),
                process.content());
    }

    static Position position(UUID caseId, EditionProcess process, String node, List<Integer> items) {
        return new Position(caseId, process.key(), node, "", items);
    }
}
