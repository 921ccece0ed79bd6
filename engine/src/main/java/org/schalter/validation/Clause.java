package org.schalter.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.schalter.expression.Expression;
import tools.jackson.databind.JsonNode;

/**
 * One subschema, read once: what it says about properties, rows and conditions. What it says about values is the
 * validator's business.
 */
final class Clause {

    final JsonNode schema;
    final String at;
    final Map<String, Clause> properties = new LinkedHashMap<>();
    final Map<EcmaPattern, Clause> patternProperties = new LinkedHashMap<>();
    final Set<String> required = new LinkedHashSet<>();
    final Map<String, Set<String>> dependentRequired = new LinkedHashMap<>();
    final Map<String, Clause> dependentSchemas = new LinkedHashMap<>();
    final List<Clause> always = new ArrayList<>();
    final List<Alternative> alternatives = new ArrayList<>();
    final List<Clause> prefixItems = new ArrayList<>();
    final List<Assertion> assertions = new ArrayList<>();

    @Nullable
    Conditional conditional;

    @Nullable
    Clause items;

    @Nullable
    Clause additional;

    @Nullable
    Expression calculate;

    private volatile @Nullable Set<String> everyProperty;

    Clause(JsonNode schema, String at) {
        this.schema = schema;
        this.at = at;
    }

    /** {@code if}, compiled once, and what it leads to. */
    record Conditional(
            Clause test,
            Predicate<JsonNode> holds,
            @Nullable Clause then,
            @Nullable Clause otherwise) {

        /** Whether it held, as those clauses tell that applied; both, where it is asked of several rows. */
        Set<Boolean> among(Set<Clause> applied) {
            Set<Boolean> held = new LinkedHashSet<>();
            boolean yes = then != null && applied.contains(then);
            boolean no = otherwise != null && applied.contains(otherwise);
            if (yes || !no && then == null) {
                held.add(true);
            }
            if (no || !yes && otherwise == null) {
                held.add(false);
            }
            return held;
        }
    }

    /** {@code oneOf} or {@code anyOf}: branches, and the questions by whose answers they are told apart. */
    record Alternative(List<Branch> branches, Map<String, Clause> questions) {}

    record Branch(Clause clause, Predicate<JsonNode> valid) {}

    /** The value that a read-only property has whatever is sent, or null. */
    @Nullable
    JsonNode fixed() {
        if (!schema.path("readOnly").booleanValue(false)) {
            return null;
        }
        return schema.has("const") ? schema.get("const") : schema.get("default");
    }

    /** Whether the server alone gives its value. */
    boolean isFilledIn() {
        return unconditional().stream().anyMatch(clause -> clause.calculate != null || clause.fixed() != null);
    }

    /** The names of all properties that this and what may follow from it speak of. */
    Set<String> everyProperty() {
        Set<String> names = everyProperty;
        if (names == null) {
            names = new LinkedHashSet<>();
            for (Clause clause : possible()) {
                names.addAll(clause.properties.keySet());
            }
            everyProperty = names;
        }
        return names;
    }

    boolean refuses() {
        return schema.isBoolean() && !schema.booleanValue();
    }

    /** Every clause that holds for the same value whatever the answers are: this, its references, its {@code allOf}. */
    List<Clause> unconditional() {
        List<Clause> all = new ArrayList<>();
        add(all);
        return all;
    }

    private void add(List<Clause> all) {
        all.add(this);
        always.forEach(clause -> clause.add(all));
    }

    /** Every clause that may hold for the same value. */
    List<Clause> possible() {
        List<Clause> all = new ArrayList<>();
        addPossible(all);
        return all;
    }

    private void addPossible(List<Clause> all) {
        all.add(this);
        followers().forEach(clause -> clause.addPossible(all));
    }

    /** The clauses that look at the same value as this one and may apply with it. */
    List<Clause> followers() {
        List<Clause> followers = new ArrayList<>(always);
        if (conditional != null && conditional.then() != null) {
            followers.add(conditional.then());
        }
        if (conditional != null && conditional.otherwise() != null) {
            followers.add(conditional.otherwise());
        }
        followers.addAll(dependentSchemas.values());
        alternatives.forEach(alternative -> alternative.branches().forEach(branch -> followers.add(branch.clause())));
        return followers;
    }
}
