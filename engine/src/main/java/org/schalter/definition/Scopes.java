package org.schalter.definition;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The scopes and conditions of JSON Forms, as places and schemas of the whole form. */
final class Scopes {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Scopes() {}

    /** {@code #/properties/a~1b} as its parts, unescaped. */
    static List<String> tokens(String scope) {
        List<String> tokens = new ArrayList<>();
        String pointer = scope.startsWith("#") ? scope.substring(1) : scope;
        for (String token :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            tokens.add(decoded(token).replace("~1", "/").replace("~0", "~"));
        }
        return tokens;
    }

    private static String decoded(String token) {
        try {
            return token.contains("%") ? URLDecoder.decode(token.replace("+", "%2B"), StandardCharsets.UTF_8) : token;
        } catch (IllegalArgumentException e) {
            return token;
        }
    }

    /** A condition as one schema for the whole form. */
    static JsonNode condition(JsonNode condition) {
        String type = condition.path("type").asString("");
        if (type.equals("AND") || type.equals("OR")) {
            ArrayNode several = JSON.arrayNode();
            condition.path("conditions").forEach(one -> several.add(condition(one)));
            return JSON.objectNode().set(type.equals("AND") ? "allOf" : "anyOf", several);
        }
        JsonNode schema = condition.has("schema")
                ? condition.get("schema")
                : JSON.objectNode().set("const", condition.path("expectedValue"));
        boolean fails = condition.path("failWhenUndefined").asBoolean(true);
        return around(schema, tokens(condition.path("scope").asString("#")), fails);
    }

    private static JsonNode around(JsonNode schema, List<String> tokens, boolean required) {
        JsonNode inner = schema;
        for (String name : names(tokens).reversed()) {
            ObjectNode object = JSON.objectNode();
            object.putObject("properties").set(name, inner);
            if (required) {
                object.putArray("required").add(name);
            }
            inner = object;
        }
        return inner;
    }

    private static List<String> names(List<String> tokens) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).equals("properties")) {
                names.add(tokens.get(++i));
            }
        }
        return names;
    }
}
