package org.schalter.filling.field;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a field type may know of a field.
 *
 * @param type of its answer as JSON Schema names it; {@code rows} for a list of groups
 * @param schema its schema, references resolved
 * @param options what the layout says of it, an empty object if nothing
 * @param choices the values it can have, in the citizen's language, those included that can't be chosen any more; empty if
 *     it is free
 * @param fixed whether the citizen only reads it
 */
public record Shape(String type, JsonNode schema, JsonNode options, List<Choice> choices, boolean fixed) {

    /** A value, what it is called, and whether it can be chosen now. */
    public record Choice(JsonNode value, String label, boolean offered) {

        /** What a browser posts for it. */
        String posted() {
            return value.isString() ? value.stringValue() : value.toString();
        }
    }

    boolean is(String wanted) {
        return type.equals(wanted);
    }

    boolean text(String format) {
        return is("string") && format.equals(format());
    }

    String format() {
        return schema.path("format").asString("");
    }

    /** How the layout wants it, such as radio or textarea; empty if it leaves that to us. */
    String widget() {
        String widget = options.path("widget").asString("");
        return widget.isEmpty() ? options.path("format").asString("") : widget;
    }

    boolean wants(String... widgets) {
        return List.of(widgets).contains(widget());
    }

    int maxLength() {
        return schema.path("maxLength").asInt(0);
    }

    /** The choices that can be made now. */
    List<Choice> offered() {
        return choices.stream().filter(Choice::offered).toList();
    }

    boolean choosable() {
        return !choices.isEmpty();
    }

    /** The choice that a browser means by what it posts. */
    @Nullable
    Choice choice(String posted) {
        for (Choice choice : choices) {
            if (choice.posted().equals(posted)) {
                return choice;
            }
        }
        return null;
    }

    /** The choice that an answer is. */
    @Nullable
    Choice choice(JsonNode answer) {
        for (Choice choice : choices) {
            if (choice.value().equals(answer) || sameNumber(choice.value(), answer)) {
                return choice;
            }
        }
        return null;
    }

    private static boolean sameNumber(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber() && one.decimalValue().compareTo(other.decimalValue()) == 0;
    }
}
