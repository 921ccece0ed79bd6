package org.schalter.conversion;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Turns a {@code datenfeld} into a property, and tells what of it is none. */
final class XdfField {

    private static final Pattern ID = Pattern.compile("[FG]\\d{8,11}");
    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)*");

    private final Notes notes;

    XdfField(Notes notes) {
        this.notes = notes;
    }

    Part part(XmlTree field, Cardinality cardinality, PropertyNames names, String at) {
        var kind = code(field, "feldart").orElse("input");
        if (kind.equals("label")) {
            rules(field).forEach(it -> notes.lost(at, it));
            return new Part.Info(field.text("inhalt").orElse(title(field)), Optional.empty());
        }
        var name = names.ofTitle(field.text("name").orElse(title(field)));
        var here = at + "/properties/" + name;
        rules(field).forEach(it -> notes.lost(here, it));
        var schema = frame(field);
        var value = cardinality.isMany() ? Json.object() : schema;
        type(field, kind, value, here);
        new XdfPrecision(notes, here).add(field, value);
        if (cardinality.isMany()) {
            list(schema, value, cardinality);
        }
        kind(field, kind, schema, here);
        return new Part.Field(name, schema, cardinality.isRequired(), Optional.empty());
    }

    private static void list(ObjectNode schema, ObjectNode value, Cardinality cardinality) {
        schema.put("type", "array");
        schema.set("items", value);
        if (cardinality.least() > 0) {
            schema.put("minItems", cardinality.least());
        }
        cardinality.most().ifPresent(it -> schema.put("maxItems", it));
    }

    private void kind(XmlTree field, String kind, ObjectNode schema, String here) {
        if (kind.equals("locked")) {
            schema.put("readOnly", true);
        } else if (kind.equals("hidden")) {
            schema.put("readOnly", true);
            notes.lost(
                    here,
                    "the field is hidden there; here it is shown read-only: calculate it, prefill it or take it out");
        } else if (!kind.equals("input") && !kind.equals("select")) {
            notes.lost(here, "the kind of field <%s> is not known; read as input".formatted(kind));
        }
        code(field, "vorbefuellung")
                .or(() -> field.text("vorbefuellung"))
                .filter(it -> !it.equals("keine"))
                .ifPresent(it ->
                        notes.changed(here, "is to be prefilled (<%s>): say from where by x-prefill".formatted(it)));
    }

    private void type(XmlTree field, String kind, ObjectNode value, String here) {
        if (kind.equals("select")) {
            new XdfChoice(notes, here).add(field, value);
            return;
        }
        var type = code(field, "datentyp").orElse("text");
        switch (type) {
            case "text" -> value.put("type", "string");
            case "text_latin" -> value.put("type", "string").put("format", "din91379-a");
            case "date" -> value.put("type", "string").put("format", "date");
            case "time" -> value.put("type", "string").put("format", "time");
            case "datetime" -> value.put("type", "string").put("format", "date-time");
            case "bool" -> value.put("type", "boolean");
            case "num_int" -> value.put("type", "integer");
            case "num" -> value.put("type", "number");
            case "num_currency" -> value.put("type", "number").put("multipleOf", 0.01);
            case "file", "obj" -> file(field, value, here);
            default -> {
                value.put("type", "string");
                notes.lost(here, "the type of data <%s> is not known; read as text".formatted(type));
            }
        }
    }

    private void file(XmlTree field, ObjectNode value, String here) {
        value.put("type", "string").put("format", "file");
        var types = field.children("mediaType").stream()
                .flatMap(it -> it.text().stream())
                .toList();
        if (types.size() == 1) {
            value.put("contentMediaType", types.getFirst());
        } else if (!types.isEmpty()) {
            notes.lost(
                    here,
                    "takes files of the types <%s>; here the engine's types are taken"
                            .formatted(String.join(", ", types)));
        }
        field.text("maxSize")
                .ifPresent(it ->
                        notes.lost(here, "takes files of at most <%s>; here the engine's limit counts".formatted(it)));
    }

    /** Title, hint, law and id, as fields and groups have them in common. */
    static ObjectNode frame(XmlTree element) {
        var frame = Json.object();
        frame.put("title", title(element));
        element.text("hilfetextEingabe")
                .or(() -> element.text("hilfetext"))
                .ifPresent(it -> frame.put("description", it));
        element.text("bezug").ifPresent(it -> frame.put("x-law", it));
        id(element).ifPresent(it -> frame.put("x-fim", it));
        return frame;
    }

    static String title(XmlTree element) {
        return element.text("bezeichnungEingabe")
                .or(() -> element.text("name"))
                .or(() -> element.text("identifikation", "id"))
                .orElse("?");
    }

    private static Optional<String> id(XmlTree element) {
        var version = element.text("identifikation", "version")
                .filter(it -> VERSION.matcher(it).matches())
                .map(it -> "V" + it)
                .orElse("");
        return element.text("identifikation", "id")
                .filter(it -> ID.matcher(it).matches())
                .map(it -> it + version);
    }

    /** A code stands in an element of its own, which some files leave out. */
    static Optional<String> code(XmlTree element, String name) {
        return element.text(name, "code").or(() -> element.text(name));
    }

    /** What each rule says, in all the words that it has. */
    static List<String> rules(XmlTree element) {
        return element.children("regel").stream().map(XdfField::rule).toList();
    }

    private static String rule(XmlTree rule) {
        var id = rule.text("identifikation", "id").orElse("");
        var words = Stream.of("name", "beschreibung", "definition", "freitextRegel", "skript", "script")
                .flatMap(it -> rule.text(it).stream())
                .distinct()
                .collect(Collectors.joining(": "));
        return ("the rule " + id).strip() + " is not translated: " + words;
    }
}
