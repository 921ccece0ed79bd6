package org.schalter.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.schalter.process.ProcessModel.Body;
import org.schalter.process.ProcessModel.Node;

/** Which nodes can be reached from which. */
final class Paths {

    private final Map<String, List<String>> next = new HashMap<>();
    private final Map<String, Set<String>> reached = new HashMap<>();

    /** Within one body: a sub-process is one node. */
    static Paths within(Body body) {
        var paths = new Paths();
        paths.add(body);
        return paths;
    }

    /** Through the whole process: into sub-processes and out of them. */
    static Paths through(ProcessModel model) {
        var paths = new Paths();
        model.bodies().forEach(paths::add);
        for (Node node : model.nodes().values()) {
            if (node instanceof ProcessModel.SubProcess sub) {
                sub.body().nodes().forEach(inner -> {
                    if (inner instanceof ProcessModel.Start) {
                        paths.edge(sub.id(), inner.id());
                    } else {
                        paths.edge(inner.id(), sub.id());
                    }
                });
            }
        }
        return paths;
    }

    Set<String> from(String node) {
        return reached.computeIfAbsent(node, start -> spread(List.of(start)));
    }

    boolean lead(String from, String to) {
        return from(from).contains(to);
    }

    /** The nodes of circles that pass none of those. */
    Set<String> circles(Collection<String> without) {
        Set<String> circles = new HashSet<>();
        for (String node : next.keySet()) {
            if (!without.contains(node) && avoiding(node, without).contains(node)) {
                circles.add(node);
            }
        }
        return circles;
    }

    private void add(Body body) {
        body.nodes().forEach(node -> next.computeIfAbsent(node.id(), _ -> new ArrayList<>()));
        body.flows().forEach(flow -> edge(flow.from(), flow.to()));
        for (Node node : body.nodes()) {
            if (node instanceof ProcessModel.Boundary boundary) {
                edge(boundary.on(), boundary.id());
            }
        }
    }

    private void edge(String from, String to) {
        next.computeIfAbsent(from, _ -> new ArrayList<>()).add(to);
    }

    private Set<String> spread(List<String> starts) {
        return spread(new ArrayDeque<>(starts), Set.of());
    }

    private Set<String> avoiding(String start, Collection<String> without) {
        return spread(new ArrayDeque<>(List.of(start)), without);
    }

    private Set<String> spread(Deque<String> open, Collection<String> without) {
        Set<String> found = new HashSet<>();
        while (!open.isEmpty()) {
            for (String to : next.getOrDefault(open.pop(), List.of())) {
                if (!without.contains(to) && found.add(to)) {
                    open.push(to);
                }
            }
        }
        return found;
    }
}
