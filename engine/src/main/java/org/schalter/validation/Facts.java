package org.schalter.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which clauses apply to one value, and so which of its properties are shown and which are required. */
final class Facts {

    final Map<String, List<Clause>> shown = new LinkedHashMap<>();
    final Set<String> required = new LinkedHashSet<>();
    final List<Clause> applied = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();

    static Facts of(List<Clause> clauses, JsonNode value) {
        Facts facts = new Facts();
        clauses.forEach(clause -> facts.take(clause, value, Set.of()));
        facts.refused.forEach(facts.shown::remove);
        return facts;
    }

    /** The clauses of a row. */
    List<Clause> row(int index) {
        List<Clause> rows = new ArrayList<>();
        for (Clause clause : applied) {
            Clause row = index < clause.prefixItems.size() ? clause.prefixItems.get(index) : clause.items;
            if (row != null) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** The clauses of a property that no {@code properties} names, or null where none speaks of it. */
    @Nullable
    List<Clause> unnamed(String name) {
        List<Clause> found = new ArrayList<>();
        boolean spoken = false;
        for (Clause clause : applied) {
            boolean matched = false;
            for (Map.Entry<EcmaPattern, Clause> pattern : clause.patternProperties.entrySet()) {
                if (pattern.getKey().matches(name)) {
                    found.add(pattern.getValue());
                    matched = true;
                }
            }
            if (!matched && clause.additional != null) {
                found.add(clause.additional);
                matched = true;
            }
            spoken |= matched;
        }
        return spoken ? found : null;
    }

    private void take(Clause clause, JsonNode value, Set<String> asked) {
        applied.add(clause);
        clause.properties.forEach((name, property) -> show(name, property, asked));
        required.addAll(clause.required);
        for (Clause next : clause.always) {
            take(next, value, asked);
        }
        if (clause.conditional != null) {
            Clause next =
                    clause.conditional.holds().test(value) ? clause.conditional.then() : clause.conditional.otherwise();
            if (next != null) {
                take(next, value, asked);
            }
        }
        dependents(clause, value, asked);
        for (Clause.Alternative alternative : clause.alternatives) {
            choose(alternative, value, asked);
        }
    }

    private void show(String name, Clause property, Set<String> asked) {
        if (property.refuses()) {
            refused.add(name);
        } else if (!asked.contains(name)) {
            List<Clause> known = shown.get(name);
            if (known == null) {
                known = new ArrayList<>(1);
                shown.put(name, known);
            }
            known.add(property);
        }
    }

    private void dependents(Clause clause, JsonNode value, Set<String> asked) {
        clause.dependentSchemas.forEach((name, next) -> {
            if (value.has(name)) {
                take(next, value, asked);
            }
        });
        clause.dependentRequired.forEach((name, names) -> {
            if (value.has(name)) {
                required.addAll(names);
            }
        });
    }

    private void choose(Clause.Alternative alternative, JsonNode value, Set<String> asked) {
        Set<String> skip = asked;
        if (!alternative.questions().isEmpty()) {
            alternative.questions().forEach((name, question) -> show(name, question, asked));
            skip = new HashSet<>(asked);
            skip.addAll(alternative.questions().keySet());
        }
        List<Clause> chosen = Choice.of(alternative, value);
        Set<String> before = new LinkedHashSet<>(required);
        Set<String> common = new LinkedHashSet<>();
        for (int i = 0; i < chosen.size(); i++) {
            Set<String> own = new LinkedHashSet<>();
            required.clear();
            take(chosen.get(i), value, skip);
            own.addAll(required);
            if (i == 0) {
                common.addAll(own);
            } else {
                common.retainAll(own);
            }
        }
        required.clear();
        required.addAll(before);
        required.addAll(common);
        if (!alternative.questions().isEmpty() && chosen.isEmpty()) {
            required.addAll(Choice.requiredByAll(alternative));
        }
    }
}
