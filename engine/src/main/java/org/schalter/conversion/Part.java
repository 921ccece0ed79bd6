package org.schalter.conversion;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A part of a form, as the foreign formats have it in common; what a form of ours is written from. */
sealed interface Part {

    /** When it is asked; empty means always. */
    Optional<Condition> when();

    /** A text to be read, not filled in. */
    record Info(String text, Optional<Condition> when) implements Part {}

    /** Something to be filled in, which may be an object or a list by its schema. */
    record Field(String name, ObjectNode schema, boolean required, Optional<Condition> when) implements Part {}

    /** Parts that stand together under a heading, without being an object among the answers. */
    record Section(String title, List<Part> parts, Optional<Condition> when) implements Part {}

    /**
     * Parts that are an object among the answers, or a list of such objects.
     *
     * @param frame title and description
     */
    record Group(
            String name,
            ObjectNode frame,
            List<Part> parts,
            boolean required,
            Optional<Repeat> repeat,
            Optional<Condition> when)
            implements Part {}

    /** How many rows a list has; no most means any number. */
    record Repeat(int least, Optional<Integer> most) {}
}
