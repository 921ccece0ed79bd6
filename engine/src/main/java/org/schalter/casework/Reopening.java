package org.schalter.casework;

import java.util.List;
import java.util.UUID;
import org.schalter.workflow.EditionProcess;
import org.schalter.workflow.Places.Place;
import org.schalter.workflow.Position;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts back in front of people, or on its way, what a case waits for. */
@Component
class Reopening {

    private final LiveCasebook casebook;
    private final TaskTable tasks;
    private final Results results;
    private final Cases cases;

    Reopening(LiveCasebook casebook, TaskTable tasks, Results results, Cases cases) {
        this.casebook = casebook;
        this.tasks = tasks;
        this.results = results;
        this.cases = cases;
    }

    boolean isOpen(UUID caseId, Place place) {
        return tasks.of(caseId).stream()
                .anyMatch(it -> it.execution().equals(place.execution())
                        && (it.state().equals("open") || it.state().equals("claimed")));
    }

    /** Opens the clerks' task of a place where there is none. */
    @Transactional
    public boolean open(UUID caseId, EditionProcess process, Place place) {
        casebook.hold(caseId);
        if (!cases.waits(caseId, place.node()) || isOpen(caseId, place)) {
            return false;
        }
        casebook.begin(new Position(caseId, process.key(), place.node(), place.execution(), List.of()));
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
        if (!cases.waits(caseId, place.node())) {
            return false;
        }
        cases.proceed(place.execution());
        return true;
    }
}
