package org.schalter.filling.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Several of a few known values. */
final class Checkboxes extends Plain {

    Checkboxes() {
        super("checkboxes");
    }

    @Override
    public boolean fits(Shape shape) {
        return shape.is("array") && shape.choosable();
    }

    @Override
    public @Nullable JsonNode read(Shape shape, Posted posted) {
        ArrayNode chosen = JsonNodeFactory.instance.arrayNode();
        for (String value : posted.all()) {
            Shape.Choice choice = shape.choice(value);
            chosen.add(choice == null ? JsonNodeFactory.instance.stringNode(value) : choice.value());
        }
        return chosen.isEmpty() ? null : chosen;
    }

    @Override
    public Filled show(Shape shape, @Nullable JsonNode answer, Locale locale) {
        List<Filled.Option> options = new ArrayList<>();
        for (Shape.Choice choice : shape.offered()) {
            String suffix = options.isEmpty() ? "" : "-" + options.size();
            options.add(new Filled.Option(choice.posted(), choice.label(), chosen(answer, choice), suffix));
        }
        return new Filled("", Map.of(), options);
    }

    private static boolean chosen(@Nullable JsonNode answer, Shape.Choice choice) {
        if (answer != null && answer.isArray()) {
            for (JsonNode one : answer) {
                if (one.equals(choice.value())) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public String say(Shape shape, JsonNode answer, Locale locale) {
        if (!answer.isArray()) {
            return written(answer);
        }
        List<String> names = new ArrayList<>();
        for (JsonNode one : answer) {
            Shape.Choice choice = shape.choice(one);
            names.add(choice == null ? written(one) : choice.label());
        }
        return String.join(", ", names);
    }
}
