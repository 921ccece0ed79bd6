package org.schalter.designer;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.schalter.process.spi.ProcessAction;
import org.springframework.context.MessageSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The actions of service tasks, each with a JSON Schema of its inputs, read from the record that is its options. Texts are
 * {@code action.<id>.title} and the like, in whichever stage's bundle; a plug-in without any goes by its names.
 */
final class Deeds {

    private static final Map<Class<?>, List<String>> FORMS = Map.of(
            String.class, List.of("string", ""),
            boolean.class, List.of("boolean", ""),
            int.class, List.of("integer", ""),
            long.class, List.of("integer", ""),
            BigDecimal.class, List.of("number", ""),
            LocalDate.class, List.of("string", "date"),
            Duration.class, List.of("string", "duration"),
            Period.class, List.of("string", "duration"));
    /** Of any other type nothing is said. */
    private static final List<String> ANYTHING = List.of("", "");

    private final List<ProcessAction<?>> actions;
    private final MessageSource texts;

    Deeds(List<ProcessAction<?>> actions, MessageSource texts) {
        this.actions =
                actions.stream().sorted(Comparator.comparing(ProcessAction::id)).toList();
        this.texts = texts;
    }

    ArrayNode in(Locale language) {
        var all = JsonNodeFactory.instance.arrayNode();
        actions.forEach(it -> all.add(action(it, language)));
        return all;
    }

    private ObjectNode action(ProcessAction<?> action, Locale language) {
        var json = JsonNodeFactory.instance.objectNode().put("id", action.id());
        json.put("title", text("action." + action.id() + ".title", action.id(), language));
        json.put("description", text("action." + action.id() + ".description", "", language));
        json.put("waits", action.waits());
        var inputs = json.putObject("inputs").put("type", "object").put("additionalProperties", false);
        var properties = inputs.putObject("properties");
        var required = inputs.putArray("required");
        for (var component : action.options().getRecordComponents()) {
            var key = "action." + action.id() + "." + component.getName();
            properties.set(component.getName(), input(component, text(key, component.getName(), language)));
            if (!optional(component)) {
                required.add(component.getName());
            }
        }
        return json;
    }

    private static ObjectNode input(RecordComponent component, String title) {
        var schema = JsonNodeFactory.instance.objectNode().put("title", title);
        var type = component.getType();
        if (type.isEnum()) {
            var values = schema.put("type", "string").putArray("enum");
            for (var constant : type.getEnumConstants()) {
                values.add(constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        } else if (type == List.class) {
            schema.put("type", "array").putObject("items").put("type", "string");
        } else {
            var form = FORMS.getOrDefault(type, ANYTHING);
            if (!form.getFirst().isEmpty()) {
                schema.put("type", form.getFirst());
            }
            if (!form.getLast().isEmpty()) {
                schema.put("format", form.getLast());
            }
        }
        return schema;
    }

    private static boolean optional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private String text(String key, String otherwise, Locale language) {
        var text = texts.getMessage(key, null, otherwise, language);
        return text == null ? otherwise : text;
    }
}
