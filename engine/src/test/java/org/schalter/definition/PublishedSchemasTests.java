package org.schalter.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Anyone may check a file by the published schemas with any validator; they must hear what the engine says. */
class PublishedSchemasTests {

    private static JsonNode schema(String name) throws IOException {
        try (InputStream in = PublishedSchemasTests.class.getResourceAsStream("/schemas/" + name)) {
            return StrictJson.parse(Objects.requireNonNull(in).readAllBytes());
        }
    }

    private static boolean fitsElsewhere(String name, JsonNode value) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema(name).toString(), InputFormat.JSON);
        return schema.validate(
                        value.toString(),
                        InputFormat.JSON,
                        c -> c.executionConfig(e -> e.formatAssertionsEnabled(true)))
                .isEmpty();
    }

    private static List<String> violations(String name, JsonNode value) {
        List<String> violations = new ArrayList<>();
        SchemaCheck.of(name)
                .check(
                        value,
                        (at, code, values) -> violations.add(at + ": "
                                + Finding.of(Severity.ERROR, name, at, code, values)
                                        .message()));
        return violations;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "service.schema.json",
                "layout.schema.json",
                "codelist.schema.json",
                "expected.schema.json",
                "vocabulary-1.json"
            })
    void areSchemasThemselves(String name) throws IOException {
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(schema(name).toString(), InputFormat.JSON)).isEmpty();
        SchemaCheck.of(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "service | true | {schalter: 1, key: parking-permit, title: x}",
                "service | true | {schalter: 1.0, key: ab, title: {de: x, de-simple: y}, limit: null, open: {from:"
                        + " 2024-02-29, until: null}}",
                "service | true | {schalter: 1, key: ab, title: x, reference: \"BPA-{year}-{number:6}\", leika:"
                        + " \"99108001001000\"}",
                "service | true | {schalter: 1, key: ab, title: x, reference: \"{number}\"}",
                "service | false | {schalter: 1, key: ab, title: x, reference: \"{number}/\"}",
                "service | false | {schalter: 2, key: ab, title: x}",
                "service | false | {schalter: 1, key: a, title: x}",
                "service | false | {schalter: 1, key: Ab, title: x}",
                "service | false | {schalter: 1, key: \"ab\\n\", title: x}",
                "service | false | {schalter: 1, key: ab}",
                "service | false | {schalter: 1, key: ab, title: \"\"}",
                "service | false | {schalter: 1, key: ab, title: {}}",
                "service | false | {schalter: 1, key: ab, title: {Deutsch: x}}",
                "service | false | {schalter: 1, key: ab, title: 5}",
                "service | false | {schalter: 1, key: ab, title: x, languages: []}",
                "service | false | {schalter: 1, key: ab, title: x, languages: [de, de]}",
                "service | false | {schalter: 1, key: ab, title: x, open: {from: 2025-02-29}}",
                "service | false | {schalter: 1, key: ab, title: x, open: {from: tomorrow}}",
                "service | false | {schalter: 1, key: ab, title: x, limit: 1.5}",
                "service | false | {schalter: 1, key: ab, title: x, limit: -1}",
                "service | false | {schalter: 1, key: ab, title: x, reference: \"{year}\"}",
                "service | false | {schalter: 1, key: ab, title: x, retention: {draft: P1DT1H}}",
                "service | false | {schalter: 1, key: ab, title: x, payment: {}}",
                "service | false | {schalter: 1, key: ab, title: x, documents: {x: {}}}",
                "service | false | [1]",
                "expected | true | {verdict: accepted, clock: [{after: a, pass: P1DT2H}], identity: {level: high,"
                        + " name: x}}",
                "expected | true | {verdict: rejected, faults: [{at: \"\", keyword: required}]}",
                "expected | false | {verdict: accepted, identity: {level: top}}",
                "expected | false | {verdict: accepted, identity: {name: 5}}",
                "expected | false | {verdict: accepted, clock: [{after: a, pass: PT}]}",
                "expected | false | {verdict: accepted, tasks: [{task: a-b, answers: {}}]}",
                "expected | false | {verdict: accepted, today: 2026-3-2}",
                "expected | false | {verdict: accepted, shown: [name]}",
                "expected | false | {status: completed}",
                "layout | true | {type: Control, scope: '#/properties/a', options: {detail: {type: Label, text: x},"
                        + " foreign: 1}}",
                "layout | true | {type: Control, scope: '#', options: {detail: GENERATED}, rule: {effect: HIDE,"
                        + " condition: {scope: '#', schema: true}}}",
                "layout | false | {type: Control, scope: properties}",
                "layout | false | {type: Control, scope: '#', options: {detail: {type: Nope}}}",
                "layout | false | {type: Group, elements: [{type: Label, text: 5}]}",
                "layout | false | {elements: []}",
                "layout | false | {type: Label, rule: {effect: SHOW}}",
                "codelist | true | {entries: [{code: DE, text: Deutschland}]}",
                "codelist | true | {title: {de: x}, source: y, sorted: true, entries: [{code: '01', text: {de: x, en:"
                        + " y}, from: 2026-01-01, until: 2026-12-31}]}",
                "codelist | false | {entries: []}",
                "codelist | false | {entries: [{code: 1, text: x}]}",
                "codelist | false | {entries: [{code: ' a', text: x}]}",
                "codelist | false | {entries: [{code: a, text: {}}]}",
                "codelist | false | {entries: [{code: a, text: x, until: 2026-13-01}]}",
                "codelist | false | {entries: [{code: a, text: x, colour: red}]}",
                "vocabulary | true | {x-calculate: = 1, x-assert: [{that: = true, message: m, at: /a}], x-lock: high,"
                        + " x-soft: true}",
                "vocabulary | true | {title: anything else, x-other: 5}",
                "vocabulary | false | {x-calculate: '1'}",
                "vocabulary | false | {x-assert: [{that: = true}]}",
                "vocabulary | false | {x-retention: long}",
                "vocabulary | false | {x-soft: perhaps}",
            })
    void agreeWithAnyValidator(String name, boolean fits, String yaml) throws IOException {
        String file = name.equals("vocabulary") ? "vocabulary-1.json" : name + ".schema.json";
        JsonNode value = StrictYaml.parse(yaml);
        assertThat(violations(file, value)).as("ours").matches(found -> found.isEmpty() == fits);
        assertThat(fitsElsewhere(file, value)).as("the validator's").isEqualTo(fits);
    }

    @Test
    void sayWhatWouldBeRightInTheirOwnWords() {
        assertThat(violations("service.schema.json", StrictYaml.parse("{schalter: 1, key: A, title: x}")))
                .containsExactly(
                        "/key: <A> does not fit; expected the service's name: a letter a-z, then letters a-z, digits"
                                + " or hyphens, 2 to 63 in all");
    }
}
