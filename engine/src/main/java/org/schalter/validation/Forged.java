package org.schalter.validation;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Undoes what a client claims for values that are not its to give: calculated ones are removed, fixed ones restored,
 * before any condition looks at them.
 */
final class Forged {

    private Forged() {}

    static void undo(ObjectNode answers, Part part) {
        for (Part child : part.settled()) {
            JsonNode claimed = answers.get(child.name());
            if (claimed == null) {
                continue;
            }
            if (child.schema().has("x-calculate")) {
                answers.remove(child.name());
            } else if (child.isFixed()) {
                answers.set(
                        child.name(),
                        child.schema().has("const")
                                ? child.schema().get("const")
                                : child.schema().get("default"));
            } else {
                below(claimed, child);
            }
        }
    }

    private static void below(JsonNode claimed, Part part) {
        if (claimed instanceof ObjectNode object) {
            undo(object, part);
        } else if (claimed instanceof ArrayNode rows && part.items().isPresent()) {
            Part row = part.items().get();
            rows.forEach(value -> below(value, row));
        }
    }
}
