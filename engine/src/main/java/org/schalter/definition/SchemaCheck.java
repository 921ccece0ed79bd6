package org.schalter.definition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Checks a file against one of the schemas the engine publishes, and says what would be right in the schema's own words. It
 * knows just the keywords those schemas use and refuses to start on any other, so that schema and check cannot part; the
 * stage that brings a full validator comes later on the ladder.
 */
final class SchemaCheck {

    private static final Set<String> SILENT =
            Set.of("$schema", "$id", "$defs", "title", "description", "default", "examples", "$comment");
    private static final Set<String> KNOWN = Set.of(
            "$ref",
            "type",
            "enum",
            "const",
            "required",
            "properties",
            "additionalProperties",
            "propertyNames",
            "minProperties",
            "items",
            "minItems",
            "maxItems",
            "uniqueItems",
            "pattern",
            "minLength",
            "maxLength",
            "minimum",
            "maximum",
            "format");
    private static final int LONGEST_QUOTE = 60;

    private final JsonNode root;
    private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

    private SchemaCheck(JsonNode root) {
        this.root = root;
        requireKnown(root);
    }

    /** The check by a schema under {@code /schemas}. */
    static SchemaCheck of(String name) {
        try (InputStream in = SchemaCheck.class.getResourceAsStream("/schemas/" + name)) {
            return new SchemaCheck(
                    StrictJson.parse(Objects.requireNonNull(in, name).readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireKnown(JsonNode schema) {
        if (!schema.isObject()) {
            return;
        }
        for (String keyword : schema.propertyNames()) {
            if (!KNOWN.contains(keyword) && !SILENT.contains(keyword)) {
                throw new IllegalStateException(
                        "The keyword <" + keyword + "> of our own schema; expected one of " + KNOWN);
            }
        }
        schema.path("properties").forEach(SchemaCheck::requireKnown);
        schema.path("$defs").forEach(SchemaCheck::requireKnown);
        List.of("items", "additionalProperties", "propertyNames").forEach(one -> requireKnown(schema.path(one)));
    }

    /** Is told each violation: a JSON Pointer, the code of a finding, and its values. */
    interface Violations {
        void tell(String at, String code, String... values);
    }

    void check(JsonNode value, Violations violations) {
        new Run(violations).check(value, root, "", "");
    }

    private final class Run {
        private final Violations violations;

        Run(Violations violations) {
            this.violations = violations;
        }

        void check(JsonNode value, JsonNode schema, String at, String expected) {
            String right = expected.isEmpty() ? schema.path("description").asString("") : expected;
            if (schema.has("$ref")) {
                JsonNode target = root.at(schema.get("$ref").asString().substring(1));
                check(value, target, at, right);
            }
            if (!isOfType(value, schema.path("type"))) {
                tell(at, value, right.isEmpty() ? types(schema.path("type")) : right);
                return;
            }
            checkConstants(value, schema, at, right);
            if (value.isString()) {
                checkText(value, schema, at, right);
            } else if (value.isNumber()) {
                checkNumber(value, schema, at);
            } else if (value.isObject()) {
                checkObject(value, schema, at, right);
            } else if (value.isArray()) {
                checkArray(value, schema, at);
            }
        }

        private void checkConstants(JsonNode value, JsonNode schema, String at, String right) {
            if (schema.has("enum") && !contains(schema.get("enum"), value)) {
                violations.tell(at, "value-other", brief(value), list(schema.get("enum")));
            }
            if (schema.has("const") && !same(schema.get("const"), value)) {
                tell(at, value, right.isEmpty() ? quote(schema.get("const")) : right);
            }
        }

        private void checkText(JsonNode value, JsonNode schema, String at, String right) {
            String text = value.stringValue();
            int length = text.codePointCount(0, text.length());
            if (length < schema.path("minLength").asInt(0)) {
                tell(at, value, right);
            } else if (length > schema.path("maxLength").asInt(Integer.MAX_VALUE)) {
                violations.tell(
                        at, "value-long", brief(value), schema.get("maxLength").asString());
            } else if (schema.has("pattern") && !pattern(schema).matcher(text).find()) {
                tell(at, value, right);
            } else if (schema.path("format").asString("").equals("date") && !isDate(text)) {
                tell(at, value, right);
            }
        }

        private Pattern pattern(JsonNode schema) {
            return patterns.computeIfAbsent(schema.get("pattern").stringValue(), SchemaCheck::compile);
        }

        private void checkNumber(JsonNode value, JsonNode schema, String at) {
            BigDecimal number = value.decimalValue();
            if (schema.has("minimum") && number.compareTo(schema.get("minimum").decimalValue()) < 0) {
                violations.tell(
                        at, "value-small", brief(value), schema.get("minimum").asString());
            }
            if (schema.has("maximum") && number.compareTo(schema.get("maximum").decimalValue()) > 0) {
                violations.tell(
                        at, "value-large", brief(value), schema.get("maximum").asString());
            }
        }

        private void checkObject(JsonNode value, JsonNode schema, String at, String right) {
            for (JsonNode name : schema.path("required")) {
                if (!value.has(name.stringValue())) {
                    violations.tell(at, "key-missing", name.stringValue(), meaning(schema, name.stringValue()));
                }
            }
            if (value.size() < schema.path("minProperties").asInt(0)) {
                tell(at, value, right);
            }
            value.propertyStream().forEach(entry -> checkEntry(entry, schema, at + "/" + escape(entry.getKey())));
        }

        private void checkEntry(Map.Entry<String, JsonNode> entry, JsonNode schema, String at) {
            JsonNode known = schema.path("properties").path(entry.getKey());
            JsonNode others = schema.path("additionalProperties");
            if (!known.isMissingNode()) {
                check(entry.getValue(), known, at, "");
            } else if (others.isBoolean() && !others.booleanValue()) {
                violations.tell(
                        at,
                        "key-unknown",
                        entry.getKey(),
                        new TreeSet<>(schema.path("properties").propertyNames()).toString());
            } else if (others.isObject()) {
                check(entry.getValue(), others, at, "");
            }
            if (known.isMissingNode() && schema.has("propertyNames")) {
                check(entry.getKey(), schema.get("propertyNames"), at);
            }
        }

        private void check(String name, JsonNode schema, String at) {
            check(StringNode.valueOf(name), schema, at, "");
        }

        private void checkArray(JsonNode value, JsonNode schema, String at) {
            if (value.size() < schema.path("minItems").asInt(0)) {
                violations.tell(
                        at,
                        "entries-few",
                        String.valueOf(value.size()),
                        schema.get("minItems").asString());
            }
            if (value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
                violations.tell(
                        at,
                        "entries-many",
                        String.valueOf(value.size()),
                        schema.get("maxItems").asString());
            }
            Set<JsonNode> seen = new HashSet<>();
            for (int i = 0; i < value.size(); i++) {
                check(value.get(i), schema.path("items"), at + "/" + i, "");
                if (!seen.add(value.get(i)) && schema.path("uniqueItems").asBoolean(false)) {
                    violations.tell(at + "/" + i, "entry-twice", brief(value.get(i)));
                }
            }
        }

        private void tell(String at, JsonNode value, String right) {
            violations.tell(at, "value-unfit", brief(value), right.isEmpty() ? "another value" : right);
        }
    }

    private String meaning(JsonNode schema, String name) {
        JsonNode property = schema.path("properties").path(name);
        JsonNode target =
                property.has("$ref") ? root.at(property.get("$ref").asString().substring(1)) : property;
        String meaning =
                property.path("description").asString(target.path("description").asString(""));
        return meaning.isEmpty() ? types(target.path("type")) : meaning;
    }

    private static boolean isOfType(JsonNode value, JsonNode type) {
        if (type.isMissingNode()) {
            return true;
        }
        if (type.isArray()) {
            return type.valueStream().anyMatch(one -> isOfType(value, one));
        }
        return switch (type.stringValue()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            case "integer" ->
                value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
            default -> value.isNumber();
        };
    }

    /** In JSON Schema a {@code $} is the very end; in Java it may be followed by a line break. */
    private static Pattern compile(String pattern) {
        boolean closed = pattern.endsWith("$");
        return Pattern.compile(closed ? pattern.substring(0, pattern.length() - 1) + "\\z" : pattern);
    }

    private static boolean contains(JsonNode several, JsonNode value) {
        return several.valueStream().anyMatch(one -> same(one, value));
    }

    private static boolean same(JsonNode a, JsonNode b) {
        boolean numbers = a.isNumber() && b.isNumber();
        return numbers ? a.decimalValue().compareTo(b.decimalValue()) == 0 : a.equals(b);
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String types(JsonNode type) {
        return type.isArray() ? list(type) : type.asString("a value");
    }

    private static String list(JsonNode several) {
        List<String> texts = new ArrayList<>();
        several.forEach(one -> texts.add(one.asString("null")));
        return String.join(", ", texts);
    }

    /** The value as it may stand in a message: short, and marked off. */
    static String quote(JsonNode value) {
        return "<" + brief(value) + ">";
    }

    private static String brief(JsonNode value) {
        String text = value.isString() ? value.stringValue() : value.toString();
        return text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
    }

    static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
