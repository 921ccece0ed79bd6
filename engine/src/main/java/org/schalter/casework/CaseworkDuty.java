package org.schalter.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.schalter.submission.CaseId;
import org.schalter.submission.Ledger;
import org.schalter.submission.spi.MissingStation;
import org.schalter.submission.spi.MissingStation.Repair;
import org.schalter.submission.spi.SentCase;
import org.schalter.submission.spi.StationDuty;
import org.schalter.workflow.EditionProcess;
import org.schalter.workflow.Places.Place;
import org.schalter.workflow.Workflow;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What its edition's process obliges a case to: that it has begun, what lies behind it, what it waits for, that it ended. */
@Component
class CaseworkDuty implements StationDuty {

    private final Milestones milestones;
    private final Processes processes;
    private final Workflow workflow;
    private final Ledger ledger;
    private final Cases cases;
    private final Duties duties;

    CaseworkDuty(
            Milestones milestones, Processes processes, Workflow workflow, Ledger ledger, Cases cases, Duties duties) {
        this.milestones = milestones;
        this.processes = processes;
        this.workflow = workflow;
        this.ledger = ledger;
        this.cases = cases;
        this.duties = duties;
    }

    /** What is owed for steps behind and at the places where a case stands. */
    @Component
    record Duties(StepDuties steps, PlaceDuties places) {}

    @Override
    public List<UUID> suspects(int most) {
        return workflow.places().givenUp(most);
    }

    @Override
    @Transactional
    public List<MissingStation> missing(SentCase sent) {
        var progress = milestones.progress(sent.id());
        if (progress.isEmpty()) {
            return List.of(new MissingStation(
                    "process-started", sent.receivedAt(), "casework.missing.start", "", () -> start(sent)));
        }
        var process = processes.of(sent.service(), sent.edition());
        var stations = ledger.of(new CaseId(sent.id()));
        Instant moved = stations.getLast().at().toInstant();
        if (progress.get() == Milestones.Progress.ENDED) {
            List<MissingStation> missing = new ArrayList<>(duties.steps().missing(sent, process, List.of(), moved));
            if (stations.stream().noneMatch(it -> it.station().equals(CaseCompleted.COMPLETED))) {
                missing.add(new MissingStation(
                        CaseCompleted.COMPLETED, moved, "casework.missing.end", "", () -> end(sent.id())));
            }
            return List.copyOf(missing);
        }
        return running(sent, process, workflow.places().of(sent.id()), moved);
    }

    private List<MissingStation> running(SentCase sent, EditionProcess process, List<Place> places, Instant moved) {
        if (places.isEmpty()) {
            Repair anew = milestones.untouched(sent.id()) ? () -> cases.startAnew(sent.id(), process) : Repair.none();
            return List.of(new MissingStation("step", moved, "casework.missing.process", "", anew));
        }
        List<MissingStation> missing = new ArrayList<>(duties.steps().missing(sent, process, places, moved));
        for (Place place : places) {
            duties.places().missing(sent, process, place).ifPresent(missing::add);
        }
        return List.copyOf(missing);
    }

    private boolean start(SentCase sent) {
        cases.start(sent.id(), sent.service(), sent.edition());
        return true;
    }

    private boolean end(UUID caseId) {
        return cases.endAgain(caseId);
    }
}
