package org.schalter.conversion;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns a component that has an answer into a property, and tells what of it is none. */
final class FormioField {

    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("textfield", ""),
            Map.entry("textarea", ""),
            Map.entry("password", ""),
            Map.entry("email", "email"),
            Map.entry("phoneNumber", "phone"),
            Map.entry("url", "uri"),
            Map.entry("date", "date"),
            Map.entry("day", "date"),
            Map.entry("navDatepicker", "date"),
            Map.entry("datetime", "date-time"),
            Map.entry("time", "time"),
            Map.entry("file", "file"),
            Map.entry("attachment", "file"),
            Map.entry("firstName", ""),
            Map.entry("surname", ""),
            Map.entry("fnrfield", ""),
            Map.entry("orgNr", ""),
            Map.entry("bankAccount", ""),
            Map.entry("iban", "iban"));
    private static final Map<String, String> TOKENS = Map.of("firstName", "given-name", "surname", "family-name");
    private static final Set<String> NUMBERS = Set.of("number", "currency", "year");
    private static final Set<String> CHOICES = Set.of("radio", "radiopanel", "select", "navSelect", "selectboxes");
    private static final Set<String> CHECKBOXES = Set.of("checkbox", "navCheckbox");

    private static final int LONGEST_TEXT = 20_000;

    private final Notes notes;

    FormioField(Notes notes) {
        this.notes = notes;
    }

    /** A property, and whether it must be there. */
    record Read(ObjectNode schema, boolean required) {}

    static boolean isKnown(String type) {
        return TEXTS.containsKey(type) || NUMBERS.contains(type) || CHOICES.contains(type) || CHECKBOXES.contains(type);
    }

    Read read(JsonNode component, String here) {
        var type = component.path("type").asString("");
        var schema = frame(component);
        var validate = component.path("validate");
        var required = validate.path("required").asBoolean(false);
        if (CHECKBOXES.contains(type)) {
            schema.put("type", "boolean");
            if (required) {
                // There, a checkbox that is required must be ticked.
                schema.put("const", true);
            }
        } else if (NUMBERS.contains(type)) {
            number(type, validate, schema);
        } else if (CHOICES.contains(type)) {
            new FormioChoice(notes, here).add(component, schema, required);
        } else {
            text(type, validate, schema, here);
        }
        new FormioScripts(notes, here).tell(component);
        fallback(component, schema, here);
        return new Read(schema, required);
    }

    ObjectNode frame(JsonNode component) {
        var frame = Json.object();
        frame.put("title", label(component));
        Json.text(component.path("description"))
                .or(() -> Json.text(component.path("tooltip")))
                .map(FormioField::plain)
                .filter(it -> !it.isEmpty())
                .ifPresent(it -> frame.put("description", it));
        Json.text(component.path("autocomplete"))
                .or(() -> Optional.ofNullable(TOKENS.get(component.path("type").asString(""))))
                .filter(it -> it.matches("[a-z0-9-]+( [a-z0-9-]+)*"))
                .ifPresent(it -> frame.put("x-autocomplete", it));
        return frame;
    }

    private static void number(String type, JsonNode validate, ObjectNode schema) {
        var whole = type.equals("year") || validate.path("integer").asBoolean(false);
        schema.put("type", whole ? "integer" : "number");
        if (type.equals("currency")) {
            schema.put("multipleOf", 0.01);
        }
        bound(validate.path("min"), "minimum", schema);
        bound(validate.path("max"), "maximum", schema);
    }

    private static void bound(JsonNode said, String keyword, ObjectNode schema) {
        var text = said.asString("");
        if (text.matches("-?\\d{1,15}(\\.\\d{1,10})?")) {
            schema.put(keyword, new BigDecimal(text));
        }
    }

    private void text(String type, JsonNode validate, ObjectNode schema, String here) {
        schema.put("type", "string");
        var format = TEXTS.getOrDefault(type, "");
        if (!format.isEmpty()) {
            schema.put("format", format);
            return;
        }
        switch (type) {
            case "fnrfield" -> schema.put("pattern", "^[0-9]{11}$");
            case "orgNr" -> schema.put("pattern", "^[0-9]{9}$");
            case "bankAccount" -> schema.put("pattern", "^[0-9]{11}$");
            default -> pattern(validate.path("pattern").asString(""), schema, here);
        }
        length(validate.path("minLength"), "minLength", schema);
        length(validate.path("maxLength"), "maxLength", schema);
    }

    private static void length(JsonNode said, String keyword, ObjectNode schema) {
        var text = said.asString("");
        if (text.matches("\\d{1,6}")) {
            schema.put(keyword, Integer.parseInt(text));
        }
    }

    /** A pattern of theirs is about the whole value. */
    private void pattern(String pattern, ObjectNode schema, String here) {
        if (pattern.isBlank()) {
            return;
        }
        try {
            Pattern.compile(pattern);
            schema.put("pattern", "^(?:" + pattern + ")$");
        } catch (PatternSyntaxException e) {
            notes.lost(here, "the pattern <%s> is not translated".formatted(pattern));
        }
    }

    private void fallback(JsonNode component, ObjectNode schema, String here) {
        var value = component.path("defaultValue");
        var type = schema.path("type").asString("");
        if (value.isString() && !value.stringValue().isBlank() && type.equals("string") && !schema.has("format")
                || value.isNumber() && type.equals("number")
                || value.isBoolean() && value.booleanValue() && type.equals("boolean")) {
            schema.set("default", value);
        } else if (value.isContainer() && !value.isEmpty()) {
            notes.lost(here, "the default <%s> is not translated".formatted(value));
        }
    }

    static String key(JsonNode component) {
        return Json.text(component.path("key")).orElse("field");
    }

    static String label(JsonNode component) {
        return Json.text(component.path("label"))
                .map(FormioField::plain)
                .filter(it -> !it.isEmpty())
                .orElse(key(component));
    }

    /** What a section is called; some say it in a legend, and every panel has a label that nobody sees. */
    static String heading(JsonNode component) {
        return Json.text(component.path("title"))
                .or(() -> Json.text(component.path("legend")))
                .map(FormioField::plain)
                .orElse("");
    }

    /** HTML as text: nothing of it is ever shown as HTML. */
    static String plain(String html) {
        return html.substring(0, Math.min(html.length(), LONGEST_TEXT))
                .replaceAll("(?s)<!--.*?-->", " ")
                .replaceAll("(?is)<(script|style)\\b.*?</\\1\\s*>", " ")
                .replaceAll("(?s)<[^<>]*>", " ")
                .replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
