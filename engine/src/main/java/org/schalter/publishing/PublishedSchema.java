package org.schalter.publishing;

import java.util.Map;
import java.util.Set;
import org.schalter.definition.CodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form's schema for everybody's validator. Here an answer that the schema knows nowhere is a fault; others only learn
 * that from the schema, so it is written into it where the author was silent. The codes of a code list are written into it
 * too, all of them: which may be chosen today only the engine says, since an edition's schema never changes.
 */
record PublishedSchema(byte[] bytes) {

    private static final JsonMapper JSON = JsonMapper.shared();
    /** What stands in these is no schema. */
    private static final Set<String> VALUES = Set.of("const", "enum", "default", "examples");

    private static final String NEWEST = "https://json-schema.org/draft/2020-12/schema";

    static PublishedSchema of(Edition edition) {
        var schema = edition.content().form().schema().deepCopy();
        if (schema instanceof ObjectNode object) {
            complete(object);
            listCodes(object, edition.content().form().codeLists());
        }
        return new PublishedSchema(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(schema));
    }

    private static void listCodes(JsonNode node, Map<String, CodeList> lists) {
        if (node instanceof ObjectNode schema) {
            var list = lists.get(schema.path("x-codelist").stringValue(""));
            if (list != null && !schema.has("enum")) {
                var codes = schema.putArray("enum");
                list.entries().forEach(entry -> codes.add(entry.code()));
            }
            schema.properties().stream()
                    .filter(field -> !VALUES.contains(field.getKey()))
                    .forEach(field -> listCodes(field.getValue(), lists));
        } else {
            node.forEach(one -> listCodes(one, lists));
        }
    }

    private static void complete(ObjectNode schema) {
        if (!schema.has("$schema")) {
            schema.put("$schema", NEWEST);
        }
        boolean knowsTheKeyword = schema.path("$schema").asString("").matches(".*/draft/20(19-09|20-12)/.*");
        if (knowsTheKeyword && !schema.has("unevaluatedProperties")) {
            schema.put("unevaluatedProperties", false);
        }
    }
}
