package org.schalter.release;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.schalter.definition.ServicePackage;
import org.schalter.expression.ExpressionIncident;
import org.schalter.rehearsal.Ways;
import org.schalter.release.ReplayJson.DifferenceJson;
import org.schalter.release.ReplayJson.FaultJson;
import org.schalter.release.ReplayJson.FeesJson;
import org.schalter.release.ReplayJson.OtherWayJson;
import org.schalter.release.ReplayJson.WaysJson;
import org.schalter.submission.Submission;
import org.schalter.validation.Circumstances;
import org.schalter.validation.Fee;
import org.schalter.validation.FormModel;
import org.schalter.validation.Verdict;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answers of some cases of one edition, judged by another state of the service as of the day of their receipt. Of a case
 * only its answers, its fee and its day are taken: neither its reference nor whose it is. What is told are counts.
 */
final class Replay {

    private final ServicePackage after;
    private final FormModel form;
    private final Clock town;
    private final String language;
    private final Map<List<String>, Integer> faults = new TreeMap<>(java.util.Comparator.comparing(List::toString));
    private final Map<BigDecimal, Integer> differences = new TreeMap<>();
    private final Map<List<List<String>>, Integer> ways = new TreeMap<>(java.util.Comparator.comparing(List::toString));
    private int cases;
    private int accepted;
    private int undecided;

    Replay(ServicePackage after, Clock town, String language) {
        this.after = after;
        this.form = compiled(after);
        this.town = town;
        this.language = language;
    }

    /** Those of one edition. */
    void of(ServicePackage before, List<Submission> submissions, Ways through) {
        var earlier = compiled(before);
        var places = new Places(earlier.root(), form.root());
        var sealed = new ArrayList<ObjectNode>();
        var taken = new ArrayList<ObjectNode>();
        for (var submission : submissions) {
            judge(submission, places).ifPresent(answers -> {
                sealed.add(submission.answers());
                taken.add(answers);
            });
        }
        if (!taken.isEmpty()) {
            ways(through.of(before, earlier, sealed, town), through.of(after, form, taken, town));
        }
    }

    private Optional<ObjectNode> judge(Submission submission, Places places) {
        cases++;
        var then = Clock.fixed(submission.receivedAt(), town.getZone());
        try {
            var circumstances = Circumstances.of(then, language).withUploads(_ -> true);
            return switch (form.validate(submission.answers().deepCopy(), circumstances)) {
                case Verdict.Rejected it -> {
                    it.faults().stream()
                            .map(fault -> line(places.of(fault.at(), language), fault.keyword()))
                            .distinct()
                            .forEach(fault -> faults.merge(fault, 1, Integer::sum));
                    yield Optional.empty();
                }
                case Verdict.Accepted it -> {
                    accepted++;
                    fee(submission, it.answers(), then);
                    yield Optional.of(it.answers());
                }
            };
        } catch (ExpressionIncident e) {
            faults.merge(List.of("", "", "x-calculate"), 1, Integer::sum);
            return Optional.empty();
        }
    }

    private static List<String> line(Places.Place place, String keyword) {
        return List.of(place.at(), place.title(), keyword);
    }

    private void fee(Submission submission, ObjectNode answers, Clock then) {
        try {
            var now = Fee.of(after, form, answers, then).map(Fee::total).orElse(BigDecimal.ZERO);
            var sealed = submission.fee().map(Fee::total).orElse(BigDecimal.ZERO);
            differences.merge(now.subtract(sealed).setScale(2, java.math.RoundingMode.HALF_UP), 1, Integer::sum);
        } catch (ExpressionIncident e) {
            undecided++;
        }
    }

    private void ways(List<List<String>> before, List<List<String>> now) {
        for (int i = 0; i < before.size(); i++) {
            ways.merge(List.of(before.get(i), now.get(i)), 1, Integer::sum);
        }
    }

    ReplayJson told() {
        int same =
                Optional.ofNullable(differences.remove(new BigDecimal("0.00"))).orElse(0);
        var others = ways.entrySet().stream()
                .filter(it -> new HashSet<>(it.getKey()).size() > 1)
                .map(it -> new OtherWayJson(it.getKey().get(0), it.getKey().get(1), it.getValue()))
                .toList();
        int went = ways.values().stream().mapToInt(Integer::intValue).sum();
        return new ReplayJson(
                cases,
                accepted,
                faults.entrySet().stream()
                        .map(it -> new FaultJson(
                                it.getKey().get(0),
                                it.getKey().get(1),
                                it.getKey().get(2),
                                it.getValue()))
                        .toList(),
                new FeesJson(
                        same,
                        undecided,
                        differences.entrySet().stream()
                                .map(it -> new DifferenceJson(it.getKey().toPlainString(), it.getValue()))
                                .toList()),
                new WaysJson(went - others.stream().collect(Collectors.summingInt(OtherWayJson::cases)), others));
    }

    private static FormModel compiled(ServicePackage content) {
        return FormModel.compile(
                content.form(), content.texts(), content.manifest().languages());
    }
}
