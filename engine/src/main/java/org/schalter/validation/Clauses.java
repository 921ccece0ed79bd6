package org.schalter.validation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schalter.expression.Expression;
import tools.jackson.databind.JsonNode;

/** Reads a schema document into clauses, each place once, however many references lead to it. */
final class Clauses {

    private final SchemaDocument document;
    private final Judge judge;
    private final Map<String, Clause> read = new HashMap<>();

    private Clauses(SchemaDocument document, Judge judge) {
        this.document = document;
        this.judge = judge;
    }

    /** @throws IllegalArgumentException for references that lead nowhere or round in a circle */
    static Clause read(SchemaDocument document, Judge judge) {
        Clauses clauses = new Clauses(document, judge);
        Clause root = clauses.at("");
        Set<Clause> safe = new HashSet<>();
        clauses.read.values().forEach(clause -> refuseCircles(clause, new LinkedHashSet<>(), safe));
        clauses.read.values().forEach(clause -> clause.alternatives.forEach(Questions::ask));
        return root;
    }

    private static void refuseCircles(Clause clause, Set<Clause> above, Set<Clause> safe) {
        if (safe.contains(clause)) {
            return;
        }
        if (!above.add(clause)) {
            throw new IllegalArgumentException(
                    "A reference at <" + clause.at + "> leads back to itself; expected a schema that ends somewhere");
        }
        clause.followers().forEach(next -> refuseCircles(next, above, safe));
        above.remove(clause);
        safe.add(clause);
    }

    private Clause at(String pointer) {
        Clause known = read.get(pointer);
        if (known != null) {
            return known;
        }
        Clause clause = new Clause(document.at(pointer), pointer);
        read.put(pointer, clause);
        if (clause.schema.isObject()) {
            references(clause);
            if (!(clause.schema.has("$ref") && document.draft().refStandsAlone())) {
                objects(clause);
                conditions(clause);
                alternatives(clause, "oneOf");
                alternatives(clause, "anyOf");
                rows(clause);
                ownKeywords(clause);
            }
        }
        return clause;
    }

    private void references(Clause clause) {
        for (String keyword : new String[] {"$ref", "$dynamicRef", "$recursiveRef"}) {
            JsonNode reference = clause.schema.path(keyword);
            if (reference.isString()) {
                clause.always.add(at(document.resolve(reference.asString())
                        .orElseThrow(() -> new IllegalArgumentException(
                                "The reference <" + reference.asString() + "> at <" + clause.at
                                        + "> leads nowhere in this schema; expected a local"
                                        + " one, such as #/$defs/address"))));
            }
        }
    }

    private void objects(Clause clause) {
        JsonNode schema = clause.schema;
        each(schema, "properties", clause.at, (name, at) -> clause.properties.put(name, at(at)));
        each(
                schema,
                "patternProperties",
                clause.at,
                (name, at) -> clause.patternProperties.put(EcmaPattern.of(name), at(at)));
        each(schema, "dependentSchemas", clause.at, (name, at) -> clause.dependentSchemas.put(name, at(at)));
        each(schema, "dependencies", clause.at, (name, at) -> {
            if (!document.at(at).isArray()) {
                clause.dependentSchemas.put(name, at(at));
            } else {
                clause.dependentRequired.put(name, names(document.at(at)));
            }
        });
        each(
                schema,
                "dependentRequired",
                clause.at,
                (name, at) -> clause.dependentRequired.put(name, names(document.at(at))));
        clause.required.addAll(names(schema.path("required")));
        clause.additional = sub(clause, "additionalProperties");
    }

    private void conditions(Clause clause) {
        for (int i = 0; i < clause.schema.path("allOf").size(); i++) {
            clause.always.add(at(clause.at + "/allOf/" + i));
        }
        Clause test = sub(clause, "if");
        Clause then = sub(clause, "then");
        Clause otherwise = sub(clause, "else");
        if (test != null && (then != null || otherwise != null)) {
            clause.conditional = new Clause.Conditional(test, judge.test(test.at), then, otherwise);
        }
    }

    private void alternatives(Clause clause, String keyword) {
        JsonNode branches = clause.schema.path(keyword);
        if (!branches.isArray() || branches.isEmpty()) {
            return;
        }
        Clause.Alternative alternative = new Clause.Alternative(new java.util.ArrayList<>(), new HashMap<>());
        for (int i = 0; i < branches.size(); i++) {
            String at = clause.at + "/" + keyword + "/" + i;
            alternative.branches().add(new Clause.Branch(at(at), judge.test(at)));
        }
        clause.alternatives.add(alternative);
    }

    private void rows(Clause clause) {
        String first = clause.schema.path("items").isArray() ? "items" : "prefixItems";
        for (int i = 0;
                i < clause.schema.path(first).size()
                        && clause.schema.path(first).isArray();
                i++) {
            clause.prefixItems.add(at(clause.at + "/" + first + "/" + i));
        }
        clause.items = first.equals("items") ? sub(clause, "additionalItems") : sub(clause, "items");
    }

    private void ownKeywords(Clause clause) {
        JsonNode calculate = clause.schema.path("x-calculate");
        if (calculate.isString()) {
            clause.calculate = Expression.parse(calculate.asString());
        }
        JsonNode rules = clause.schema.path("x-assert");
        for (int i = 0; i < rules.size(); i++) {
            JsonNode rule = rules.path(i);
            clause.assertions.add(new Assertion(
                    Expression.parse(rule.path("that").stringValue("")),
                    rule.path("message").stringValue(""),
                    rule.path("at").stringValue(""),
                    clause.at + "/x-assert/" + i));
        }
    }

    private @Nullable Clause sub(Clause clause, String keyword) {
        JsonNode schema = clause.schema.path(keyword);
        return schema.isObject() || schema.isBoolean() ? at(clause.at + "/" + keyword) : null;
    }

    private interface Visit {
        void visit(String name, String at);
    }

    private static void each(JsonNode schema, String keyword, String at, Visit visit) {
        schema.path(keyword)
                .properties()
                .forEach(field -> visit.visit(field.getKey(), Pointers.of(at + "/" + keyword, field.getKey())));
    }

    private static Set<String> names(JsonNode array) {
        Set<String> names = new LinkedHashSet<>();
        if (array.isArray()) {
            array.forEach(name -> names.add(name.stringValue("")));
        }
        return names;
    }
}
