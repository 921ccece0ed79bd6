package org.schalter.definition;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A form as its author wrote it: what is valid, and how it is laid out.
 *
 * @param id {@code form}, or {@code tasks/review} for a clerk's form; also its folder
 * @param codeLists those of its package, by name
 */
public record FormDefinition(String id, JsonNode schema, Optional<JsonNode> layout, Map<String, CodeList> codeLists) {

    public FormDefinition {
        codeLists = Map.copyOf(codeLists);
    }

    /** A form without a package: the code lists that it names are those of the forms library. */
    public FormDefinition(String id, JsonNode schema, Optional<JsonNode> layout) {
        this(id, schema, layout, CodeLists.ofTheLibrary(schema));
    }

    /** The prefix of its text keys: {@code form} or {@code tasks.review}. */
    public String textPrefix() {
        return id.replace('/', '.');
    }

    public String schemaFile() {
        return id + "/schema.json";
    }

    public String layoutFile() {
        return id + "/layout.json";
    }

    /** Its pages: those of the author's layout, or those derived from the schema. */
    public Layout pages() {
        return Layout.of(this);
    }
}
