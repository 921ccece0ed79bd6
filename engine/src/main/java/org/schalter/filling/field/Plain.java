package org.schalter.filling.field;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** A field of one input whose answer is what stands in it. */
abstract class Plain implements FieldType {

    private final String id;

    Plain(String id) {
        this.id = id;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public @Nullable JsonNode read(Shape shape, Posted posted) {
        String text = posted.text();
        return text.isEmpty() ? null : StringNode.valueOf(text);
    }

    @Override
    public Filled show(Shape shape, @Nullable JsonNode answer, Locale locale) {
        return Filled.of(answer == null ? "" : written(answer));
    }

    @Override
    public String say(Shape shape, JsonNode answer, Locale locale) {
        return show(shape, answer, locale).text();
    }

    /** A string as it is, anything else as JSON. */
    static String written(JsonNode answer) {
        return answer.isString() ? answer.stringValue() : answer.isNull() ? "" : answer.toString();
    }
}
