package org.schalter.definition;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Finds options of a layout that nothing comes of: JSON Forms knows many, and other renderers still more. */
final class OptionFindings {

    private static final Set<String> KNOWN =
            new TreeSet<>(Set.of("format", "widget", "width", "detail", "rows", "multi"));
    private static final Set<String> LOOKS =
            new TreeSet<>(Set.of("radio", "select", "autocomplete", "checkbox", "textarea", "multi"));
    private static final Set<String> WIDTHS = new TreeSet<>(Set.of("short", "medium", "full"));

    private final String file;
    private final List<Finding> findings;

    OptionFindings(String file, List<Finding> findings) {
        this.file = file;
        this.findings = findings;
    }

    void check(JsonNode element, String at) {
        JsonNode options = element.path("options");
        boolean control = element.path("type").asString("").equals("Control");
        for (String name : options.propertyNames()) {
            if (!control) {
                coded(at, name, "option-useless", name);
            } else if (!KNOWN.contains(name)) {
                coded(at, name, "option-unknown", name, KNOWN.toString());
            }
        }
        if (control) {
            oneOf(options, "format", LOOKS, at);
            oneOf(options, "widget", LOOKS, at);
            width(options.path("width"), at);
            rows(options, at);
        }
    }

    /** A clerk sees all rows at once, beside the case. */
    private void rows(JsonNode options, String at) {
        for (String name : List.of("detail", "rows")) {
            if (file.startsWith("tasks/") && options.path(name).asString("").equals("page")) {
                coded(at, name, "rows-not-on-pages", name);
            }
        }
    }

    private void oneOf(JsonNode options, String name, Set<String> known, String at) {
        String value = options.path(name).asString("");
        if (!value.isEmpty() && !known.contains(value)) {
            coded(at, name, "option-look", value, known.toString());
        }
    }

    private void width(JsonNode width, String at) {
        if (width.isString()
                && !WIDTHS.contains(width.stringValue())
                && !width.stringValue().matches("[1-9][0-9]?")) {
            coded(at, "width", "option-width", width.stringValue(), WIDTHS.toString());
        }
    }

    private void coded(String at, String name, String code, String... values) {
        findings.add(Finding.of(Severity.WARNING, file, at + "/options/" + name, code, values));
    }
}
