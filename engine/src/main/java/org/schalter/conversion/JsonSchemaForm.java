package org.schalter.conversion;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.schalter.conversion.Conversion.Converted;
import org.schalter.conversion.Conversion.Unreadable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON Schema is a form already: it stays as it is, to the byte. */
final class JsonSchemaForm {

    private JsonSchemaForm() {}

    static Conversion read(String content) {
        var text = content.startsWith("\uFEFF") ? content.substring(1) : content;
        return switch (Json.object(text)) {
            case Json.Read.Wrong it -> new Unreadable(it.message());
            case Json.Read.It it -> converted(text, it.object());
        };
    }

    private static Converted converted(String text, ObjectNode schema) {
        var notes = new Notes();
        var type = schema.path("type");
        if (!type.isMissingNode() && !type.asString("").equals("object")) {
            notes.lost("/type", "the schema describes <%s>; a form needs an object with properties".formatted(type));
        }
        tellForeignReferences(schema, "", notes, 0);
        var files = new TreeMap<String, byte[]>();
        files.put(Notes.SCHEMA, text.getBytes(StandardCharsets.UTF_8));
        return new Converted(Json.text(schema.path("title")), files, notes.all());
    }

    /** Nothing is ever fetched from elsewhere, so what stands there is not asked. */
    private static void tellForeignReferences(JsonNode node, String at, Notes notes, int depth) {
        if (depth > 100) {
            return;
        }
        var reference = node.path("$ref");
        if (reference.isString() && !reference.stringValue().startsWith("#")) {
            notes.lost(
                    at + "/$ref",
                    "<%s> stands in another file, which is not fetched; copy it into this one"
                            .formatted(reference.stringValue()));
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(it -> tellForeignReferences(
                            it.getValue(),
                            at + "/" + it.getKey().replace("~", "~0").replace("/", "~1"),
                            notes,
                            depth + 1));
        } else {
            for (int i = 0; i < node.size(); i++) {
                tellForeignReferences(node.get(i), at + "/" + i, notes, depth + 1);
            }
        }
    }
}
