package org.schalter.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One schema of several that all hold for the same value: what a renderer needs to know of it, structure left out. */
final class Merged {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> STRUCTURE = Set.of(
            "properties",
            "patternProperties",
            "additionalProperties",
            "unevaluatedProperties",
            "required",
            "allOf",
            "if",
            "then",
            "else",
            "dependentSchemas",
            "dependencies",
            "dependentRequired",
            "$ref",
            "$defs",
            "definitions",
            "items",
            "prefixItems",
            "additionalItems",
            "unevaluatedItems",
            "contains",
            "not",
            "$id",
            "id",
            "$schema",
            "$anchor",
            "$dynamicAnchor",
            "$dynamicRef",
            "$recursiveRef",
            "$recursiveAnchor",
            "$comment",
            "x-assert",
            "propertyNames");
    private static final Set<String> LARGER =
            Set.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");
    private static final Set<String> SMALLER =
            Set.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");

    private Merged() {}

    static ObjectNode of(Iterable<Clause> clauses) {
        ObjectNode merged = JSON.objectNode();
        clauses.forEach(clause -> add(merged, clause.schema));
        return merged;
    }

    private static void add(ObjectNode merged, JsonNode schema) {
        for (Map.Entry<String, JsonNode> field : schema.properties()) {
            String keyword = field.getKey();
            boolean union = keyword.equals("oneOf") || keyword.equals("anyOf");
            if (STRUCTURE.contains(keyword) || (union && !isOptions(field.getValue()))) {
                continue;
            }
            JsonNode known = merged.get(keyword);
            merged.set(keyword, known == null ? field.getValue() : both(keyword, known, field.getValue()));
        }
    }

    private static JsonNode both(String keyword, JsonNode known, JsonNode other) {
        if (known.isNumber() && other.isNumber() && (LARGER.contains(keyword) || SMALLER.contains(keyword))) {
            boolean otherIsLarger = other.decimalValue().compareTo(known.decimalValue()) > 0;
            return otherIsLarger == LARGER.contains(keyword) ? other : known;
        }
        if (keyword.equals("enum") && known.isArray() && other.isArray()) {
            ArrayNode common = JSON.arrayNode();
            known.forEach(value -> {
                if (other.valueStream().anyMatch(one -> Choice.same(one, value))) {
                    common.add(value);
                }
            });
            return common;
        }
        return keyword.equals("readOnly") && other.booleanValue(false) ? other : known;
    }

    /** Whether a {@code oneOf} lists values with titles, rather than shapes. */
    static boolean isOptions(JsonNode branches) {
        return branches.isArray()
                && !branches.isEmpty()
                && branches.valueStream()
                        .allMatch(branch ->
                                branch.has("const") || (branch.path("enum").size() == 1 && !branch.has("properties")));
    }

    /** The values to choose from with the author's titles; empty where anything may be written. */
    static List<JsonNode> options(JsonNode schema) {
        List<JsonNode> options = new ArrayList<>();
        for (String keyword : new String[] {"oneOf", "anyOf"}) {
            if (isOptions(schema.path(keyword))) {
                schema.get(keyword).forEach(options::add);
            }
        }
        if (options.isEmpty() && schema.path("enum").isArray()) {
            schema.get("enum").forEach(value -> options.add(JSON.objectNode().set("const", value)));
        }
        return options;
    }
}
