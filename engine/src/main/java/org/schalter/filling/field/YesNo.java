package org.schalter.filling.field;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.StringNode;

/** A question to be answered with yes or no; neither is chosen beforehand. */
final class YesNo extends Plain {

    YesNo() {
        super("yes-no");
    }

    @Override
    public boolean fits(Shape shape) {
        return shape.is("boolean");
    }

    @Override
    public @Nullable JsonNode read(Shape shape, Posted posted) {
        return truth(posted.text());
    }

    static @Nullable JsonNode truth(String text) {
        return switch (text) {
            case "" -> null;
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> StringNode.valueOf(text);
        };
    }

    @Override
    public Filled show(Shape shape, @Nullable JsonNode answer, Locale locale) {
        boolean yes = answer != null && answer.isBoolean() && answer.booleanValue();
        boolean no = answer != null && answer.isBoolean() && !answer.booleanValue();
        return new Filled(
                "",
                Map.of(),
                List.of(
                        new Filled.Option("true", label(shape, true, locale), yes, ""),
                        new Filled.Option("false", label(shape, false, locale), no, "-1")));
    }

    @Override
    public String say(Shape shape, JsonNode answer, Locale locale) {
        return answer.isBoolean() ? label(shape, answer.booleanValue(), locale) : written(answer);
    }

    private String label(Shape shape, boolean value, Locale locale) {
        Shape.Choice own = shape.choice(BooleanNode.valueOf(value));
        return own == null ? FieldTexts.find(id(), value ? "yes" : "no", locale) : own.label();
    }
}
