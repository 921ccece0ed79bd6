package org.schalter.validation;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * When a part is shown, for a script that reveals it within a page: the object at {@code scope} fulfils {@code schema}, or
 * does not where {@code expected} is false.
 *
 * @param scope pointer template of an object, {@code *} for the row that the part is in; empty for the whole form
 * @param schema without references
 */
public record Condition(String scope, JsonNode schema, boolean expected) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** All of them as one, where they look at the same object. */
    static Optional<Condition> all(List<Condition> conditions, boolean expected) {
        if (conditions.size() == 1) {
            Condition only = conditions.getFirst();
            return Optional.of(new Condition(only.scope, only.schema, only.expected == expected));
        }
        return combined(
                        conditions.stream().map(Condition::scope).distinct().toList(),
                        "allOf",
                        conditions.stream().map(Condition::plain).toList())
                .map(all -> expected ? all : new Condition(all.scope, all.schema, false));
    }

    /** Any of several chains as one, where all look at the same object. */
    static Optional<Condition> any(List<List<Condition>> chains) {
        List<Condition> alternatives =
                chains.stream().flatMap(chain -> all(chain, true).stream()).toList();
        if (alternatives.size() < chains.size()) {
            return Optional.empty();
        }
        return combined(
                alternatives.stream().map(Condition::scope).distinct().toList(),
                "anyOf",
                alternatives.stream().map(Condition::plain).distinct().toList());
    }

    private static Optional<Condition> combined(List<String> scopes, String keyword, List<JsonNode> schemas) {
        if (scopes.size() != 1) {
            return Optional.empty();
        }
        ArrayNode all = JSON.arrayNode();
        schemas.forEach(all::add);
        ObjectNode schema = JSON.objectNode();
        schema.set(keyword, all);
        return Optional.of(new Condition(scopes.getFirst(), schema, true));
    }

    private JsonNode plain() {
        return expected ? schema : JSON.objectNode().set("not", schema);
    }
}
