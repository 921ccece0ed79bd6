package org.schalter.filling.field;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A way to ask for an answer: which fields it suits, how its inputs are read and what they show. Its markup, texts and
 * examples lie in the folder {@code fields/<id>}.
 */
public interface FieldType {

    /** The name of its folder. */
    String id();

    boolean fits(Shape shape);

    /** The answer that was posted, null if none; what can't be read as one stays as it was typed. */
    @Nullable
    JsonNode read(Shape shape, Posted posted);

    /** What the inputs show for an answer, null for none. */
    Filled show(Shape shape, @Nullable JsonNode answer, Locale locale);

    /** The answer in words, for the review and wherever it is only read. */
    String say(Shape shape, JsonNode answer, Locale locale);

    /** The input that a link from the error summary leads to, as the end of the field's id. */
    default String focus() {
        return "";
    }

    /** What to write on the input besides name and value, such as its inputmode. */
    default Map<String, String> hints(Shape shape) {
        return Map.of();
    }
}
