package org.schalter.filling.field;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** A date: day, month and year, since a date that one knows is typed faster than picked. */
final class Day extends Plain {

    Day() {
        super("date");
    }

    @Override
    public boolean fits(Shape shape) {
        return shape.text("date");
    }

    @Override
    public @Nullable JsonNode read(Shape shape, Posted posted) {
        String date = DateParts.read(posted);
        return date == null ? null : StringNode.valueOf(date);
    }

    @Override
    public Filled show(Shape shape, @Nullable JsonNode answer, Locale locale) {
        return Filled.parts(answer == null ? Map.of() : DateParts.show(written(answer)));
    }

    @Override
    public String say(Shape shape, JsonNode answer, Locale locale) {
        return Moments.sayDate(written(answer), locale);
    }

    @Override
    public String focus() {
        return "-day";
    }
}
