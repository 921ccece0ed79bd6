package org.schalter.casework;

import java.util.UUID;
import org.schalter.workflow.Places.Place;
import org.schalter.workflow.Workflow;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts back in front of people, or on its way, what a case waits for. */
@Component
class Reopening {

    private final LiveCasebook casebook;
    private final TaskTable tasks;
    private final Results results;
    private final Cases cases;
    private final Workflow workflow;

    Reopening(LiveCasebook casebook, TaskTable tasks, Results results, Cases cases, Workflow workflow) {
        this.casebook = casebook;
        this.tasks = tasks;
        this.results = results;
        this.cases = cases;
        this.workflow = workflow;
    }

    boolean isOpen(UUID caseId, Place place) {
        return tasks.of(caseId).stream()
                .anyMatch(it -> it.execution().equals(place.execution())
                        && (it.state().equals("open") || it.state().equals("claimed")));
    }

    /** Opens the clerks' task of a place where there is none. */
    @Transactional
    public boolean open(UUID caseId, Place place) {
        casebook.hold(caseId);
        var standing = workflow.places().position(place);
        if (standing.isEmpty() || isOpen(caseId, place)) {
            return false;
        }
        casebook.begin(standing.get());
        return true;
    }

    boolean hasArrived(UUID caseId, String message) {
        return results.hasArrived(caseId, message);
    }

    /** Why a step failed, in words. */
    String failure(UUID caseId, String stored) {
        return results.failure(caseId, stored);
    }

    /** Goes on from a place whose message has arrived. */
    @Transactional
    public boolean proceed(UUID caseId, Place place) {
        casebook.hold(caseId);
        if (workflow.places().position(place).isEmpty()) {
            return false;
        }
        cases.proceed(place.execution());
        return true;
    }
}
