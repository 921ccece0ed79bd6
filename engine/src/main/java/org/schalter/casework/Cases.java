package org.schalter.casework;

import java.util.UUID;
import org.schalter.process.ProcessModel;
import org.schalter.process.spi.ActionResult;
import org.schalter.submission.CaseId;
import org.schalter.workflow.EditionProcess;
import org.schalter.workflow.Workflow;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves cases through their processes. */
@Component
public class Cases {

    private final Workflow workflow;
    private final Processes processes;
    private final Milestones milestones;
    private final Results results;
    private final CaseReader reader;

    Cases(Workflow workflow, Processes processes, Milestones milestones, Results results, CaseReader reader) {
        this.workflow = workflow;
        this.processes = processes;
        this.milestones = milestones;
        this.results = results;
        this.reader = reader;
    }

    /** Starts the process of a case; doing so again does nothing. */
    @Transactional
    void start(UUID caseId, String service, int edition) {
        if (milestones.started(caseId, service, edition)) {
            var process = processes.of(service, edition);
            workflow.start(process, caseId);
        }
    }

    /** Starts a process that is no more, before anything has come of it; false if there is one. */
    @Transactional
    boolean startAnew(UUID caseId, EditionProcess process) {
        milestones.lock(caseId);
        if (workflow.runs(caseId) || !milestones.untouched(caseId)) {
            return false;
        }
        workflow.start(process, caseId);
        return true;
    }

    /** Says again that a case has ended whose process is over. */
    @Transactional
    boolean endAgain(UUID caseId) {
        milestones.lock(caseId);
        if (workflow.runs(caseId)) {
            return false;
        }
        milestones.ended(caseId);
        return true;
    }

    /**
     * Tells the result of an action that answered {@link ActionResult.Waiting}; the process goes on. Nothing happens if the
     * case does not wait there (any more).
     *
     * @param node the service task's id
     * @return whether it waited there
     * @throws IllegalStateException if the case's process has not been started yet
     */
    @Transactional
    public boolean resume(CaseId caseId, String node, ActionResult result) {
        lock(caseId);
        return workflow.waiting(caseId.value(), node)
                .map(execution -> {
                    goOn(caseId, node, execution, result);
                    return true;
                })
                .orElse(false);
    }

    /** Whether the case waits at that node. */
    boolean waits(UUID caseId, String node) {
        return workflow.waiting(caseId, node).isPresent();
    }

    /** Goes on from a task that a clerk has completed. */
    void proceed(String execution) {
        workflow.proceed(execution);
    }

    /** A message has arrived for the case; whatever waits for it goes on, now or when it gets there. */
    void tell(CaseId caseId, String message) {
        lock(caseId);
        results.arrived(caseId.value(), message);
        reader.changed(caseId.value());
        var submission = reader.submission(caseId.value());
        var process = processes.of(submission.service().value(), submission.edition());
        for (var node : process.model().nodes().values()) {
            if (node instanceof ProcessModel.MessageCatch waits
                    && waits.message().equals(message)) {
                workflow.waiting(caseId.value(), node.id()).ifPresent(this::proceed);
            }
        }
    }

    void lock(CaseId caseId) {
        if (!milestones.lock(caseId.value())) {
            throw new IllegalStateException("the process of case <%s> has not been started".formatted(caseId));
        }
    }

    private void goOn(CaseId caseId, String node, String execution, ActionResult result) {
        switch (result) {
            case ActionResult.Done done -> {
                results.keep(caseId.value(), node, null, done.result());
                reader.changed(caseId.value());
                proceed(execution);
            }
            case ActionResult.Declined declined -> decline(caseId, node, execution, declined);
            case ActionResult.Waiting _ ->
                throw new IllegalArgumentException("a result is needed, not <waiting> again");
        }
    }

    private void decline(CaseId caseId, String node, String execution, ActionResult.Declined declined) {
        results.keep(caseId.value(), node, null, declined.result());
        reader.changed(caseId.value());
        var submission = reader.submission(caseId.value());
        var process = processes.of(submission.service().value(), submission.edition());
        if (process.catches(node, declined.code())) {
            workflow.decline(execution, declined.code());
        } else {
            proceed(execution);
        }
    }
}
