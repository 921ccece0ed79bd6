package org.schalter.definition;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Turns an {@code expected.yaml} that fits its schema into a record. */
final class ExpectedReader {

    private ExpectedReader() {}

    static Expected read(JsonNode yaml) {
        return new Expected(
                yaml.path("verdict").asString().equals("accepted"),
                optional(yaml, "faults", f -> new Expected.Fault(text(f, "at"), text(f, "keyword"))),
                string(yaml, "today").map(LocalDate::parse),
                identity(yaml.path("identity")),
                list(yaml.path("shown"), JsonNode::asString),
                list(yaml.path("hidden"), JsonNode::asString),
                fee(yaml.path("fee")),
                string(yaml, "payment"),
                list(yaml.path("tasks"), t -> new Expected.Task(text(t, "task"), t.path("answers"))),
                list(yaml.path("clock"), c -> new Expected.Pass(text(c, "after"), amount(text(c, "pass")))),
                optional(yaml, "path", JsonNode::asString),
                optional(
                        yaml,
                        "documents",
                        d -> new Expected.Paper(text(d, "name"), list(d.path("contains"), JsonNode::asString))),
                optional(yaml, "messages", ExpectedReader::message),
                string(yaml, "status"));
    }

    private static Expected.Message message(JsonNode m) {
        return new Expected.Message(text(m, "name"), string(m, "to"), list(m.path("contains"), JsonNode::asString));
    }

    private static Optional<Expected.Fee> fee(JsonNode fee) {
        return fee.has("total")
                ? Optional.of(new Expected.Fee(new BigDecimal(fee.path("total").asString())))
                : Optional.empty();
    }

    private static Map<String, String> identity(JsonNode identity) {
        Map<String, String> attributes = new LinkedHashMap<>();
        identity.propertyStream()
                .forEach(a -> attributes.put(a.getKey(), a.getValue().asString()));
        return attributes;
    }

    /** Days, months and years as a period; what has hours as a duration. */
    static TemporalAmount amount(String iso) {
        return iso.contains("T") ? Duration.parse(iso) : Period.parse(iso);
    }

    private static <T> Optional<List<T>> optional(JsonNode yaml, String name, Function<JsonNode, T> item) {
        return yaml.has(name) ? Optional.of(list(yaml.path(name), item)) : Optional.empty();
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> item) {
        List<T> items = new ArrayList<>();
        array.forEach(node -> items.add(item.apply(node)));
        return List.copyOf(items);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString();
    }

    private static Optional<String> string(JsonNode node, String name) {
        return node.has(name) ? Optional.of(text(node, name)) : Optional.empty();
    }
}
