package org.schalter.submission;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.schalter.definition.Manifest;
import org.schalter.validation.Part;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Whom an example pretends to be: a level, and what is known of the person. */
public record PretendedIdentity(Map<String, String> attributes) {

    private static final String SOURCE = "identity.";

    Manifest.Level level() {
        return level(attributes.getOrDefault("level", "none"));
    }

    boolean reaches(Manifest.Level minimum) {
        return level().compareTo(minimum) >= 0;
    }

    /** By JSON Pointer, the answers that come from the identity and can't be changed by who applies. */
    public Map<String, JsonNode> locked(Part root) {
        var locked = new HashMap<String, JsonNode>();
        lock(root, locked);
        return locked;
    }

    /** The answers that come from the identity, whether or not they can be changed. */
    public ObjectNode known(Part root) {
        var known = JsonNodeFactory.instance.objectNode();
        prefill(root, known);
        return known;
    }

    private void prefill(Part group, ObjectNode known) {
        for (var part : group.children()) {
            var prefill = part.schema().path("x-prefill").asString("");
            var value = prefill.startsWith(SOURCE) ? attributes.get(prefill.substring(SOURCE.length())) : null;
            if (value != null) {
                known.put(part.name(), value);
            }
            var inner = JsonNodeFactory.instance.objectNode();
            prefill(part, inner);
            if (!inner.isEmpty()) {
                known.set(part.name(), inner);
            }
        }
    }

    private void lock(Part part, Map<String, JsonNode> locked) {
        var prefill = part.schema().path("x-prefill").asString("");
        var lock = part.schema().path("x-lock").asString("");
        var readOnly = part.schema().path("readOnly").asBoolean(false);
        if (prefill.startsWith(SOURCE) && (readOnly || !lock.isEmpty() && reaches(level(lock)))) {
            var value = attributes.get(prefill.substring(SOURCE.length()));
            if (value != null) {
                locked.put(part.pointer(), StringNode.valueOf(value));
            }
        }
        part.children().forEach(it -> lock(it, locked));
    }

    private static Manifest.Level level(String name) {
        try {
            return Manifest.Level.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Manifest.Level.NONE;
        }
    }
}
