package org.schalter.conversion;

import java.util.LinkedHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A component to choose one or several options in. */
record FormioChoice(Notes notes, String here) {

    void add(JsonNode component, ObjectNode schema, boolean required) {
        var many = component.path("type").asString("").equals("selectboxes")
                || component.path("multiple").asBoolean(false);
        var value = many ? schema.put("type", "array").put("uniqueItems", true).putObject("items") : schema;
        value.put("type", "string");
        if (many && required) {
            schema.put("minItems", 1);
        }
        var options = options(component);
        if (options.isEmpty()) {
            notes.lost(
                    here,
                    "chooses from <%s>, which is not in the file; any text is taken until options are given"
                            .formatted(component.path("dataSrc").asString("elsewhere")));
            return;
        }
        var list = value.putArray("oneOf");
        options.forEach((code, title) -> list.addObject().put("const", code).put("title", title));
    }

    private static LinkedHashMap<String, String> options(JsonNode component) {
        var options = new LinkedHashMap<String, String>();
        for (var list :
                new JsonNode[] {component.path("values"), component.path("data").path("values")}) {
            for (var option : list) {
                var code = option.path("value").asString("");
                if (!code.isBlank()) {
                    options.putIfAbsent(
                            code, FormioField.plain(option.path("label").asString(code)));
                }
            }
        }
        return options;
    }
}
