package org.schalter.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schalter.expression.DecisionLogic.Outcome;
import org.schalter.expression.DecisionReader.Node;
import org.schalter.expression.InvalidDecision.Problem;

/**
 * One decision file: tables and expressions over FEEL, each decision seeing the ones it requires by their names. The file's
 * answer is that of the decision that no other requires.
 */
public final class Decision {

    /** In an order in which each decision comes after those it requires; the last is the file's answer. */
    private final List<Node> order;

    private Decision(List<Node> order) {
        this.order = order;
    }

    /**
     * Reads a {@code .dmn} file.
     *
     * @throws InvalidDecision with everything that is wrong
     */
    public static Decision read(byte[] xml, String fileName) {
        var reader = new DecisionReader(XmlElement.read(xml, fileName));
        Map<String, Node> nodes = reader.read();
        List<Problem> problems = new ArrayList<>(reader.problems());
        List<Node> order = problems.isEmpty() ? new Requirements(nodes, problems).order() : List.of();
        if (!problems.isEmpty()) {
            throw new InvalidDecision(fileName, problems);
        }
        return new Decision(order);
    }

    /** Puts decisions in order and finds what does not hang together. */
    private record Requirements(Map<String, Node> nodes, List<Problem> problems) {

        List<Node> order() {
            List<Node> order = new ArrayList<>();
            Set<String> required = new HashSet<>();
            for (Node node : nodes.values()) {
                required.addAll(node.requires());
                visit(node, order, new LinkedHashSet<>());
                checkNames(node);
            }
            List<Node> tops = nodes.values().stream()
                    .filter(n -> !required.contains(n.id()))
                    .toList();
            if (tops.size() != 1 && problems.isEmpty()) {
                problems.add(new Problem(
                        "",
                        "the decisions " + tops.stream().map(Node::id).toList()
                                + " that no other requires; expected one"));
            }
            order.removeAll(tops);
            order.addAll(tops);
            return order;
        }

        private void visit(Node node, List<Node> order, Set<String> open) {
            if (!open.add(node.id())) {
                problems.add(new Problem(node.id(), "requires itself by way of <" + open + ">; expected no circle"));
                return;
            }
            for (String required : node.requires()) {
                Node other = nodes.get(required);
                if (other == null) {
                    problems.add(
                            new Problem(node.id(), "requires <" + required + ">; expected one of " + nodes.keySet()));
                } else if (!order.contains(other) && problems.isEmpty()) {
                    visit(other, order, open);
                }
            }
            open.remove(node.id());
            if (!order.contains(node)) {
                order.add(node);
            }
        }

        /** A decision that is named but not required would be absent, and with it what is computed from it. */
        private void checkNames(Node node) {
            for (Node other : nodes.values()) {
                boolean named =
                        node.logic().paths().stream().anyMatch(p -> p.root().equals(other.name()));
                if (named && !other.id().equals(node.id()) && !node.requires().contains(other.id())) {
                    problems.add(new Problem(
                            node.id(),
                            "names <" + other.name() + "> without requiring it; expected an information requirement"));
                }
            }
        }
    }

    /** The outputs by name; empty when no rule applies. The list of a collecting table stands under the decision's name. */
    public Map<String, @Nullable Object> decide(Scope scope) {
        return Collections.unmodifiableMap(run(scope).getLast().outputs());
    }

    private List<Outcome> run(Scope scope) {
        var values = new Values();
        var steps = new Evaluation.Steps();
        Map<String, @Nullable Object> variables = new HashMap<>(scope.variables());
        Scope seen = new Scope(variables, scope.clock());
        List<Outcome> outcomes = new ArrayList<>();
        for (Node node : order) {
            Outcome outcome = node.logic().decide(seen, values, steps);
            outcomes.add(outcome);
            variables.put(node.name(), outcome.value());
        }
        return outcomes;
    }

    /** The variables the file needs from outside. */
    public List<Path> paths() {
        Set<String> own = new HashSet<>();
        order.forEach(node -> own.add(node.name()));
        Set<Path> paths = new LinkedHashSet<>();
        order.forEach(node -> node.logic().paths().stream()
                .filter(path -> !own.contains(path.root()))
                .forEach(paths::add));
        return List.copyOf(paths);
    }

    /** The names of what {@link #decide} yields. */
    public List<String> outputs() {
        return order.getLast().logic().outputs();
    }

    /** The ids of all rules, for coverage. */
    public List<String> ruleIds() {
        return order.stream().flatMap(node -> node.logic().ruleIds().stream()).toList();
    }

    /** The ids of the rules that lead to the outcome in this scope, those of required decisions too. */
    public Set<String> rulesHit(Scope scope) {
        Set<String> hit = new LinkedHashSet<>();
        run(scope).forEach(outcome -> hit.addAll(outcome.rules()));
        return hit;
    }
}
