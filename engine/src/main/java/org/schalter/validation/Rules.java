package org.schalter.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.schalter.expression.Path;
import org.schalter.expression.Scope;

/** Asks the rules over several fields, {@code x-assert}; not while a field that a rule names is absent or refused. */
final class Rules {

    private Rules() {}

    static List<Complaint> broken(
            List<Survey.Ruled> ruled,
            List<Complaint> refused,
            Supplier<Map<String, @Nullable Object>> values,
            Circumstances c,
            Part root) {
        List<Complaint> broken = new ArrayList<>();
        Map<String, @Nullable Object> answers = ruled.isEmpty() ? Map.of() : values.get();
        for (Survey.Ruled rule : ruled) {
            Map<String, @Nullable Object> variables = new HashMap<>();
            variables.put("answers", answers);
            variables.put("here", FeelValues.of(rule.owner(), root.at(rule.pointer()).orElse(null)));
            if (answerable(rule, variables, refused) && !rule.assertion().that().holds(new Scope(variables, c.clock()))) {
                broken.add(Complaint.of(rule.pointer() + rule.assertion().at(), "x-assert", "")
                        .with("message", rule.assertion().message())
                        .from(rule.assertion().schemaAt()));
            }
        }
        return broken;
    }

    private static boolean answerable(
            Survey.Ruled rule, Map<String, @Nullable Object> variables, List<Complaint> refused) {
        for (Path path : rule.assertion().that().paths()) {
            boolean answers = path.root().equals("answers");
            if (!answers && !path.root().equals("here")) {
                continue;
            }
            List<String> below = path.names().subList(1, path.names().size());
            if (!rule.assertion().that().asksForNull() && !present(variables.get(path.root()), below)) {
                return false;
            }
            String place = (answers ? "" : rule.pointer()) + Pointers.of(below);
            if (refused.stream().anyMatch(one -> touches(Pointers.withoutRows(one.at()), Pointers.withoutRows(place)))) {
                return false;
            }
        }
        return true;
    }

    /** Whether something stands at a path, in every row of a list on the way. */
    private static boolean present(@Nullable Object value, List<String> path) {
        if (value instanceof List<?> rows && !path.isEmpty()) {
            return rows.stream().allMatch(row -> present(row, path));
        }
        if (path.isEmpty() || value == null) {
            return value != null;
        }
        return value instanceof Map<?, ?> map && present(map.get(path.getFirst()), path.subList(1, path.size()));
    }

    /** One place is the other, or within it. */
    private static boolean touches(String one, String other) {
        return one.equals(other) || one.startsWith(other + "/") || (!one.isEmpty() && other.startsWith(one + "/"));
    }
}
