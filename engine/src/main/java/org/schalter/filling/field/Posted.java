package org.schalter.filling.field;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a browser has posted for one field.
 *
 * @param values every posted parameter
 * @param name the field's name, a JSON Pointer
 * @param locale whose way of writing numbers holds
 */
public record Posted(Map<String, List<String>> values, String name, Locale locale) {

    /** What was typed, without space around it; empty if nothing. Of several the last, since a box follows its empty twin. */
    String text() {
        return last(name);
    }

    /** What was typed into one of a field's several inputs, such as the day of a date. */
    String part(String part) {
        return last(name + "." + part);
    }

    /** What was typed, line ends as one character. */
    String lines() {
        List<String> all = values.get(name);
        return all == null || all.isEmpty()
                ? ""
                : clean(all.getLast().replace("\r\n", "\n")).strip();
    }

    /** Everything posted under the name but empty values. */
    List<String> all() {
        List<String> filled = new ArrayList<>();
        for (String value : values.getOrDefault(name, List.of())) {
            if (!value.isBlank()) {
                filled.add(value.strip());
            }
        }
        return filled;
    }

    /** Whether the field was on the page that was posted. */
    public boolean present() {
        if (values.containsKey(name)) {
            return true;
        }
        return values.keySet().stream().anyMatch(key -> key.startsWith(name + "."));
    }

    private String last(String key) {
        List<String> all = values.get(key);
        return all == null || all.isEmpty() ? "" : clean(all.getLast()).strip();
    }

    /** Without the characters that no store and no paper can take. */
    private static String clean(String text) {
        return text.indexOf('\u0000') < 0 ? text : text.replace("\u0000", "");
    }
}
