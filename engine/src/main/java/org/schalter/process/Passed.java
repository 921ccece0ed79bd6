package org.schalter.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.schalter.process.ProcessModel.Activity;
import org.schalter.process.ProcessModel.Body;
import org.schalter.process.ProcessModel.Boundary;
import org.schalter.process.ProcessModel.End;
import org.schalter.process.ProcessModel.Ending;
import org.schalter.process.ProcessModel.Flow;
import org.schalter.process.ProcessModel.Gateway;
import org.schalter.process.ProcessModel.Junction;
import org.schalter.process.ProcessModel.Node;
import org.schalter.process.ProcessModel.Start;
import org.schalter.process.ProcessModel.SubProcess;

/**
 * Which activities a case must have done to stand where it stands: those on every way to there that is open. Where ways
 * part, the case has gone one of them, so only what they share is sure; where parallel ways join, it has gone them all. An
 * activity that a timer or an error can cut short is not sure to be done behind that timer or error. Loops, which may be
 * gone or not, oblige to nothing that the way past them does not.
 */
public final class Passed {

    private static final String DONE = "/done";

    private final Map<String, List<String>> before = new LinkedHashMap<>();
    private final Set<String> joins = new HashSet<>();
    private final Map<String, Set<String>> sure = new HashMap<>();

    private Passed(ProcessModel model, Predicate<Flow> open) {
        model.bodies().forEach(body -> add(body, open));
    }

    /**
     * What must have been done by a case that waits at those nodes.
     *
     * @param open the flows that the case can have taken
     * @param waitsAt nodes of the model; none means that the case's process is over
     */
    public static Set<String> by(ProcessModel model, Predicate<Flow> open, Collection<String> waitsAt) {
        var passed = new Passed(model, open);
        passed.settle(first(model.body()));
        return waitsAt.isEmpty() ? passed.before(ends(model.body())) : passed.before(waitsAt, model);
    }

    private Set<String> before(Collection<String> waitsAt, ProcessModel model) {
        Set<String> all = new HashSet<>();
        for (String node : waitsAt) {
            var known = sure.get(node);
            // By what we know it cannot be there: then we know too little, and only what every way has in common is
            // sure.
            all.addAll(known == null ? everyWay(model, node) : done(known));
        }
        return all;
    }

    private static Set<String> everyWay(ProcessModel model, String node) {
        var passed = new Passed(model, _ -> true);
        passed.settle(first(model.body()));
        return done(passed.sure.getOrDefault(node, Set.of()));
    }

    private Set<String> before(List<String> ends) {
        var reached = known(ends);
        return done(shared(reached).orElse(Set.of()));
    }

    private static Set<String> done(Set<String> sure) {
        Set<String> done = new HashSet<>();
        for (String point : sure) {
            if (point.endsWith(DONE)) {
                done.add(point.substring(0, point.length() - DONE.length()));
            }
        }
        return done;
    }

    private void add(Body body, Predicate<Flow> open) {
        for (Node node : body.nodes()) {
            before.computeIfAbsent(node.id(), _ -> new ArrayList<>());
            switch (node) {
                case SubProcess sub -> subProcess(sub);
                case Activity activity -> lead(activity.id(), activity.id() + DONE);
                case Boundary boundary -> lead(boundary.on(), boundary.id());
                case Gateway gateway when gateway.junction() == Junction.PARALLEL -> joins.add(gateway.id());
                default -> {}
            }
        }
        for (Flow flow : body.flows()) {
            if (open.test(flow)) {
                lead(
                        body.nodes().stream().anyMatch(it -> isActivity(it, flow.from()))
                                ? flow.from() + DONE
                                : flow.from(),
                        flow.to());
            }
        }
    }

    private static boolean isActivity(Node node, String id) {
        return node instanceof Activity && node.id().equals(id);
    }

    private void subProcess(SubProcess sub) {
        String over = sub.id() + DONE;
        before.computeIfAbsent(over, _ -> new ArrayList<>());
        lead(sub.id(), first(sub.body()));
        ends(sub.body()).forEach(end -> lead(end, over));
        if (sub.each().isPresent()) {
            lead(sub.id(), over);
        }
    }

    private void lead(String from, String to) {
        before.computeIfAbsent(to, _ -> new ArrayList<>()).add(from);
    }

    /** Goes over all points until nothing changes any more; should that never be, nothing is sure. */
    private void settle(String first) {
        sure.put(first, Set.of(first));
        for (int round = 0; round < 2 * before.size() + 2; round++) {
            boolean changed = false;
            for (var point : before.entrySet()) {
                if (!point.getKey().equals(first)) {
                    changed |= settle(point.getKey(), point.getValue());
                }
            }
            if (!changed) {
                return;
            }
        }
        sure.clear();
    }

    private boolean settle(String point, List<String> from) {
        var reached = known(from);
        var now =
                joins.contains(point) ? Optional.of(united(reached)).filter(_ -> !reached.isEmpty()) : shared(reached);
        if (now.isEmpty()) {
            return false;
        }
        Set<String> with = new HashSet<>(now.get());
        with.add(point);
        @Nullable Set<String> earlier = sure.put(point, with);
        return !with.equals(earlier);
    }

    private List<Set<String>> known(List<String> points) {
        return points.stream()
                .flatMap(it -> Optional.ofNullable(sure.get(it)).stream())
                .toList();
    }

    private static Set<String> united(List<Set<String>> sets) {
        Set<String> united = new HashSet<>();
        sets.forEach(united::addAll);
        return united;
    }

    private static Optional<Set<String>> shared(List<Set<String>> sets) {
        if (sets.isEmpty()) {
            return Optional.empty();
        }
        Set<String> shared = new HashSet<>(sets.getFirst());
        sets.forEach(shared::retainAll);
        return Optional.of(shared);
    }

    private static String first(Body body) {
        return body.nodes().stream()
                .filter(Start.class::isInstance)
                .map(Node::id)
                .findFirst()
                .orElse("");
    }

    private static List<String> ends(Body body) {
        return body.nodes().stream()
                .filter(it -> it instanceof End end && end.ending() != Ending.ERROR)
                .map(Node::id)
                .toList();
    }
}
