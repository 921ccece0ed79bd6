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
    Optional<String> missing(UUID caseId, EditionProcess process, ServiceTask task, int times) {
        return missing(process.actions().action(task.action()), caseId, process, task, times);
    }

    private <O extends Record> Optional<String> missing(
            ProcessAction<O> action, UUID caseId, EditionProcess process, ServiceTask task, int times) {
        return action.missing(at(caseId, process, task, times), options(action, caseId, process, task));
    }

    /** Performs the action; false if it waits for something from outside. */
    @Transactional
    public boolean perform(UUID caseId, String service, int edition, ServiceTask task) {
        milestones.lock(caseId);
        var process = processes.of(service, edition);
        int times = results.times(caseId, task.id(), null);
        var action = process.actions().action(task.action());
        return switch (perform(action, caseId, process, task, times)) {
            case ActionResult.Done done -> {
                kept(caseId, task, times, done.result());
                yield true;
            }
            case ActionResult.Declined declined -> {
                kept(caseId, task, times, declined.result());
                yield true;
            }
            case ActionResult.Waiting _ -> false;
        };
    }

    private void kept(UUID caseId, ServiceTask task, int times, Map<String, ?> result) {
        if (times == 0) {
            results.keep(caseId, task.id(), null, result);
            reader.changed(caseId);
        }
    }

    private <O extends Record> ActionResult perform(
            ProcessAction<O> action, UUID caseId, EditionProcess process, ServiceTask task, int times) {
        return action.perform(at(caseId, process, task, times), options(action, caseId, process, task));
    }

    private <O extends Record> O options(
            ProcessAction<O> action, UUID caseId, EditionProcess process, ServiceTask task) {
        var facts = reader.facts(caseId, process);
        var position = position(caseId, process, task);
        return ActionInputs.bind(
                action.options(),
                task.inputs(),
                source -> process.evaluate(source, position, facts, milestones.clock()));
    }

    private ActionCase at(UUID caseId, EditionProcess process, ServiceTask task, int times) {
        var submission = reader.submission(caseId);
        return new ActionCase(
                caseId,
                submission.reference(),
                submission.service().value(),
                submission.edition(),
                task.id(),
                times <= 1 ? task.id() : task.id() + "." + times,
                process.scope(position(caseId, process, task), reader.facts(caseId, process), milestones.clock()),
                submission.language(),
                process.content());
    }

    private static Position position(UUID caseId, EditionProcess process, ServiceTask task) {
        return new Position(caseId, process.key(), task.id(), "", List.of());
    }
}
