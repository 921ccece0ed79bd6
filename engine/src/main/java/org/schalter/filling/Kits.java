package org.schalter.filling;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.Texts;
import org.schalter.filling.field.FieldTexts;
import org.schalter.filling.field.FieldType;
import org.schalter.filling.field.FieldTypes;
import org.schalter.filling.field.FieldView;
import org.schalter.filling.field.Shape;
import org.schalter.validation.Condition;
import org.schalter.validation.Part;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a field is made with in one language, worked out once: its type, its words, its conditions. */
final class Kits {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> OWN_AUTOCOMPLETE = Set.of("iban", "licence-plate");

    private static final List<Integer> WIDTHS = List.of(2, 4, 5, 10, 20, 30);

    private final FormPlan plan;
    private final Texts texts;
    private final FieldTypes types;
    private final Clock clock;
    private final Map<Key, Kit> kits = new ConcurrentHashMap<>();

    /** @param day of its choices, null if they are the same on every day */
    private record Key(
            Part part,
            String language,
            boolean fixed,
            @Nullable LocalDate day) {}

    /**
     * A field's kit.
     *
     * @param must its face when it must be answered
     * @param may its face when it may be left out
     * @param when the conditions under which it is shown, for the browser; null if there are none
     * @param enabling the conditions under which it can be changed, for the browser; null if there are none
     */
    record Kit(
            FieldType type,
            Shape shape,
            Locale locale,
            FieldView.Face must,
            FieldView.Face may,
            @Nullable String when,
            @Nullable String enabling) {

        FieldView.Face face(boolean optional) {
            return optional ? may : must;
        }
    }

    Kits(FormPlan plan, Texts texts, FieldTypes types, Clock clock) {
        this.plan = plan;
        this.texts = texts;
        this.types = types;
        this.clock = clock;
    }

    Kit kit(Part part, String language, boolean locked) {
        LocalDate today = LocalDate.now(clock);
        Key wanted = new Key(part, language, locked, part.offersByDay() ? today : null);
        Kit known = kits.get(wanted);
        if (known != null) {
            return known;
        }
        kits.keySet().removeIf(key -> key.day() != null && !key.day().equals(today));
        return kits.computeIfAbsent(wanted, key -> make(part, language, locked, today));
    }

    private Kit make(Part part, String language, boolean locked, LocalDate today) {
        JsonNode options = plan.options(part);
        boolean fixed = locked
                || part.schema().path("readOnly").asBoolean(false)
                || part.schema().has("x-calculate");
        Shape shape = new Shape(
                plan.hasPagesOfRows(part) ? "entries" : type(part),
                part.schema(),
                options == null ? JsonNodeFactory.instance.objectNode() : options,
                part.options(language).stream()
                        .map(option -> new Shape.Choice(option.value(), option.title(), option.offeredOn(today)))
                        .toList(),
                fixed);
        FieldType type = types.of(shape);
        Locale locale = Locale.forLanguageTag(language);
        return new Kit(
                type,
                shape,
                locale,
                face(part, type, shape, language, false),
                face(part, type, shape, language, true),
                conditions(part.conditions()),
                conditions(part.enabling()));
    }

    private FieldView.Face face(Part part, FieldType type, Shape shape, String language, boolean optional) {
        Map<String, String> words = FieldTexts.of(type.id(), Locale.forLanguageTag(language));
        String hint = part.description(language);
        String birthday = "bday".equals(part.schema().path("x-autocomplete").asString("")) ? words.get("bday") : null;
        return new FieldView.Face(
                part.title(language),
                hint.isEmpty() ? birthday : hint,
                optional,
                words,
                hints(part, type, shape, language),
                type.focus());
    }

    private Map<String, String> hints(Part part, FieldType type, Shape shape, String language) {
        Map<String, String> hints = new HashMap<>(type.hints(shape));
        hints.putAll(Asides.of(part, type, shape, texts, language));
        width(shape.options().path("width")).ifPresent(width -> hints.put("width", width));
        JsonNode token = shape.schema().path("x-autocomplete");
        if (token.isString() && !OWN_AUTOCOMPLETE.contains(type.id())) {
            hints.put("autocomplete", token.stringValue());
        }
        if (shape.choices().stream().anyMatch(choice -> !choice.value().isString())) {
            hints.put("kind", "json");
        }
        return Map.copyOf(hints);
    }

    /** The narrowest of our widths that has room for what the layout says; empty if it says nothing. */
    private static Optional<String> width(JsonNode wanted) {
        int characters = switch (wanted.asString("")) {
            case "short" -> 10;
            case "medium" -> 20;
            case "full" -> Integer.MAX_VALUE;
            default -> wanted.asInt(0);
        };
        return characters < 1
                ? Optional.empty()
                : Optional.of(WIDTHS.stream()
                        .filter(width -> width >= characters)
                        .findFirst()
                        .map(String::valueOf)
                        .orElse("full"));
    }

    private static String type(Part part) {
        return switch (part.kind()) {
            case OBJECT -> "object";
            case ARRAY -> part.items().map(Part::kind).orElse(Part.Kind.LEAF) == Part.Kind.LEAF ? "array" : "rows";
            case LEAF -> part.type().isEmpty() ? guessed(part.schema()) : part.type();
        };
    }

    private static String guessed(JsonNode schema) {
        JsonNode only =
                schema.has("const") ? schema.path("const") : schema.path("enum").path(0);
        return only.isBoolean() ? "boolean" : "string";
    }

    /** The conditions for the browser, null if there are none. */
    private static @Nullable String conditions(List<Condition> conditions) {
        if (conditions.isEmpty()) {
            return null;
        }
        ArrayNode all = JSON.createArrayNode();
        for (Condition condition : conditions) {
            ObjectNode one = all.addObject();
            one.put("scope", condition.scope());
            one.set("schema", condition.schema());
            one.put("expected", condition.expected());
        }
        return all.toString();
    }

    /** What one entry of a list is called. */
    String entry(Part list, String language) {
        Map<String, String> words = FieldTexts.of("rows", Locale.forLanguageTag(language));
        String fallback = list.items()
                .map(items -> items.schema().path("title").asString(""))
                .orElse("");
        return texts.find(language, list.textKey() + ".item.title")
                .orElse(fallback.isEmpty() ? words.getOrDefault("entry", "") : fallback);
    }

    /** The top-level properties that conditions of these parts look at. */
    static Set<String> looksAt(List<Part> parts) {
        Set<String> names = new java.util.HashSet<>();
        new ArrayList<>(parts).forEach(part -> looksAt(part, names));
        return names;
    }

    private static void looksAt(Part part, Set<String> names) {
        List<Condition> conditions = new ArrayList<>(part.conditions());
        conditions.addAll(part.enabling());
        for (Condition condition : conditions) {
            if (condition.scope().isEmpty()) {
                names.addAll(named(condition.schema()));
            } else {
                names.add(condition.scope().split("/", 3)[1]);
            }
        }
        part.children().forEach(child -> looksAt(child, names));
        part.items().ifPresent(items -> looksAt(items, names));
    }

    private static Set<String> named(JsonNode schema) {
        Set<String> names = new java.util.HashSet<>(schema.path("properties").propertyNames());
        schema.path("required").forEach(name -> names.add(name.asString("")));
        for (String keyword : List.of("allOf", "anyOf", "oneOf")) {
            schema.path(keyword).forEach(one -> names.addAll(named(one)));
        }
        for (String keyword : List.of("not", "if", "then", "else")) {
            if (schema.path(keyword).isObject()) {
                names.addAll(named(schema.path(keyword)));
            }
        }
        return names;
    }
}
