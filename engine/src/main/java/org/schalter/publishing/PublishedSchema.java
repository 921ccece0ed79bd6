package org.schalter.publishing;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form's schema for everybody's validator. Here an answer that the schema knows nowhere is a fault; others only learn
 * that from the schema, so it is written into it where the author was silent.
 */
record PublishedSchema(byte[] bytes) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NEWEST = "https://json-schema.org/draft/2020-12/schema";

    static PublishedSchema of(Edition edition) {
        var schema = edition.content().form().schema().deepCopy();
        if (schema instanceof ObjectNode object) {
            complete(object);
        }
        return new PublishedSchema(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(schema));
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
