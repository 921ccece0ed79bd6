package org.schalter.filling;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.schalter.definition.Texts;
import org.schalter.filling.field.FieldType;
import org.schalter.filling.field.Shape;
import org.schalter.validation.Part;
import tools.jackson.databind.JsonNode;

/** What is said beside a field: an example, why it is asked and by which law, that it had better be answered. */
final class Asides {

    private static final Set<String> WITHOUT_EXAMPLE =
            Set.of("group", "rows", "entries", "many", "file", "consent", "yes-no", "fixed", "info", "checkboxes");

    private Asides() {}

    static Map<String, String> of(Part part, FieldType type, Shape shape, Texts texts, String language) {
        Map<String, String> asides = new HashMap<>();
        put(
                asides,
                "purpose",
                texts.find(
                        language,
                        part.textKey() + ".purpose",
                        said(part.schema().path("x-purpose"))));
        put(
                asides,
                "law",
                texts.find(language, part.textKey() + ".law", said(part.schema().path("x-law"))));
        JsonNode example = part.schema().path("examples").path(0);
        if (!example.isMissingNode() && part.options(language).isEmpty() && !WITHOUT_EXAMPLE.contains(type.id())) {
            put(asides, "example", type.say(shape, example, Locale.forLanguageTag(language)));
        }
        if (isSoft(part)) {
            asides.put("soft", "true");
        }
        return asides;
    }

    static boolean isSoft(Part part) {
        return part.schema().path("x-soft").asBoolean(false);
    }

    private static String said(JsonNode words) {
        List<String> all = words.isArray()
                ? words.valueStream().map(one -> one.asString("")).toList()
                : List.of(words.asString(""));
        return all.stream().filter(one -> !one.isBlank()).collect(Collectors.joining(", "));
    }

    private static void put(Map<String, String> asides, String name, String words) {
        if (!words.isEmpty()) {
            asides.put(name, words);
        }
    }
}
