package org.schalter.filling.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** A field whose answer is one of a few known values. */
abstract class Choosing extends Plain {

    Choosing(String id) {
        super(id);
    }

    @Override
    public @Nullable JsonNode read(Shape shape, Posted posted) {
        String text = posted.text();
        if (text.isEmpty()) {
            return null;
        }
        Shape.Choice choice = shape.choice(text);
        return choice == null ? StringNode.valueOf(text) : choice.value();
    }

    @Override
    public Filled show(Shape shape, @Nullable JsonNode answer, Locale locale) {
        return new Filled(answer == null ? "" : written(answer), java.util.Map.of(), options(shape, answer));
    }

    static List<Filled.Option> options(Shape shape, @Nullable JsonNode answer) {
        Shape.Choice chosen = answer == null ? null : shape.choice(answer);
        List<Filled.Option> options = new ArrayList<>();
        for (Shape.Choice choice : shape.offered()) {
            String suffix = options.isEmpty() ? "" : "-" + options.size();
            options.add(new Filled.Option(choice.posted(), choice.label(), choice.equals(chosen), suffix));
        }
        return options;
    }

    @Override
    public String say(Shape shape, JsonNode answer, Locale locale) {
        Shape.Choice choice = shape.choice(answer);
        return choice == null ? written(answer) : choice.label();
    }
}
