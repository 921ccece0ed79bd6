package org.schalter.filling.field;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** Text of several lines. */
final class LongText extends Plain {

    private static final int LONGEST_LINE = 255;

    LongText() {
        super("long-text");
    }

    @Override
    public boolean fits(Shape shape) {
        return shape.is("string")
                && shape.format().isEmpty()
                && (shape.wants("textarea", "multi")
                        || shape.options().path("multi").asBoolean(false)
                        || shape.maxLength() > LONGEST_LINE);
    }

    @Override
    public @Nullable JsonNode read(Shape shape, Posted posted) {
        String text = posted.lines();
        return text.isEmpty() ? null : StringNode.valueOf(text);
    }
}
