package org.schalter.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one decision of a file decides: by a table or by one expression. */
sealed interface DecisionLogic {

    /** The value that decisions which require this one see, and the rules that led to it. */
    Outcome decide(Scope scope, Values values, Evaluation.Steps steps);

    List<Path> paths();

    /** The names of its outputs. */
    List<String> outputs();

    List<String> ruleIds();

    /**
     * What came of it.
     *
     * @param value what decisions that require this one see
     * @param outputs by name; empty when no rule applied
     * @param rules the ids of the rules that led to it
     */
    record Outcome(@Nullable Object value, Map<String, @Nullable Object> outputs, Set<String> rules) {

        static Outcome of(String name, @Nullable Object value, Set<String> rules) {
            return new Outcome(value, Collections.singletonMap(name, value), rules);
        }
    }

    /** One expression. */
    record Literal(String name, Syntax syntax, ValueType type, List<String> outputs) implements DecisionLogic {

        @Override
        public Outcome decide(Scope scope, Values values, Evaluation.Steps steps) {
            Object value = Cell.value(syntax, scope, values, steps);
            Cell.requireType(type, value, syntax.source());
            if (!(value instanceof Map<?, ?> entries)) {
                return Outcome.of(name, value, Set.of());
            }
            Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
            entries.forEach((key, entry) -> outputs.put(String.valueOf(key), entry));
            return new Outcome(value, outputs, Set.of());
        }

        @Override
        public List<Path> paths() {
            return syntax.paths();
        }

        @Override
        public List<String> ruleIds() {
            return List.of();
        }
    }

    /** The evaluation of one cell. */
    final class Cell {
        private Cell() {}

        static @Nullable Object value(Syntax syntax, Scope scope, Values values, Evaluation.Steps steps) {
            return Expression.guarded(syntax, () -> values.unpackVal(new Evaluation(syntax, values, steps).run(scope)));
        }

        static void requireType(ValueType type, @Nullable Object value, String cell) {
            if (!type.fits(value)) {
                throw new ExpressionIncident("<" + cell + "> yields <" + value + ">; expected the type " + type);
            }
        }
    }

    /** An input of a table: what is looked at. */
    record Input(String label, Syntax expression) {}

    /** An output of a table; its priorities are its allowed values, most important first. */
    record Output(String name, ValueType type, List<Object> priorities, Optional<Syntax> standard) {}

    /** A row of a table: empty where a cell is irrelevant. */
    record Rule(String id, List<Optional<Syntax>> tests, List<Optional<Syntax>> results) {}

    /** A decision table. */
    record Table(
            String name,
            List<Input> inputs,
            List<Output> outs,
            List<Rule> rules,
            HitPolicy policy,
            Optional<HitPolicy.Aggregation> aggregation)
            implements DecisionLogic {

        @Override
        public List<Path> paths() {
            Set<Path> paths = new LinkedHashSet<>();
            inputs.forEach(input -> paths.addAll(input.expression().paths()));
            for (Rule rule : rules) {
                rule.tests().forEach(cell -> cell.ifPresent(c -> paths.addAll(c.paths())));
                rule.results().forEach(cell -> cell.ifPresent(c -> paths.addAll(c.paths())));
            }
            outs.forEach(out -> out.standard().ifPresent(c -> paths.addAll(c.paths())));
            return List.copyOf(paths);
        }

        @Override
        public List<String> outputs() {
            return policy.yieldsList() && aggregation.isEmpty()
                    ? List.of(name)
                    : outs.stream().map(Output::name).toList();
        }

        @Override
        public List<String> ruleIds() {
            return rules.stream().map(Rule::id).toList();
        }

        @Override
        public Outcome decide(Scope scope, Values values, Evaluation.Steps steps) {
            return new TableRun(this, scope, values, steps).decide();
        }

        /** One row's results in the shape that others see: a lone output is its bare value. */
        @Nullable
        Object shape(Map<String, @Nullable Object> row) {
            return outs.size() == 1 ? row.get(outs.getFirst().name()) : row;
        }

        List<@Nullable Object> shapes(List<Map<String, @Nullable Object>> all) {
            List<@Nullable Object> shapes = new ArrayList<>();
            for (Map<String, @Nullable Object> row : all) {
                shapes.add(shape(row));
            }
            return shapes;
        }

        Map<String, @Nullable Object> standardRow(Scope scope, Values values, Evaluation.Steps steps) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (Output out : outs) {
                Optional<Syntax> cell = out.standard();
                row.put(out.name(), cell.isPresent() ? Cell.value(cell.get(), scope, values, steps) : null);
            }
            return row;
        }
    }
}
