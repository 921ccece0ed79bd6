package org.schalter.rehearsal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A value of FEEL for a program that knows only JSON: exact numbers, times as text, and beside it what FEEL calls its type. */
final class Tried {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Tried() {}

    static JsonNode json(@Nullable Object value) {
        return switch (value) {
            case null -> JSON.nullNode();
            case Boolean flag -> JSON.booleanNode(flag);
            case BigDecimal number -> JSON.numberNode(number);
            case Number number -> JSON.numberNode(new BigDecimal(number.toString()));
            case List<?> list -> {
                var array = JSON.arrayNode();
                list.forEach(item -> array.add(json(item)));
                yield array;
            }
            case Map<?, ?> map -> {
                var object = JSON.objectNode();
                map.forEach((name, item) -> object.set(String.valueOf(name), json(item)));
                yield object;
            }
            case Duration duration -> JSON.stringNode(written(duration));
            default -> JSON.stringNode(value.toString());
        };
    }

    /** In days as FEEL has it: Java knows hours at most. */
    private static String written(Duration duration) {
        long days = duration.toDays();
        var rest = duration.minusDays(days);
        var sign = duration.isNegative() ? "-" : "";
        return sign
                + "P"
                + (days == 0 ? "" : Math.abs(days) + "D")
                + (rest.isZero() && days != 0 ? "" : rest.abs().toString().substring(1));
    }

    static String type(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Boolean _ -> "boolean";
            case Number _ -> "number";
            case String _ -> "string";
            case List<?> _ -> "list";
            case Map<?, ?> _ -> "context";
            case LocalDate _ -> "date";
            case LocalTime _ -> "time";
            case Period _ -> "years and months duration";
            case Duration _ -> "days and time duration";
            case TemporalAccessor _ -> "date and time";
            default -> "";
        };
    }
}
