package org.schalter.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The SHOW and HIDE rules of a layout that comes from JSON Forms: what one hides is treated as not applying. */
final class LayoutRules {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private record Rule(Condition condition, Judge judge) {
        boolean hides(JsonNode answers) {
            return judge.fulfilledBy(answers) != condition.expected();
        }
    }

    private final Map<String, List<Rule>> byPointer = new LinkedHashMap<>();

    static LayoutRules of(Optional<JsonNode> layout) {
        LayoutRules rules = new LayoutRules();
        layout.ifPresent(element -> rules.read(element, List.of(), ""));
        return rules;
    }

    /** Pointers of what the rules hide now. */
    Set<String> hidden(JsonNode answers) {
        Set<String> hidden = new HashSet<>();
        byPointer.forEach((pointer, rules) -> {
            if (rules.stream().anyMatch(rule -> rule.hides(answers))) {
                hidden.add(pointer);
            }
        });
        return hidden;
    }

    boolean isEmpty() {
        return byPointer.isEmpty();
    }

    List<Condition> conditions(String pointer) {
        return byPointer.getOrDefault(pointer, List.of()).stream()
                .map(Rule::condition)
                .toList();
    }

    private void read(JsonNode element, List<Rule> above, String scope) {
        List<Rule> rules = new ArrayList<>(above);
        String effect = element.path("rule").path("effect").stringValue("");
        if (effect.equals("SHOW") || effect.equals("HIDE")) {
            JsonNode schema = schema(element.path("rule").path("condition"));
            Condition condition = new Condition("", schema, effect.equals("SHOW"));
            rules.add(new Rule(condition, Judge.of(SchemaDocument.of(schema))));
        }
        String pointer = scope + pointer(element.path("scope").stringValue(""));
        if (!rules.isEmpty() && element.path("scope").isString()) {
            byPointer.computeIfAbsent(pointer, absent -> new ArrayList<>()).addAll(rules);
        }
        element.path("elements").forEach(child -> read(child, rules, scope));
    }

    /** {@code #/properties/a/properties/b} as {@code /a/b}. */
    static String pointer(String scope) {
        List<String> tokens = Pointers.tokens(scope.startsWith("#") ? scope.substring(1) : scope);
        List<String> names = new ArrayList<>();
        for (int i = 0; i + 1 < tokens.size(); i += 2) {
            if (!tokens.get(i).equals("properties")) {
                return Pointers.of(tokens);
            }
            names.add(tokens.get(i + 1));
        }
        return Pointers.of(names);
    }

    private static JsonNode schema(JsonNode condition) {
        String type = condition.path("type").stringValue("");
        if (type.equals("AND") || type.equals("OR")) {
            ArrayNode all = JSON.arrayNode();
            condition.path("conditions").forEach(one -> all.add(schema(one)));
            return JSON.objectNode().set(type.equals("AND") ? "allOf" : "anyOf", all);
        }
        JsonNode wanted = condition.has("schema")
                ? condition.get("schema")
                : JSON.objectNode().set("const", condition.path("expectedValue"));
        List<String> names = Pointers.tokens(pointer(condition.path("scope").stringValue("")));
        boolean answered = !condition.has("failWhenUndefined")
                || condition.path("failWhenUndefined").booleanValue(true);
        JsonNode schema = wanted;
        for (String name : names.reversed()) {
            ObjectNode object = JSON.objectNode();
            object.set("properties", JSON.objectNode().set(name, schema));
            if (answered) {
                object.set("required", JSON.arrayNode().add(name));
            }
            schema = object;
        }
        return schema;
    }
}
