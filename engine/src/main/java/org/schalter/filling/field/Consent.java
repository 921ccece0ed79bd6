package org.schalter.filling.field;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** A declaration that can only be agreed to: one box to tick. */
final class Consent extends Plain {

    Consent() {
        super("consent");
    }

    @Override
    public boolean fits(Shape shape) {
        JsonNode only = shape.schema().path("enum");
        return shape.is("boolean")
                && (shape.schema().path("const").asBoolean(false)
                        || only.size() == 1 && only.path(0).asBoolean(false)
                        || shape.wants("checkbox"));
    }

    /** Not ticked is no answer, unless no is one too. */
    @Override
    public @Nullable JsonNode read(Shape shape, Posted posted) {
        if (posted.text().equals("true")) {
            return BooleanNode.TRUE;
        }
        return shape.wants("checkbox") && !shape.schema().has("const") ? BooleanNode.FALSE : null;
    }

    @Override
    public Filled show(Shape shape, @Nullable JsonNode answer, Locale locale) {
        boolean ticked = answer != null && answer.isBoolean() && answer.booleanValue();
        return new Filled(ticked ? "true" : "", Map.of(), java.util.List.of());
    }

    @Override
    public String say(Shape shape, JsonNode answer, Locale locale) {
        return answer.isBoolean()
                ? FieldTexts.find(id(), answer.booleanValue() ? "yes" : "no", locale)
                : written(answer);
    }
}
