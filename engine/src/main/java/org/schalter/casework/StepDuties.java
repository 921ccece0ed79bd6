package org.schalter.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.schalter.process.Passed;
import org.schalter.process.ProcessModel.Boundary;
import org.schalter.process.ProcessModel.Node;
import org.schalter.process.ProcessModel.ServiceTask;
import org.schalter.process.ProcessModel.UserTask;
import org.schalter.submission.spi.MissingStation;
import org.schalter.submission.spi.MissingStation.Repair;
import org.schalter.submission.spi.SentCase;
import org.schalter.workflow.CaseFacts;
import org.schalter.workflow.EditionProcess;
import org.schalter.workflow.Places.Place;
import org.schalter.workflow.Position;
import org.springframework.stereotype.Component;

/**
 * What a case owes for the steps that it must have passed by its edition's process: every service task's effect is there, and
 * every clerk's task was decided. Repeated steps are left out, since a list may have been empty.
 */
@Component
class StepDuties {

    private final CaseReader reader;
    private final Results results;
    private final Redo redo;
    private final Milestones milestones;

    StepDuties(CaseReader reader, Results results, Redo redo, Milestones milestones) {
        this.reader = reader;
        this.results = results;
        this.redo = redo;
        this.milestones = milestones;
    }

    /**
     * What is missing of the steps behind the places where the case stands.
     *
     * @param places none means that the process is over
     * @param since when the case moved last
     */
    List<MissingStation> missing(SentCase sent, EditionProcess process, List<Place> places, Instant since) {
        var known = results.of(sent.id(), process::taskValues);
        var standing = places.stream()
                .map(Place::node)
                .filter(node -> !(process.model().nodes().get(node) instanceof Boundary))
                .collect(Collectors.toSet());
        List<MissingStation> missing = new ArrayList<>();
        for (String id : passed(sent.id(), process, standing, known)) {
            step(sent, process, process.node(id), known, since).ifPresent(missing::add);
        }
        return missing;
    }

    private Set<String> passed(
            UUID caseId, EditionProcess process, Set<String> standing, List<CaseFacts.Result> known) {
        var anywhere = new Position(caseId, process.key(), "", "", List.of());
        var open = new OpenFlows(process, reader.facts(caseId, process), anywhere, known, milestones.clock());
        return Passed.by(process.model(), open, standing);
    }

    private Optional<MissingStation> step(
            SentCase sent, EditionProcess process, Node node, List<CaseFacts.Result> known, Instant since) {
        if (process.repeated(node.id())) {
            return Optional.empty();
        }
        return switch (node) {
            case ServiceTask task -> effect(sent, process, task, times(known, task.id()), since);
            case UserTask task when times(known, task.id()) == 0 -> Optional.of(decision(task, since));
            default -> Optional.empty();
        };
    }

    private Optional<MissingStation> effect(
            SentCase sent, EditionProcess process, ServiceTask task, int times, Instant since) {
        var station = redo.missing(sent.id(), process, task, times)
                .or(() -> times > 0 ? Optional.empty() : Optional.of("step:" + task.id()));
        Repair again = () -> redo.perform(sent.id(), sent.service(), sent.edition(), task);
        return station.map(it -> new MissingStation(it, since, "casework.missing.effect", "", again));
    }

    /** Nobody but a clerk can decide; what the case has gone on by is not known any more. */
    private static MissingStation decision(UserTask task, Instant since) {
        return new MissingStation("decided:" + task.id(), since, "casework.missing.decision", "", Repair.none());
    }

    private static int times(List<CaseFacts.Result> known, String node) {
        return (int) known.stream().filter(it -> it.node().equals(node)).count();
    }
}
