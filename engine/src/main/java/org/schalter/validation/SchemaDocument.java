package org.schalter.validation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A schema as its author wrote it, with exact numbers, and knowing where each of its local references leads. */
final class SchemaDocument {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final JsonNode root;
    private final Draft draft;
    private final Map<String, String> named = new HashMap<>();

    private SchemaDocument(JsonNode root, Draft draft) {
        this.root = root;
        this.draft = draft;
        name(root, "");
    }

    /** Unknown dialects are read as 2020-12; {@link SchemaFindings} tells their authors. */
    static SchemaDocument of(JsonNode schema) {
        return new SchemaDocument(exact(schema), Draft.of(schema).orElse(Draft.DRAFT_2020_12));
    }

    JsonNode root() {
        return root;
    }

    Draft draft() {
        return draft;
    }

    JsonNode at(String pointer) {
        return root.at(JsonPointer.compile(pointer));
    }

    /** The same without {@code unevaluatedProperties: false} at the root, which {@link Survey} finds at less cost. */
    SchemaDocument closedByUs() {
        if (root instanceof ObjectNode object
                && object.path("unevaluatedProperties").isBoolean()) {
            ObjectNode copy = object.deepCopy();
            copy.remove("unevaluatedProperties");
            return new SchemaDocument(copy, draft);
        }
        return this;
    }

    /** Tells every text that is an option. */
    void spellings(Consumer<String> hearer) {
        spellings(root, hearer);
    }

    private static void spellings(JsonNode node, Consumer<String> hearer) {
        if (node.path("const").isString()) {
            hearer.accept(node.path("const").asString());
        }
        if (node.path("enum").isArray()) {
            node.path("enum").valueStream().filter(JsonNode::isString).forEach(text -> hearer.accept(text.asString()));
        }
        node.forEach(child -> spellings(child, hearer));
    }

    /** The pointer that a reference leads to, or empty where it leads out of the document or nowhere. */
    Optional<String> resolve(String reference) {
        if (reference.equals("#") || reference.isEmpty()) {
            return Optional.of("");
        }
        if (reference.startsWith("#/")) {
            String pointer = Percent.decoded(reference.substring(1));
            return at(pointer).isMissingNode() ? Optional.empty() : Optional.of(pointer);
        }
        int hash = reference.indexOf('#');
        String direct = named.get(reference);
        if (direct != null || hash <= 0) {
            return Optional.ofNullable(direct);
        }
        String pointer = named.get(reference.substring(0, hash));
        String inside = pointer + Percent.decoded(reference.substring(hash + 1));
        boolean known = pointer != null && (hash + 1 == reference.length() || reference.charAt(hash + 1) == '/');
        return known && !at(inside).isMissingNode() ? Optional.of(inside) : Optional.empty();
    }

    /** The subschema at this place with its references replaced by what they lead to, for readers who have no document. */
    JsonNode inlined(String pointer) {
        return inlined(at(pointer), 0);
    }

    private JsonNode inlined(JsonNode node, int level) {
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JSON.arrayNode(array.size());
            array.forEach(item -> copy.add(inlined(item, level + 1)));
            return copy;
        }
        if (!(node instanceof ObjectNode object) || level > 40) {
            return node.isContainer() ? JSON.objectNode() : node;
        }
        ObjectNode copy = JSON.objectNode();
        object.properties().forEach(field -> copy.set(field.getKey(), inlined(field.getValue(), level + 1)));
        JsonNode reference = copy.path("$ref");
        if (reference.isString()) {
            copy.remove("$ref");
            JsonNode target = resolve(reference.asString()).map(this::at).orElse(JSON.objectNode());
            JsonNode led = inlined(target, level + 1);
            if (copy.isEmpty() || draft.refStandsAlone()) {
                return led;
            }
            copy.set(
                    "allOf",
                    JSON.arrayNode()
                            .add(led)
                            .addAll(copy.path("allOf").valueStream().toList()));
        }
        return copy;
    }

    private void name(JsonNode node, String pointer) {
        if (node instanceof ObjectNode object) {
            remember(object.path(draft.idKeyword()), "", pointer);
            remember(object.path("$anchor"), "#", pointer);
            remember(object.path("$dynamicAnchor"), "#", pointer);
            object.properties()
                    .forEach(field -> name(field.getValue(), pointer + "/" + Pointers.escaped(field.getKey())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                name(array.get(i), pointer + "/" + i);
            }
        }
    }

    private void remember(JsonNode name, String prefix, String pointer) {
        if (name.isString()) {
            named.putIfAbsent(prefix + name.asString().replaceFirst("#$", ""), pointer);
        }
    }

    /** A number that a parser made a double of is the decimal its author wrote. */
    private static JsonNode exact(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JSON.objectNode();
            object.properties().forEach(field -> copy.set(field.getKey(), exact(field.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JSON.arrayNode(array.size());
            array.forEach(item -> copy.add(exact(item)));
            return copy;
        }
        return node.isFloatingPointNumber() && !node.isBigDecimal() && Double.isFinite(node.doubleValue())
                ? JSON.numberNode(new BigDecimal(node.asString()))
                : node;
    }
}
