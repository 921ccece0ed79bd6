package org.schalter.validation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.PatternSyntaxException;
import org.schalter.definition.Finding;
import org.schalter.definition.FormDefinition;
import org.schalter.definition.Severity;
import org.schalter.definition.Texts;
import org.schalter.expression.Expression;
import org.schalter.expression.InvalidExpression;
import tools.jackson.databind.JsonNode;

/** Tells an author everything that is wrong or doubtful about a form's schema, at its place. */
final class SchemaFindings {

    private static final Map<Draft, Judge> META = new ConcurrentHashMap<>(new EnumMap<>(Draft.class));

    private final SchemaDocument document;
    private final String file;
    private final Set<Finding> findings = new LinkedHashSet<>();

    private SchemaFindings(SchemaDocument document, String file) {
        this.document = document;
        this.file = file;
    }

    static List<Finding> of(FormDefinition form, Texts texts, List<String> languages, String file) {
        SchemaFindings found = new SchemaFindings(SchemaDocument.of(form.schema()), file);
        if (Draft.of(form.schema()).isEmpty()) {
            found.error(
                    "/$schema",
                    "<" + form.schema().path("$schema").stringValue("") + "> is no known dialect; expected"
                            + " <https://json-schema.org/draft/2020-12/schema> or an earlier draft from 04 on");
        }
        Judge meta = META.computeIfAbsent(found.document.draft(), Judge::ofSchemas);
        found.findings.addAll(SchemaChecks.of(meta, found.document.root(), file));
        SchemaWalk.through(found.document.root(), found::subschema);
        if (found.findings.stream().noneMatch(Finding::stopsPublishing)) {
            found.compiled(form, texts, languages);
        }
        return new ArrayList<>(found.findings);
    }

    private void subschema(String at, JsonNode schema) {
        schema.properties().forEach(field -> keyword(at, field.getKey(), field.getValue()));
        schema.path("patternProperties")
                .properties()
                .forEach(field -> pattern(Pointers.of(at + "/patternProperties", field.getKey()), field.getKey()));
        for (int i = 0; i < schema.path("x-assert").size(); i++) {
            JsonNode that = schema.path("x-assert").path(i).path("that");
            expression(at + "/x-assert/" + i + "/that", that);
        }
        if (schema.path("readOnly").booleanValue(false)
                && !schema.has("default")
                && !schema.has("const")
                && !schema.has("x-calculate")
                && !schema.has("x-prefill")) {
            findings.add(Finding.of(Severity.HINT, file, at, "readonly-empty"));
        }
    }

    private void keyword(String at, String keyword, JsonNode value) {
        String place = Pointers.of(at, keyword);
        switch (keyword) {
            case "$ref", "$dynamicRef", "$recursiveRef" -> reference(place, value);
            case "pattern" -> pattern(place, value.stringValue(""));
            case "x-calculate" -> expression(place, value);
            case "format" -> format(place, value.stringValue(""));
            default -> {
                if (keyword.startsWith("x-")) {
                    findings.addAll(OwnKeywords.check(keyword, value, file, place));
                }
            }
        }
    }

    private void reference(String place, JsonNode reference) {
        if (reference.isString() && document.resolve(reference.asString()).isEmpty()) {
            error(
                    place,
                    "<" + reference.asString() + "> leads nowhere in this schema; expected a local reference, such as"
                            + " <#/$defs/address>; others are never fetched");
        }
    }

    private void pattern(String place, String pattern) {
        try {
            EcmaPattern.of(pattern);
        } catch (PatternSyntaxException invalid) {
            error(place, "<" + pattern + "> is no regular expression of ECMA-262: " + invalid.getDescription());
        }
    }

    private void format(String place, String format) {
        if (!FormFormats.STANDARD.contains(format) && !FormFormats.OWN.contains(format)) {
            findings.add(Finding.of(
                    Severity.WARNING,
                    file,
                    place,
                    "format-unknown",
                    format,
                    FormFormats.OWN.stream().sorted().toList().toString()));
        }
    }

    private void expression(String place, JsonNode expression) {
        try {
            Expression.parse(expression.stringValue(""));
        } catch (InvalidExpression invalid) {
            error(place, String.valueOf(invalid.getMessage()));
        }
    }

    private void error(String at, String message) {
        findings.add(Finding.error(file, at, message));
    }

    /** What shows only once the schema is read as a whole. */
    private void compiled(FormDefinition form, Texts texts, List<String> languages) {
        try {
            Part root = FormModel.compile(form, texts, languages).root();
            findings.addAll(PartFindings.of(root, document, file));
        } catch (RuntimeException refused) {
            error("", String.valueOf(refused.getMessage()));
        }
    }
}
