package org.schalter.expression;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.camunda.feel.syntaxtree.Val;
import org.jspecify.annotations.Nullable;
import org.schalter.expression.DecisionLogic.Cell;
import org.schalter.expression.DecisionLogic.Outcome;
import org.schalter.expression.DecisionLogic.Output;
import org.schalter.expression.DecisionLogic.Rule;
import org.schalter.expression.DecisionLogic.Table;

/** One run of a decision table: which rules apply, and what the hit policy makes of them. */
final class TableRun {

    private final Table table;
    private final Scope scope;
    private final Values values;
    private final Evaluation.Steps steps;

    TableRun(Table table, Scope scope, Values values, Evaluation.Steps steps) {
        this.table = table;
        this.scope = scope;
        this.values = values;
        this.steps = steps;
    }

    /** A rule that applies, with its results by output. */
    private record Hit(Rule rule, Map<String, @Nullable Object> row) {}

    Outcome decide() {
        List<Hit> hits = hits();
        if (hits.isEmpty()) {
            return nothing();
        }
        return switch (table.policy()) {
            case UNIQUE -> one(unique(hits));
            case ANY -> one(any(hits));
            case FIRST -> one(hits.getFirst());
            case PRIORITY -> one(hits.stream().min(byPriority()).orElseThrow());
            case RULE_ORDER, COLLECT -> all(hits);
            case OUTPUT_ORDER -> all(hits.stream().sorted(byPriority()).toList());
        };
    }

    private List<Hit> hits() {
        List<Val> inputs = new ArrayList<>();
        table.inputs()
                .forEach(input -> inputs.add(Expression.guarded(
                        input.expression(), () -> new Evaluation(input.expression(), values, steps).run(scope))));
        List<Hit> hits = new ArrayList<>();
        for (Rule rule : table.rules()) {
            steps.take(1);
            if (applies(rule, inputs)) {
                hits.add(new Hit(rule, row(rule)));
                if (table.policy() == HitPolicy.FIRST) {
                    return hits;
                }
            }
        }
        return hits;
    }

    private boolean applies(Rule rule, List<Val> inputs) {
        for (int i = 0; i < inputs.size(); i++) {
            Optional<Syntax> test = rule.tests().get(i);
            if (test.isPresent() && !passes(test.get(), inputs.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean passes(Syntax test, Val input) {
        return Expression.guarded(test, () -> new Evaluation(test, values, steps).passes(input, scope));
    }

    private Map<String, @Nullable Object> row(Rule rule) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < table.outs().size(); i++) {
            Output out = table.outs().get(i);
            Optional<Syntax> cell = rule.results().get(i);
            Object value = cell.isEmpty() ? null : Cell.value(cell.get(), scope, values, steps);
            Cell.requireType(out.type(), value, cell.map(Syntax::source).orElse(""));
            requireAllowed(out, value);
            row.put(out.name(), value);
        }
        return row;
    }

    private void requireAllowed(Output out, @Nullable Object value) {
        if (!out.priorities().isEmpty()
                && value != null
                && rank(out, value) == out.priorities().size()) {
            throw incident("yields <" + value + ">; expected one of " + out.priorities());
        }
    }

    private Hit unique(List<Hit> hits) {
        if (hits.size() > 1) {
            throw incident("has the rules " + ids(hits) + " apply at once; expected one, as its hit policy is UNIQUE");
        }
        return hits.getFirst();
    }

    private Hit any(List<Hit> hits) {
        Hit first = hits.getFirst();
        if (!hits.stream().allMatch(hit -> same(hit.row(), first.row()))) {
            throw incident("has the rules " + ids(hits)
                    + " contradict each other; expected equal results, as its hit policy is ANY");
        }
        return first;
    }

    private boolean same(Map<String, @Nullable Object> a, Map<String, @Nullable Object> b) {
        return table.outs().stream().allMatch(out -> equal(a.get(out.name()), b.get(out.name())));
    }

    /** 8.0 and 8.00 are the same amount. */
    private static boolean equal(@Nullable Object a, @Nullable Object b) {
        if (a instanceof BigDecimal m && b instanceof BigDecimal n) {
            return m.compareTo(n) == 0;
        }
        return Objects.equals(a, b);
    }

    private Comparator<Hit> byPriority() {
        Comparator<Hit> order = Comparator.comparingInt(hit -> 0);
        for (Output out : table.outs()) {
            Function<Hit, Integer> rank = hit -> rank(out, hit.row().get(out.name()));
            order = order.thenComparing(rank);
        }
        return order;
    }

    private static int rank(Output out, @Nullable Object value) {
        for (int i = 0; i < out.priorities().size(); i++) {
            Object allowed = out.priorities().get(i);
            if (equal(allowed, value)) {
                return i;
            }
        }
        return out.priorities().size();
    }

    private Outcome nothing() {
        if (table.outs().stream().anyMatch(out -> out.standard().isPresent())) {
            return one(table.standardRow(scope, values, steps), Set.of());
        }
        if (table.aggregation().equals(Optional.of(HitPolicy.Aggregation.COUNT))) {
            return Outcome.of(table.outputs().getFirst(), BigDecimal.ZERO, Set.of());
        }
        boolean list = table.policy().yieldsList() && table.aggregation().isEmpty();
        return new Outcome(list ? List.of() : null, Map.of(), Set.of());
    }

    private Outcome one(Hit hit) {
        return one(hit.row(), Set.of(hit.rule().id()));
    }

    private Outcome one(Map<String, @Nullable Object> row, Set<String> rules) {
        return new Outcome(table.shape(row), row, rules);
    }

    private Outcome all(List<Hit> hits) {
        List<@Nullable Object> all = table.shapes(hits.stream().map(Hit::row).toList());
        String name = table.outputs().getFirst();
        Object value =
                table.aggregation().isPresent() ? table.aggregation().get().of(all) : all;
        return Outcome.of(name, value, new LinkedHashSet<>(ids(hits)));
    }

    private static List<String> ids(List<Hit> hits) {
        return hits.stream().map(hit -> hit.rule().id()).toList();
    }

    private ExpressionIncident incident(String problem) {
        return new ExpressionIncident("The decision <" + table.name() + "> " + problem);
    }
}
