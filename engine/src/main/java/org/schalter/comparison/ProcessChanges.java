package org.schalter.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.ServicePackage;
import org.schalter.process.ProcessModel;
import org.schalter.process.ProcessModel.Flow;
import org.schalter.process.ProcessModel.Node;

/** What differs in the process: what is done, by whom, until when, and which way a case takes. */
final class ProcessChanges {

    private static final String FILE = "process.bpmn";

    private final Optional<ProcessModel> before;
    private final Optional<ProcessModel> after;
    private final List<Change> found = new ArrayList<>();

    ProcessChanges(ServicePackage before, ServicePackage after) {
        this.before = ProcessModel.within(before);
        this.after = ProcessModel.within(after);
    }

    /** Nothing where one of them is outside the profile; then the file itself is told of. */
    List<Change> all() {
        if (before.isPresent() && after.isPresent() && !before.equals(after)) {
            nodes(before.get().nodes(), after.get().nodes());
            flows(before.get(), after.get());
        }
        return found;
    }

    private void nodes(Map<String, Node> one, Map<String, Node> other) {
        other.forEach((id, node) -> {
            var earlier = one.get(id);
            if (earlier == null) {
                add(id, "node-added", kind(node), name(node));
            } else if (!earlier.getClass().equals(node.getClass())) {
                add(id, "node-retyped", name(node), kind(earlier), kind(node));
            } else {
                node(earlier, node);
            }
        });
        one.forEach((id, node) -> {
            if (!other.containsKey(id)) {
                add(id, "node-removed", kind(node), name(node));
            }
        });
    }

    private void node(Node one, Node other) {
        if (!one.name().equals(other.name())) {
            add(other.id(), "node-renamed", name(one), name(other));
        }
        var earlier = NodeFacts.of(one);
        var later = NodeFacts.of(other);
        var names = new java.util.LinkedHashSet<>(earlier.keySet());
        names.addAll(later.keySet());
        names.forEach(it -> fact(other, it, earlier.get(it), later.get(it)));
    }

    private void fact(Node node, String fact, @Nullable String one, @Nullable String other) {
        var term = fact.startsWith("input ") ? Said.of(fact.substring(6)) : Said.term("node." + fact);
        if (one == null && other != null) {
            add(node.id(), "fact-added", name(node), term, other);
        } else if (one != null && other == null) {
            add(node.id(), "fact-removed", name(node), term, one);
        } else if (one != null && !one.equals(other)) {
            add(node.id(), "fact-changed", name(node), term, one, String.valueOf(other));
        }
    }

    private void flows(ProcessModel earlier, ProcessModel later) {
        var one = byId(earlier);
        var other = byId(later);
        other.forEach((id, flow) -> {
            var known = one.get(id);
            if (known == null) {
                add(id, "way-added", from(later, flow), to(later, flow));
            } else {
                flow(known, flow, earlier, later);
            }
        });
        one.forEach((id, flow) -> {
            if (!other.containsKey(id)) {
                add(id, "way-removed", from(earlier, flow), to(earlier, flow));
            }
        });
    }

    private void flow(Flow one, Flow other, ProcessModel earlier, ProcessModel later) {
        if (!one.from().equals(other.from()) || !one.to().equals(other.to())) {
            add(other.id(), "way-moved", from(earlier, one), to(earlier, one), from(later, other), to(later, other));
        }
        if (!one.condition().equals(other.condition())) {
            var always = Said.term("always");
            add(
                    other.id(),
                    "way-condition",
                    from(later, other),
                    to(later, other),
                    one.condition().map(Said::of).orElse(always),
                    other.condition().map(Said::of).orElse(always));
        }
    }

    private void add(String at, String what, Object... said) {
        found.add(Change.of(FILE, at, what, Why.NEW_CASES, said));
    }

    /** By their ids; those without one, which are numbered, by where they lead. */
    private static Map<String, Flow> byId(ProcessModel model) {
        var flows = new LinkedHashMap<String, Flow>();
        model.flows().forEach(it -> flows.put(it.id(), it));
        return flows;
    }

    private static Said from(ProcessModel model, Flow flow) {
        return named(model, flow.from());
    }

    private static Said to(ProcessModel model, Flow flow) {
        return named(model, flow.to());
    }

    private static Said named(ProcessModel model, String id) {
        var node = model.nodes().get(id);
        return node == null ? Said.of(id) : name(node);
    }

    /** Its own name, or what it is. */
    private static Said name(Node node) {
        return node.name().isBlank() ? Said.of(node.id()) : Said.of(node.name());
    }

    private static Said kind(Node node) {
        return Said.term("node-kind." + NodeFacts.kind(node));
    }
}
