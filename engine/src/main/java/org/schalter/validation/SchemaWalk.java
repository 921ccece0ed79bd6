package org.schalter.validation;

import java.util.Set;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** Visits every subschema of a schema, and nothing that merely looks like one: no {@code default}, no {@code examples}. */
final class SchemaWalk {

    private static final Set<String> ONE = Set.of(
            "additionalProperties",
            "unevaluatedProperties",
            "unevaluatedItems",
            "additionalItems",
            "items",
            "contains",
            "propertyNames",
            "not",
            "if",
            "then",
            "else",
            "contentSchema");
    private static final Set<String> LIST = Set.of("allOf", "anyOf", "oneOf", "prefixItems", "items");
    private static final Set<String> NAMED =
            Set.of("properties", "patternProperties", "dependentSchemas", "dependencies", "$defs", "definitions");

    private SchemaWalk() {}

    static void through(JsonNode schema, BiConsumer<String, JsonNode> visitor) {
        visit("", schema, visitor);
    }

    private static void visit(String at, JsonNode schema, BiConsumer<String, JsonNode> visitor) {
        if (!schema.isObject()) {
            return;
        }
        visitor.accept(at, schema);
        schema.properties().forEach(field -> {
            String keyword = field.getKey();
            JsonNode value = field.getValue();
            String place = Pointers.of(at, keyword);
            if (ONE.contains(keyword) && value.isObject()) {
                visit(place, value, visitor);
            } else if (LIST.contains(keyword) && value.isArray()) {
                for (int i = 0; i < value.size(); i++) {
                    visit(place + "/" + i, value.get(i), visitor);
                }
            } else if (NAMED.contains(keyword)) {
                value.properties().forEach(one -> visit(Pointers.of(place, one.getKey()), one.getValue(), visitor));
            }
        });
    }
}
