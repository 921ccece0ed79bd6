package org.schalter.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            Part owner = root.at(rule.pointer()).orElse(null);
            Map<String, @Nullable Object> variables = Variables.of(answers, rule.owner(), owner);
            if (answerable(rule, owner, variables, refused)
                    && !rule.assertion().that().holds(new Scope(variables, c.clock()))) {
                broken.add(Complaint.of(rule.pointer() + rule.assertion().at(), "x-assert", "")
                        .with("message", rule.assertion().message())
                        .from(rule.assertion().schemaAt()));
            }
        }
        return broken;
    }

    private static boolean answerable(
            Survey.Ruled rule, @Nullable Part owner, Map<String, @Nullable Object> variables, List<Complaint> refused) {
        boolean asksForNull = rule.assertion().that().asksForNull();
        for (Path path : rule.assertion().that().paths()) {
            Optional<List<String>> names = Variables.names(path, owner);
            if (names.isEmpty()) {
                continue;
            }
            boolean whole = path.root().equals(Variables.ANSWERS);
            if (!asksForNull && !present(variables, path.names())) {
                return false;
            }
            String place = Pointers.withoutRows((whole ? "" : rule.pointer()) + Pointers.of(names.get()));
            if (refused.stream().anyMatch(one -> touches(Pointers.withoutRows(one.at()), place))) {
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
