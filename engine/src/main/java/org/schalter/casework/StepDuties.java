package org.schalter.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.schalter.process.Passed;
import org.schalter.process.ProcessModel.Activity;
import org.schalter.process.ProcessModel.Boundary;
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
 * every clerk's task was decided. A step that is repeated for each element of a list owes that for each of them, if the list
 * was sealed at receipt; one of a list that may have been another then, or within a repeated sub-process, is left out.
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
            for (var items : doings(sent, process, id)) {
                var at = Redo.position(sent.id(), process, id, items);
                step(sent, process, at, known, since).ifPresent(missing::add);
            }
        }
        return missing;
    }

    /** Which elements of its list a step was surely done for; of one that is not repeated, none and that once. */
    private List<List<Integer>> doings(SentCase sent, EditionProcess process, String node) {
        if (!process.repeated(node)) {
            return List.of(List.of());
        }
        boolean sure = process.node(node) instanceof Activity activity
                && activity.each()
                        .filter(each -> OpenFlows.sealed(process, each.list()))
                        .isPresent()
                && process.model().repetitions(node).size() == 1;
        int many = sure
                ? process.elements(node, List.of(), reader.facts(sent.id(), process), milestones.clock())
                        .size()
                : 0;
        return IntStream.range(0, many).mapToObj(List::of).toList();
    }

    private Set<String> passed(
            UUID caseId, EditionProcess process, Set<String> standing, List<CaseFacts.Result> known) {
        var anywhere = new Position(caseId, process.key(), "", "", List.of());
        var open = new OpenFlows(process, reader.facts(caseId, process), anywhere, known, milestones.clock());
        return Passed.by(process.model(), open, standing);
    }

    private Optional<MissingStation> step(
            SentCase sent, EditionProcess process, Position at, List<CaseFacts.Result> known, Instant since) {
        int times = times(known, at);
        return switch (process.node(at.node())) {
            case ServiceTask task -> effect(sent, process, task, at, times, since);
            case UserTask _ when times == 0 -> Optional.of(decision(at, since));
            default -> Optional.empty();
        };
    }

    private Optional<MissingStation> effect(
            SentCase sent, EditionProcess process, ServiceTask task, Position at, int times, Instant since) {
        var station = redo.missing(at, process, task, times)
                .or(() -> times > 0 ? Optional.empty() : Optional.of("step:" + task.id()));
        Repair again = () -> redo.perform(sent, task, at.items());
        String which = at.label().substring(at.node().length());
        return station.map(it -> new MissingStation(it + which, since, "casework.missing.effect", "", again));
    }

    /** Nobody but a clerk can decide; what the case has gone on by is not known any more. */
    private static MissingStation decision(Position at, Instant since) {
        return new MissingStation("decided:" + at.label(), since, "casework.missing.decision", "", Repair.none());
    }

    private static int times(List<CaseFacts.Result> known, Position at) {
        return (int) known.stream()
                .filter(it -> it.node().equals(at.node()) && Objects.equals(it.item(), at.item()))
                .count();
    }
}
