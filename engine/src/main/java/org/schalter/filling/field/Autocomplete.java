package org.schalter.filling.field;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** One of very many values, found by typing part of its name. */
final class Autocomplete extends Choosing {

    Autocomplete() {
        super("autocomplete");
    }

    @Override
    public boolean fits(Shape shape) {
        return shape.choosable() && !shape.is("array") && shape.wants("autocomplete");
    }

    /** By its name, since that is what the list offers; by its value for programs. */
    @Override
    public @Nullable JsonNode read(Shape shape, Posted posted) {
        String text = posted.text();
        if (text.isEmpty()) {
            return null;
        }
        for (Shape.Choice choice : shape.offered()) {
            if (choice.label().equalsIgnoreCase(text)) {
                return choice.value();
            }
        }
        Shape.Choice choice = shape.choice(text);
        return choice == null ? StringNode.valueOf(text) : choice.value();
    }

    @Override
    public Filled show(Shape shape, @Nullable JsonNode answer, Locale locale) {
        return new Filled(answer == null ? "" : say(shape, answer, locale), Map.of(), options(shape, answer));
    }

    @Override
    public Map<String, String> hints(Shape shape) {
        return Map.of("autocomplete", "off");
    }
}
