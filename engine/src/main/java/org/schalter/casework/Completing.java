package org.schalter.casework;

import java.time.Clock;
import java.util.UUID;
import java.util.function.BooleanSupplier;
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

    /** A task done with these answers by somebody. */
    record Deed(UUID task, ObjectNode answers, String subject, String name) {}

    /** A file was there when the answers were judged, and has been deleted since. */
    static final class FileGone extends RuntimeException {}

    /**
     * False if somebody else has the task or it is over.
     *
     * @param stillRight whether the answers still are when the files that they name are held for good
     * @throws FileGone if not
     */
    boolean complete(Deed deed, BooleanSupplier stillRight) {
        var task = table.find(deed.task()).orElseThrow();
        // The case first, as everybody who moves a case does, so that nobody waits for somebody who waits for him.
        cases.lock(new CaseId(task.caseId()));
        if (!table.complete(task.id(), deed.subject(), deed.name())) {
            return false;
        }
        var answers = deed.answers();
        table.answered(task, answers, deed.subject(), deed.name());
        halfDone.over(task.id(), answers);
        if (!stillRight.getAsBoolean()) {
            throw new FileGone();
        }
        reader.changed(task.caseId());
        milestones.decided(task.caseId(), task.node(), answers.path("decision").asString(""), task.id());
        cases.proceed(task.execution());
        return true;
    }
}
