package org.schalter.casework;

import java.time.Clock;
import java.util.UUID;
import org.schalter.submission.CaseId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Does a task within the caller's transaction: its state, its answers, the decision, and what the process does next. */
@Component
class Completing {

    private final TaskTable table;
    private final Cases cases;
    private final CaseReader reader;
    private final Milestones milestones;
    private final HalfDone halfDone;

    Completing(TaskTable table, Cases cases, CaseReader reader, Milestones milestones, HalfDone halfDone) {
        this.table = table;
        this.cases = cases;
        this.reader = reader;
        this.milestones = milestones;
        this.halfDone = halfDone;
    }

    Clock clock() {
        return milestones.clock();
    }

    /** False if somebody else has the task or it is over. */
    boolean complete(UUID id, ObjectNode answers, String subject, String name) {
        var task = table.find(id).orElseThrow();
        // The case first, as everybody who moves a case does, so that nobody waits for somebody who waits for him.
        cases.lock(new CaseId(task.caseId()));
        if (!table.complete(id, subject, name)) {
            return false;
        }
        table.answered(task, answers, subject, name);
        halfDone.over(id, answers);
        reader.changed(task.caseId());
        milestones.decided(task.caseId(), task.node(), answers.path("decision").asString(""), id);
        cases.proceed(task.execution());
        return true;
    }
}
