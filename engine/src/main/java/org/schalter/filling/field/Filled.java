package org.schalter.filling.field;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a field's inputs show for an answer.
 *
 * @param text in its one input
 * @param parts in its several inputs, by name
 * @param choices to choose from, with what is chosen
 */
public record Filled(String text, Map<String, String> parts, List<Option> choices) {

    /** A choice as an input. */
    public record Option(String value, String label, boolean chosen, String suffix) {}

    public static Filled of(String text) {
        return new Filled(text, Map.of(), List.of());
    }

    static Filled parts(Map<String, String> parts) {
        return new Filled("", parts, List.of());
    }

    /** One of a field's several inputs. */
    public String part(String name) {
        @Nullable String part = parts.get(name);
        return part == null ? "" : part;
    }
}
