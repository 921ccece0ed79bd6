package org.schalter.conversion;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads when a component is asked: the simple conditions, several of them, and JavaScript that only compares. */
final class FormioConditions {

    private final FormioPlaces places;
    private final Notes notes;

    FormioConditions(FormioPlaces places, Notes notes) {
        this.places = places;
        this.notes = notes;
    }

    /**
     * When a component is asked.
     *
     * @param translated false where it has a condition that could not be; then it is always asked, and never demanded
     */
    record Asked(Optional<Condition> when, boolean translated) {}

    Asked of(JsonNode component, String here) {
        var custom = component.path("customConditional").asString("").strip();
        var simple = component.path("conditional");
        if (!custom.isEmpty()) {
            return told(new ConditionScript(custom, this::comparison).read(), custom, here);
        }
        if (!simple.path("json").asString("").isBlank() || simple.path("json").isObject()) {
            return told(Optional.empty(), simple.path("json").toString(), here);
        }
        if (simple.path("conditions").isArray() && !simple.path("conditions").isEmpty()) {
            return told(several(simple), simple.toString(), here);
        }
        var when = simple.path("when").asString("");
        return when.isBlank()
                ? new Asked(Optional.empty(), true)
                : told(equal(when, simple.path("eq")).map(it -> shown(simple, it)), simple.toString(), here);
    }

    private Asked told(Optional<Condition> read, String said, String here) {
        if (read.isEmpty()) {
            notes.lost(
                    here,
                    "is asked under a condition that is not translated, so now always, and never demanded: " + said);
        }
        return new Asked(read, read.isPresent());
    }

    private static Condition shown(JsonNode simple, Condition condition) {
        return simple.path("show").asString("true").equals("false") ? new Condition.Not(condition) : condition;
    }

    private Optional<Condition> several(JsonNode simple) {
        var conditions = new ArrayList<Condition>();
        for (var one : simple.path("conditions")) {
            var read = equal(one.path("component").asString(""), one.path("value"));
            var operator = one.path("operator").asString("isEqual");
            if (read.isEmpty() || !(operator.equals("isEqual") || operator.equals("isNotEqual"))) {
                return Optional.empty();
            }
            conditions.add(operator.equals("isEqual") ? read.get() : new Condition.Not(read.get()));
        }
        var all = simple.path("conjunction").asString("all").equals("all");
        return Optional.of(shown(simple, new Condition.Several(all, conditions)));
    }

    private Optional<Condition> equal(String when, JsonNode value) {
        return places.find(when).filter(it -> it.rows().isEmpty()).flatMap(it -> equal(it, value));
    }

    private static Optional<Condition> equal(FormioPlaces.Found found, JsonNode value) {
        return typed(found.component(), value).map(it -> new Condition.Is(found.path(), it, found.isMany()));
    }

    /** Conditions write most values as text; what is compared must be of the type of the answer. */
    private static Optional<JsonNode> typed(JsonNode component, JsonNode value) {
        var json = JsonNodeFactory.instance;
        var text = value.asString("");
        return switch (component.path("type").asString("")) {
            case "checkbox", "navCheckbox" ->
                text.equals("true") || text.equals("false") || value.isBoolean()
                        ? Optional.of(
                                json.booleanNode(text.equals("true") || value.isBoolean() && value.booleanValue()))
                        : Optional.empty();
            case "number", "currency", "year" ->
                text.matches("-?\\d{1,15}(\\.\\d{1,10})?") || value.isNumber()
                        ? Optional.of(json.numberNode(new BigDecimal(value.isNumber() ? value.toString() : text)))
                        : Optional.empty();
            default -> text.isEmpty() ? Optional.empty() : Optional.of(json.stringNode(text));
        };
    }

    /** A comparison that stands in a script: {@code data.a.b === "x"}, or only {@code data.a.b}. */
    private Optional<Condition> comparison(List<String> way, Optional<JsonNode> value) {
        var found = places.find(String.join(".", way)).filter(it -> it.rows().isEmpty());
        if (found.isPresent()) {
            var checkbox = found.get()
                    .component()
                    .path("type")
                    .asString("")
                    .toLowerCase(Locale.ROOT)
                    .endsWith("checkbox");
            var meant = value.isEmpty() && checkbox
                    ? Optional.<JsonNode>of(JsonNodeFactory.instance.booleanNode(true))
                    : value;
            return meant.isPresent()
                    ? equal(found.get(), meant.get())
                    : Optional.of(new Condition.Filled(found.get().path()));
        }
        return option(way, value);
    }

    /** Of boxes to tick, scripts name the single box as if it were an answer of its own. */
    private Optional<Condition> option(List<String> way, Optional<JsonNode> value) {
        var yes = value.map(it -> it.asString("").equals("true") || it.isBoolean() && it.booleanValue())
                .orElse(true);
        if (way.size() < 2 || !yes) {
            return Optional.empty();
        }
        var parent = places.find(String.join(".", way.subList(0, way.size() - 1)));
        return parent.filter(it -> it.isMany() && it.rows().isEmpty())
                .map(it -> new Condition.Is(it.path(), JsonNodeFactory.instance.stringNode(way.getLast()), true));
    }
}
