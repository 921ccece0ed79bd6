package org.schalter.conversion;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.node.ObjectNode;

/** The {@code praezisierung} of a field: attributes in version 3, JSON in the element's text in version 2, prose in old files. */
record XdfPrecision(Notes notes, String here) {

    void add(XmlTree field, ObjectNode value) {
        var precision = field.at("praezisierung");
        if (precision.isPresent()) {
            precise(precision.get(), value);
        }
        field.text("inhalt").ifPresent(it -> fallback(it, value));
    }

    private void precise(XmlTree precision, ObjectNode value) {
        var text = precision.text();
        var json = text.filter(it -> it.startsWith("{")).map(Json::object);
        if (json.isPresent() && json.get() instanceof Json.Read.It it) {
            it.object().properties().forEach(e -> limit(e.getKey(), e.getValue().asString(""), value));
        } else {
            text.ifPresent(it -> notes.lost(here, "is made more precise in prose, which is not translated: " + it));
        }
        var attributes = precision.element().getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            var attribute = attributes.item(i);
            var name = Optional.ofNullable(attribute.getLocalName()).orElse("");
            if (!attribute.getNodeName().startsWith("xmlns")) {
                limit(name, attribute.getNodeValue(), value);
            }
        }
    }

    private void limit(String name, String said, ObjectNode value) {
        var text = said.strip();
        if (text.isEmpty()) {
            return;
        }
        switch (name) {
            case "minLength", "maxLength" -> length(name, text, value);
            case "minValue" -> bound("minimum", name, text, value);
            case "maxValue" -> bound("maximum", name, text, value);
            case "pattern" -> pattern(text, value);
            default -> lost(name, text);
        }
    }

    private void length(String name, String text, ObjectNode value) {
        if (value.path("type").asString("").equals("string") && text.matches("\\d{1,6}")) {
            value.put(name, Integer.parseInt(text));
        } else {
            lost(name, text);
        }
    }

    private void bound(String keyword, String name, String text, ObjectNode value) {
        var type = value.path("type").asString("");
        var number = number(text);
        if (number.isPresent() && (type.equals("integer") || type.equals("number"))) {
            value.put(keyword, number.get());
        } else {
            lost(name, text);
        }
    }

    /** A pattern of theirs is about the whole value. */
    private void pattern(String text, ObjectNode value) {
        try {
            Pattern.compile(text);
            value.put("pattern", "^(?:" + text + ")$");
        } catch (PatternSyntaxException e) {
            lost("pattern", text);
        }
    }

    private void fallback(String text, ObjectNode value) {
        switch (value.path("type").asString("")) {
            case "string" -> value.put("default", text);
            case "boolean" -> value.put("default", text.equals("true") || text.equals("1"));
            case "integer", "number" ->
                number(text).ifPresentOrElse(it -> value.put("default", it), () -> lost("inhalt", text));
            default -> lost("inhalt", text);
        }
    }

    private static Optional<BigDecimal> number(String text) {
        return text.matches("[+-]?\\d{1,30}([.,]\\d{1,10})?")
                ? Optional.of(new BigDecimal(text.replace(',', '.')))
                : Optional.empty();
    }

    private void lost(String name, String text) {
        notes.lost(here, "%s <%s> is not translated".formatted(name, text));
    }
}
