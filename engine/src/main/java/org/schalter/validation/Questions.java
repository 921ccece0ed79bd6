package org.schalter.validation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the questions that tell the branches of a {@code oneOf} or {@code anyOf} apart: properties that every branch
 * nails to some values. They are asked before any branch is chosen, with the values of all branches to choose from.
 */
final class Questions {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Questions() {}

    static void ask(Clause.Alternative alternative) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < alternative.branches().size(); i++) {
            Set<String> nailed = nailed(alternative.branches().get(i).clause());
            if (i == 0) {
                names.addAll(nailed);
            } else {
                names.retainAll(nailed);
            }
        }
        if (alternative.branches().size() > 1) {
            names.forEach(name -> alternative.questions().put(name, question(alternative, name)));
        }
    }

    private static Set<String> nailed(Clause branch) {
        Set<String> names = new LinkedHashSet<>();
        branch.unconditional()
                .forEach(clause -> clause.properties.forEach((name, property) -> {
                    if (!values(property.schema).isEmpty()) {
                        names.add(name);
                    }
                }));
        return names;
    }

    /** The values that a schema leaves, where it names them one by one. */
    static List<JsonNode> values(JsonNode schema) {
        List<JsonNode> values = new ArrayList<>();
        if (schema.has("const")) {
            values.add(schema.get("const"));
        } else if (schema.path("enum").isArray()) {
            schema.path("enum").forEach(values::add);
        }
        return values;
    }

    private static Clause question(Clause.Alternative alternative, String name) {
        ObjectNode schema = JSON.objectNode();
        ArrayNode options = JSON.arrayNode();
        Set<JsonNode> seen = new LinkedHashSet<>();
        Set<String> titles = new LinkedHashSet<>();
        String at = "";
        for (Clause.Branch branch : alternative.branches()) {
            Clause property = property(branch.clause(), name);
            at = property == null ? at : at.isEmpty() ? property.at : at;
            if (property != null) {
                titles.add(property.schema.path("title").stringValue(""));
                copy(property.schema, schema, "type");
                copy(property.schema, schema, "description");
                values(property.schema).stream()
                        .filter(seen::add)
                        .forEach(value -> options.add(option(
                                value,
                                branch.clause().schema,
                                values(property.schema).size())));
            }
        }
        if (titles.size() == 1 && !titles.contains("")) {
            schema.put("title", titles.iterator().next());
        }
        schema.set("oneOf", options);
        return new Clause(schema, at);
    }

    private static ObjectNode option(JsonNode value, JsonNode branch, int values) {
        ObjectNode option = JSON.objectNode();
        option.set("const", value);
        if (values == 1 && branch.path("title").isString()) {
            option.set("title", branch.get("title"));
        }
        return option;
    }

    private static void copy(JsonNode from, ObjectNode to, String keyword) {
        if (from.has(keyword) && !to.has(keyword)) {
            to.set(keyword, from.get(keyword));
        }
    }

    static @Nullable Clause property(Clause branch, String name) {
        for (Clause clause : branch.unconditional()) {
            Clause property = clause.properties.get(name);
            if (property != null) {
                return property;
            }
        }
        return null;
    }

    /** What a browser needs to know to reveal a branch: that its questions are answered with its values. */
    static ObjectNode condition(Clause.Alternative alternative, Clause branch) {
        ObjectNode properties = JSON.objectNode();
        ArrayNode required = JSON.arrayNode();
        for (Map.Entry<String, Clause> question : alternative.questions().entrySet()) {
            Clause property = property(branch, question.getKey());
            if (property != null) {
                ArrayNode values = JSON.arrayNode();
                values(property.schema).forEach(values::add);
                properties.set(question.getKey(), JSON.objectNode().set("enum", values));
                required.add(question.getKey());
            }
        }
        ObjectNode condition = JSON.objectNode();
        condition.set("properties", properties);
        condition.set("required", required);
        return condition;
    }
}
