package org.schalter.casework;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** FEEL values as JSON and back, exactly: what JSON has no type for is an object with one member that names the type. */
final class FeelJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private FeelJson() {}

    static String write(Map<String, ? extends @Nullable Object> values) {
        return JSON.writeValueAsString(node(values));
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> read(String json) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value(JSON.readTree(json)));
    }

    static ObjectNode tree(String json) {
        return (ObjectNode) JSON.readTree(json);
    }

    private static JsonNode node(@Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case Boolean flag -> NODES.booleanNode(flag);
            case BigDecimal number -> NODES.numberNode(number);
            case Number number -> NODES.numberNode(new BigDecimal(number.toString()));
            case String text -> NODES.stringNode(text);
            case List<?> list -> {
                ArrayNode array = NODES.arrayNode();
                list.forEach(each -> array.add(node(each)));
                yield array;
            }
            case Map<?, ?> map -> {
                ObjectNode object = NODES.objectNode();
                map.forEach((key, each) -> object.set(String.valueOf(key), node(each)));
                yield object;
            }
            case LocalDate date -> typed("@date", date);
            case LocalTime time -> typed("@time", time);
            case OffsetDateTime moment -> typed("@moment", moment);
            case Duration duration -> typed("@duration", duration);
            case Period period -> typed("@period", period);
            default -> NODES.stringNode(value.toString());
        };
    }

    private static JsonNode typed(String type, Object value) {
        return NODES.objectNode().put(type, value.toString());
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isObject()) {
            return node.size() == 1 ? single(node) : map(node);
        } else if (node.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            node.forEach(each -> list.add(value(each)));
            return list;
        } else if (node.isNumber()) {
            return node.decimalValue();
        } else if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isNull() ? null : node.asString();
    }

    private static Object single(JsonNode node) {
        var entry = node.properties().iterator().next();
        var text = entry.getValue().isString() ? entry.getValue().asString() : "";
        return switch (entry.getKey()) {
            case "@date" -> LocalDate.parse(text);
            case "@time" -> LocalTime.parse(text);
            case "@moment" -> OffsetDateTime.parse(text);
            case "@duration" -> Duration.parse(text);
            case "@period" -> Period.parse(text);
            default -> map(node);
        };
    }

    private static Map<String, @Nullable Object> map(JsonNode node) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        node.properties().forEach(entry -> map.put(entry.getKey(), value(entry.getValue())));
        return map;
    }
}
