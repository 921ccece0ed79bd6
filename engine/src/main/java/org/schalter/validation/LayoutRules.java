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

/**
 * The rules of a layout that comes from JSON Forms: what one hides is treated as not applying, what one disables is shown
 * and keeps its value. A rule in the layout of a list's rows speaks of the row that it is in.
 */
final class LayoutRules {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private record Rule(Condition condition, Judge judge) {

        /** @param at a place that the rule is for, rows by their index */
        boolean isBroken(JsonNode answers, List<String> at) {
            int depth = Pointers.tokens(condition.scope()).size();
            JsonNode scope = answers.at(Pointers.of(at.subList(0, depth)));
            return judge.fulfilledBy(scope.isMissingNode() ? JSON.objectNode() : scope) != condition.expected();
        }
    }

    /** Rules that all must hold, by the pointer template of what they are for. */
    private record Guarded(Map<String, List<Rule>> byPointer) {

        void add(String pointer, List<Rule> rules) {
            if (!rules.isEmpty()) {
                byPointer.computeIfAbsent(pointer, absent -> new ArrayList<>()).addAll(rules);
            }
        }

        Set<String> broken(JsonNode answers) {
            Set<String> broken = new HashSet<>();
            byPointer.forEach((pointer, rules) -> places(Pointers.tokens(pointer), answers).stream()
                    .filter(at -> rules.stream().anyMatch(rule -> rule.isBroken(answers, at)))
                    .forEach(at -> broken.add(Pointers.of(at))));
            return broken;
        }

        List<Condition> conditions(String pointer) {
            return byPointer.getOrDefault(pointer, List.of()).stream()
                    .map(Rule::condition)
                    .toList();
        }
    }

    /** What is over an element: the rules of everything that it stands in, and where its scopes begin. */
    private record Above(String scope, List<Rule> showing, List<Rule> enabling) {}

    private final Guarded showing = new Guarded(new LinkedHashMap<>());
    private final Guarded enabling = new Guarded(new LinkedHashMap<>());

    static LayoutRules of(Optional<JsonNode> layout) {
        LayoutRules rules = new LayoutRules();
        layout.ifPresent(element -> rules.read(element, new Above("", List.of(), List.of())));
        return rules;
    }

    /** Pointers of what the rules hide now. */
    Set<String> hidden(JsonNode answers) {
        return showing.broken(answers);
    }

    /** Pointers of what the rules disable now, with all that is below. */
    Set<String> disabled(JsonNode answers) {
        return enabling.broken(answers);
    }

    boolean canDisable() {
        return !enabling.byPointer.isEmpty();
    }

    /** Under which a part is shown. */
    List<Condition> conditions(String pointer) {
        return showing.conditions(pointer);
    }

    /** Under which a part can be changed. */
    List<Condition> enabling(String pointer) {
        return enabling.conditions(pointer);
    }

    private void read(JsonNode element, Above above) {
        Above here = new Above(above.scope, new ArrayList<>(above.showing), new ArrayList<>(above.enabling));
        String effect = element.path("rule").path("effect").stringValue("");
        if (!effect.isEmpty()) {
            boolean expected = effect.equals("SHOW") || effect.equals("ENABLE");
            Rule rule = rule(element.path("rule").path("condition"), above.scope, expected);
            (effect.equals("SHOW") || effect.equals("HIDE") ? here.showing : here.enabling).add(rule);
        }
        if (element.path("scope").isString()) {
            control(element, here);
        }
        element.path("elements").forEach(child -> read(child, here));
    }

    private void control(JsonNode element, Above here) {
        String pointer = here.scope + pointer(element.get("scope").stringValue());
        showing.add(pointer, here.showing);
        enabling.add(pointer, here.enabling);
        JsonNode detail = element.path("options").path("detail");
        if (detail.isObject()) {
            read(detail, new Above(pointer, List.of(), List.of()));
            read(detail, new Above(pointer + "/*", List.of(), List.of()));
        }
    }

    private static Rule rule(JsonNode condition, String scope, boolean expected) {
        JsonNode schema = schema(condition);
        return new Rule(new Condition(scope, schema, expected), Judge.of(SchemaDocument.of(schema)));
    }

    /** The places of a pointer template: each row that there is. */
    private static List<List<String>> places(List<String> template, JsonNode answers) {
        List<List<String>> places = new ArrayList<>(List.of(List.of()));
        for (String token : template) {
            List<List<String>> deeper = new ArrayList<>();
            for (List<String> place : places) {
                JsonNode list = answers.at(Pointers.of(place));
                int rows = list.isArray() ? list.size() : 0;
                for (int i = 0; i < (token.equals("*") ? rows : 1); i++) {
                    List<String> longer = new ArrayList<>(place);
                    longer.add(token.equals("*") ? String.valueOf(i) : token);
                    deeper.add(longer);
                }
            }
            places = deeper;
        }
        return places;
    }

    /** {@code #/properties/a/properties/b} as {@code /a/b}, {@code #/properties/a/items/properties/b} as {@code /a/*}{@code /b}. */
    static String pointer(String scope) {
        List<String> tokens = Pointers.tokens(scope.startsWith("#") ? scope.substring(1) : scope);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            switch (tokens.get(i)) {
                case "properties" -> {
                    if (++i < tokens.size()) {
                        names.add(tokens.get(i));
                    }
                }
                case "items" -> names.add("*");
                case "allOf", "anyOf", "oneOf" -> i++;
                default -> {}
            }
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
