package org.schalter.conversion;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Tells what a component does by JavaScript, which is never run and never kept. */
record FormioScripts(Notes notes, String here) {

    private static final Map<String, String> OWN = Map.of(
            "calculateValue", "is calculated by JavaScript; x-calculate does that with FEEL",
            "customDefaultValue", "has a default by JavaScript; x-prefill or default do that");

    void tell(JsonNode component) {
        OWN.forEach((name, meaning) -> tell(component.path(name), meaning));
        tell(component.path("validate").path("custom"), "is checked by JavaScript; x-assert does that with FEEL");
        tell(component.path("validate").path("json"), "is checked by JSONLogic; x-assert does that with FEEL");
        if (!component.path("logic").isEmpty()) {
            notes.lost(here, "has advanced logic, which is not translated: " + component.path("logic"));
        }
    }

    private void tell(JsonNode script, String meaning) {
        var text = script.isContainer() && !script.isEmpty() ? script.toString() : script.asString("");
        if (!text.isBlank()) {
            notes.lost(here, meaning + ": " + text.strip());
        }
    }
}
