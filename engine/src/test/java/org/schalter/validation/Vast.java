package org.schalter.validation;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers too vast to write into a file: {@code @2000001} is that many characters, {@code @rows9} rows, {@code @deep9} levels. */
final class Vast {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Vast() {}

    static JsonNode grown(JsonNode answers) {
        ObjectNode grown = JSON.objectNode();
        answers.properties().forEach(field -> grown.set(field.getKey(), value(field.getValue())));
        return grown;
    }

    private static JsonNode value(JsonNode node) {
        String text = node.stringValue("");
        if (text.startsWith("@rows")) {
            return rows(Integer.parseInt(text.substring(5)));
        }
        if (text.startsWith("@deep")) {
            return deep(Integer.parseInt(text.substring(5)));
        }
        if (text.equals("@1e500")) {
            return JSON.numberNode(new BigDecimal("1e500"));
        }
        return text.startsWith("@") ? JSON.stringNode("a".repeat(Integer.parseInt(text.substring(1)))) : node;
    }

    static ArrayNode rows(int count) {
        ArrayNode rows = JSON.arrayNode();
        for (int i = 0; i < count; i++) {
            rows.add("a");
        }
        return rows;
    }

    static JsonNode deep(int levels) {
        JsonNode deep = JSON.stringNode("bottom");
        for (int i = 0; i < levels; i++) {
            deep = JSON.objectNode().set("a", deep);
        }
        return deep;
    }
}
