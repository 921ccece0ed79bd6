package org.schalter.validation;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Undoes what a client claims for values that are not its to give: calculated ones are removed, fixed ones restored, other
 * read-only ones removed, before any condition looks at them.
 */
final class Forged {

    /** Whether read-only values are a client's claim, and not our own from an earlier time. */
    private final boolean claimed;

    private Forged(boolean claimed) {
        this.claimed = claimed;
    }

    static void undo(ObjectNode answers, Part root, Circumstances c) {
        new Forged(c.claimed()).undo(answers, root);
    }

    private void undo(ObjectNode answers, Part part) {
        for (Part child : part.settled()) {
            JsonNode value = answers.get(child.name());
            if (value == null) {
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
            } else if (claimed && child.isReadOnly()) {
                answers.remove(child.name());
            } else {
                below(value, child);
            }
        }
    }

    private void below(JsonNode node, Part part) {
        if (node instanceof ObjectNode object) {
            undo(object, part);
        } else if (node instanceof ArrayNode rows && part.items().isPresent()) {
            Part row = part.items().get();
            rows.forEach(value -> below(value, row));
        }
    }
}
