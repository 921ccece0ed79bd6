package org.schalter.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schalter.expression.Expression;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One walk over answers beside their schema: drops what does not apply, restores what may not be changed, and notes what
 * is to be calculated, which rules are to be asked, and what nobody knows.
 *
 * <p>Dropping an answer may turn a condition, which may make another answer not apply; so walks are repeated until one
 * changes nothing. As walks only ever drop, that comes to an end.
 */
final class Survey {

    static final int ROWS = 1_000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** A value to be calculated, and the object it belongs to. */
    record Calculated(ObjectNode owner, String name, String pointer, Expression expression) {}

    /** A rule, and the object that carries it. */
    record Ruled(Assertion assertion, ObjectNode owner, String pointer) {}

    /** A place that applies: what holds there, and what stands there. */
    record Shown(
            String pointer,
            List<Clause> clauses,
            boolean required,
            @Nullable JsonNode value) {}

    final List<Calculated> calculated = new ArrayList<>();
    final List<Ruled> ruled = new ArrayList<>();
    final List<Complaint> complaints = new ArrayList<>();
    final Map<String, Shown> shown = new LinkedHashMap<>();

    /** The clauses that applied to whatever there is, for who wants to know which conditions held. */
    final Set<Clause> applied = new HashSet<>();

    boolean dropped;

    private final Set<String> hidden;
    private final boolean everything;
    private final Map<Clause, Integer> above = new HashMap<>();

    private Survey(Set<String> hidden, boolean everything) {
        this.hidden = hidden;
        this.everything = everything;
    }

    /** @param everything whether to list also what applies but is not answered, for who renders */
    static Survey of(Clause root, ObjectNode answers, Set<String> hidden, boolean everything) {
        Survey survey = new Survey(hidden, everything);
        survey.object(List.of(root), answers, "", true);
        return survey;
    }

    private void object(List<Clause> clauses, ObjectNode value, String pointer, boolean root) {
        Facts facts = Facts.of(clauses, value);
        if (!hidden.isEmpty()) {
            facts.shown.keySet().removeIf(name -> hidden.contains(Pointers.of(pointer, name)));
        }
        prune(facts, value, pointer, root);
        if (everything) {
            applied.addAll(facts.applied);
        }
        for (Clause clause : facts.applied) {
            clause.assertions.forEach(rule -> ruled.add(new Ruled(rule, value, pointer)));
        }
        facts.shown.forEach((name, property) -> {
            fix(property, value, pointer, name);
            child(property, value.get(name), Pointers.of(pointer, name), facts.required.contains(name), value);
        });
    }

    private void prune(Facts facts, ObjectNode value, String pointer, boolean root) {
        List<String> unwanted = new ArrayList<>(0);
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String name = field.getKey();
            if (facts.shown.containsKey(name)) {
                continue;
            }
            if (Known.properties(facts.applied).contains(name)) {
                unwanted.add(name);
                continue;
            }
            List<Clause> spoken = facts.unnamed(name);
            if (spoken != null) {
                child(spoken, field.getValue(), Pointers.of(pointer, name), false, value);
            } else if (root) {
                complaints.add(Complaint.of(Pointers.of(pointer, name), "unevaluatedProperties", ""));
            }
        }
        unwanted.forEach(value::remove);
        dropped |= !unwanted.isEmpty();
    }

    /** What is read-only is what the schema says, and what is calculated is never what was sent. */
    private void fix(List<Clause> property, ObjectNode owner, String pointer, String name) {
        for (Clause declared : property) {
            for (Clause clause : declared.unconditional()) {
                if (clause.calculate != null) {
                    calculated.add(new Calculated(owner, name, Pointers.of(pointer, name), clause.calculate));
                    return;
                }
                JsonNode fixed = clause.fixed();
                if (fixed != null && !fixed.equals(owner.get(name))) {
                    owner.set(name, fixed);
                    dropped = true;
                }
            }
        }
    }

    private void child(
            List<Clause> clauses, @Nullable JsonNode value, String pointer, boolean required, ObjectNode owner) {
        JsonNode present = value;
        if (present == null && Known.fillsItself(clauses)) {
            present = JSON.objectNode();
            owner.set(Pointers.tokens(pointer).getLast(), present);
            dropped = true;
        }
        if (everything) {
            shown.put(pointer, new Shown(pointer, clauses, required, present));
        }
        if (present instanceof ObjectNode object) {
            object(clauses, object, pointer, false);
        } else if (present instanceof ArrayNode array) {
            rows(clauses, array, pointer, owner);
        } else if (present == null && everything && Parts.kind(clauses) == Part.Kind.OBJECT) {
            absent(clauses, pointer);
        }
    }

    /** Lists what an object would ask that nobody has begun; a schema that contains itself is followed once. */
    private void absent(List<Clause> clauses, String pointer) {
        if (clauses.stream().anyMatch(above::containsKey)) {
            return;
        }
        clauses.forEach(clause -> above.merge(clause, 1, Integer::sum));
        int rules = ruled.size();
        int values = calculated.size();
        boolean droppedBefore = dropped;
        object(clauses, JSON.objectNode(), pointer, false);
        dropped = droppedBefore;
        ruled.subList(rules, ruled.size()).clear();
        calculated.subList(values, calculated.size()).clear();
        clauses.forEach(above::remove);
    }

    private void rows(List<Clause> clauses, ArrayNode rows, String pointer, ObjectNode owner) {
        Facts facts = Facts.of(clauses, rows);
        if (rows.size() > ROWS && facts.applied.stream().noneMatch(clause -> clause.schema.has("maxItems"))) {
            complaints.add(Complaint.of(pointer, "maxItems", "").with("limit", ROWS));
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            List<Clause> row = facts.row(i);
            if (!row.isEmpty()) {
                child(row, rows.get(i), pointer + "/" + i, true, owner);
            }
        }
    }

    /** What clauses say of properties in whichever case. */
    static final class Known {

        private Known() {}

        static Set<String> properties(List<Clause> clauses) {
            Set<String> names = new HashSet<>();
            clauses.forEach(clause -> names.addAll(clause.everyProperty()));
            return names;
        }

        /** Whether an object consists of nothing but what the server fills in. */
        static boolean fillsItself(List<Clause> clauses) {
            boolean any = false;
            for (Clause declared : clauses) {
                for (Clause clause : declared.unconditional()) {
                    for (Clause property : clause.properties.values()) {
                        any = true;
                        if (!property.isFilledIn() && !fillsItself(List.of(property))) {
                            return false;
                        }
                    }
                }
            }
            return any;
        }
    }
}
