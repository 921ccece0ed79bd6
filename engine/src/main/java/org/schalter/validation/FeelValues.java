package org.schalter.validation;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers as FEEL sees them, and what FEEL says as an answer. What is no date where a date is asked is absent. */
final class FeelValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private FeelValues() {}

    static Map<String, @Nullable Object> of(ObjectNode object, @Nullable Part part) {
        return new FeelObject(object, part);
    }

    static @Nullable Object value(JsonNode node, @Nullable Part part) {
        if (node instanceof ObjectNode object) {
            return of(object, part);
        }
        if (node instanceof ArrayNode array) {
            Part row = part == null ? null : part.items().orElse(null);
            List<@Nullable Object> rows = new ArrayList<>(array.size());
            array.forEach(item -> rows.add(value(item, row)));
            return rows;
        }
        if (part != null && !part.type().isEmpty() && !Choice.is(part.type(), node)) {
            return null;
        }
        if (node.isNumber()) {
            return node.decimalValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isString() ? text(node.asString(), part == null ? "" : part.format()) : null;
    }

    private static @Nullable Object text(String text, String format) {
        return switch (format) {
            case "date" -> time(text, LocalDate::parse);
            case "time" -> time(text, FeelValues::time);
            case "date-time" -> time(text, OffsetDateTime::parse);
            case "duration" -> duration(text);
            case "money" -> Spelling.money(JSON.stringNode(text)) ? new BigDecimal(text) : null;
            default -> text;
        };
    }

    private static LocalTime time(String text) {
        return text.length() > 8 || text.endsWith("Z") ? OffsetTime.parse(text).toLocalTime() : LocalTime.parse(text);
    }

    private static <T extends TemporalAccessor> @Nullable T time(String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    private static @Nullable Object duration(String text) {
        try {
            return text.indexOf('T') < 0 ? Period.parse(text) : Duration.parse(text);
        } catch (DateTimeException noDuration) {
            return null;
        }
    }

    /** What was calculated as an answer of this part; empty where it is absent. */
    static Optional<JsonNode> answer(@Nullable Object value, @Nullable Part part) {
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Number number) {
            return Optional.of(number(new BigDecimal(number.toString()), part));
        }
        if (value instanceof Boolean bool) {
            return Optional.of(JSON.booleanNode(bool));
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = JSON.objectNode();
            map.forEach((name, inner) -> answer(
                            inner,
                            part == null
                                    ? null
                                    : part.child(String.valueOf(name)).orElse(null))
                    .ifPresent(node -> object.set(String.valueOf(name), node)));
            return Optional.of(object);
        }
        if (value instanceof Iterable<?> items) {
            ArrayNode array = JSON.arrayNode();
            items.forEach(
                    item -> answer(item, part == null ? null : part.items().orElse(null))
                            .ifPresent(array::add));
            return Optional.of(array);
        }
        return Optional.of(JSON.stringNode(String.valueOf(value)));
    }

    private static JsonNode number(BigDecimal number, @Nullable Part part) {
        BigDecimal plain = number.stripTrailingZeros();
        if (part != null && part.type().equals("string")) {
            boolean cents = part.format().equals("money") && plain.scale() <= 2;
            return JSON.stringNode(cents ? plain.setScale(2).toPlainString() : plain.toPlainString());
        }
        return plain.scale() <= 0 && plain.precision() - plain.scale() <= 18
                ? JSON.numberNode(plain.longValueExact())
                : JSON.numberNode(plain);
    }
}
