package org.schalter.validation;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.schalter.definition.FormDefinition;
import org.schalter.definition.PackageReader;
import org.schalter.definition.Texts;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Small forms for tests, written as JSON with single quotes. */
final class Forms {

    static final Clock NEW_YEAR = Clock.fixed(Instant.parse("2026-01-01T11:00:00Z"), ZoneId.of("Europe/Berlin"));

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Forms() {}

    static JsonNode json(String quoted) {
        return JSON.readTree(quoted.replace('\'', '"'));
    }

    static ObjectNode object(String quoted) {
        return (ObjectNode) json(quoted);
    }

    static JsonNode resource(String name) {
        try (InputStream in = Forms.class.getResourceAsStream(name)) {
            return JSON.readTree(Objects.requireNonNull(in, name));
        } catch (IOException unreadable) {
            throw new IllegalStateException("The test resource <" + name + "> can't be read", unreadable);
        }
    }

    static FormModel form(String schema) {
        return form(json(schema));
    }

    static FormModel form(JsonNode schema) {
        return FormModel.compile(definition(schema), Texts.NONE, List.of("de", "en"));
    }

    static FormModel form(String schema, String layout) {
        return form(json(schema), json(layout));
    }

    static FormModel form(JsonNode schema, JsonNode layout) {
        return FormModel.compile(new FormDefinition("form", schema, Optional.of(layout)), Texts.NONE, List.of("de"));
    }

    static FormDefinition definition(JsonNode schema) {
        return new FormDefinition("form", schema, Optional.empty());
    }

    /** Texts as an author writes them. */
    static Texts texts(String language, String properties) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(
                "service.yaml",
                ("schalter: 1\nkey: test\ntitle: Test\nlanguages: [" + language + "]\n")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        files.put("form/schema.json", "{\"type\":\"object\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        files.put("texts/" + language + ".properties", properties.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return PackageReader.of(files).service().orElseThrow().texts();
    }

    static Circumstances german() {
        return Circumstances.of(NEW_YEAR, "de");
    }

    static Verdict verdict(FormModel form, String answers) {
        return form.validate(json(answers), german());
    }

    /** Place and keyword of each fault. */
    static List<String> faults(Verdict verdict) {
        return verdict.faults().stream()
                .map(fault -> fault.at() + " " + fault.keyword())
                .toList();
    }
}
