package org.schalter.definition;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** A form's schema as a tree of the properties it may ask for, whatever references and conditions lead to them. */
final class SchemaTree {

    /** Keywords whose value is one schema, several in a list, several by name. */
    static final List<String> ONE = List.of(
            "additionalItems",
            "additionalProperties",
            "contains",
            "contentSchema",
            "else",
            "if",
            "items",
            "not",
            "propertyNames",
            "then",
            "unevaluatedItems",
            "unevaluatedProperties");

    static final List<String> SEVERAL = List.of("allOf", "anyOf", "oneOf", "prefixItems", "items");
    static final List<String> NAMED =
            List.of("$defs", "definitions", "dependencies", "dependentSchemas", "patternProperties", "properties");

    private static final List<String> APPLIED_HERE = List.of("then", "else");
    private static final List<String> APPLIED_LISTS = List.of("allOf", "anyOf", "oneOf");
    private static final List<String> APPLIED_NAMED = List.of("dependentSchemas", "dependencies");

    private final JsonNode root;
    private final Map<String, JsonNode> named = new HashMap<>();

    SchemaTree(JsonNode root) {
        this.root = root;
        name(root);
    }

    JsonNode root() {
        return root;
    }

    /** What a reference inside the file leads to; empty where it leads nowhere or out of the file. */
    Optional<JsonNode> resolve(String reference) {
        try {
            return lookUp(reference);
        } catch (IllegalArgumentException e) {
            // a broken escape or pointer names no place
            return Optional.empty();
        }
    }

    private Optional<JsonNode> lookUp(String reference) {
        int hash = reference.indexOf('#');
        String base = hash < 0 ? reference : reference.substring(0, hash);
        String fragment = hash < 0
                ? ""
                : URLDecoder.decode(reference.substring(hash + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
        if (!fragment.isEmpty() && !fragment.startsWith("/")) {
            return Optional.ofNullable(named.get(base + "#" + fragment));
        }
        JsonNode document = base.isEmpty() ? root : named.get(base);
        return Optional.ofNullable(document)
                .map(node -> node.at(JsonPointer.compile(fragment)))
                .filter(node -> node.isObject() || node.isBoolean());
    }

    private void name(JsonNode schema) {
        for (String keyword : List.of("$id", "id")) {
            if (schema.path(keyword).isString()) {
                named.putIfAbsent(schema.get(keyword).stringValue().replaceFirst("#$", ""), schema);
            }
        }
        for (String keyword : List.of("$anchor", "$dynamicAnchor")) {
            if (schema.path(keyword).isString()) {
                named.putIfAbsent("#" + schema.get(keyword).stringValue(), schema);
            }
        }
        below(schema).values().forEach(this::name);
    }

    /** The schemas directly inside this one, by their JSON Pointers from here. */
    static Map<String, JsonNode> below(JsonNode schema) {
        Map<String, JsonNode> below = new LinkedHashMap<>();
        for (String keyword : NAMED) {
            schema.path(keyword)
                    .propertyStream()
                    .filter(e -> e.getValue().isObject())
                    .forEach(e -> below.put("/" + keyword + "/" + SchemaCheck.escape(e.getKey()), e.getValue()));
        }
        for (String keyword : ONE) {
            if (schema.path(keyword).isObject()) {
                below.put("/" + keyword, schema.get(keyword));
            }
        }
        for (String keyword : SEVERAL) {
            for (int i = 0;
                    i < schema.path(keyword).size() && schema.path(keyword).isArray();
                    i++) {
                if (schema.get(keyword).get(i).isObject()) {
                    below.put("/" + keyword + "/" + i, schema.get(keyword).get(i));
                }
            }
        }
        return below;
    }

    /** The schema and all that applies, or may apply, to the same value. */
    List<JsonNode> applied(JsonNode schema) {
        Set<JsonNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<JsonNode> applied = new ArrayList<>();
        apply(schema, seen, applied);
        return applied;
    }

    private void apply(JsonNode schema, Set<JsonNode> seen, List<JsonNode> applied) {
        if (!schema.isObject() || !seen.add(schema)) {
            return;
        }
        applied.add(schema);
        reference(schema).ifPresent(target -> apply(target, seen, applied));
        APPLIED_LISTS.forEach(keyword -> schema.path(keyword).forEach(one -> apply(one, seen, applied)));
        APPLIED_HERE.forEach(keyword -> apply(schema.path(keyword), seen, applied));
        APPLIED_NAMED.forEach(keyword -> schema.path(keyword).forEach(one -> apply(one, seen, applied)));
    }

    Optional<JsonNode> reference(JsonNode schema) {
        return schema.path("$ref").isString() ? resolve(schema.get("$ref").stringValue()) : Optional.empty();
    }

    /** The properties below a value that several schemas describe, each with the schemas that describe it. */
    Map<String, List<JsonNode>> properties(List<JsonNode> schemas) {
        Map<String, List<JsonNode>> properties = new LinkedHashMap<>();
        for (JsonNode schema : schemas) {
            for (JsonNode part : applied(schema)) {
                part.path("properties")
                        .propertyStream()
                        .forEach(e -> properties
                                .computeIfAbsent(e.getKey(), name -> new ArrayList<>())
                                .add(e.getValue()));
            }
        }
        return properties;
    }

    /** What describes a row, where the value is a list. */
    List<JsonNode> rows(List<JsonNode> schemas) {
        List<JsonNode> rows = new ArrayList<>();
        for (JsonNode schema : schemas) {
            for (JsonNode part : applied(schema)) {
                JsonNode items = part.path("items");
                if (items.isObject()) {
                    rows.add(items);
                } else if (items.isArray()) {
                    items.forEach(rows::add);
                }
                part.path("prefixItems").forEach(rows::add);
            }
        }
        return rows;
    }

    /** Whether the value has properties of its own, or is a list of such. */
    boolean hasInside(List<JsonNode> schemas) {
        return !properties(schemas).isEmpty() || !properties(rows(schemas)).isEmpty();
    }

    /** A keyword's value from the first schema that has it, the author's nearest one first. */
    JsonNode keyword(List<JsonNode> schemas, String keyword) {
        return schemas.stream()
                .flatMap(schema -> applied(schema).stream())
                .map(schema -> schema.path(keyword))
                .filter(value -> !value.isMissingNode())
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
