package org.schalter.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schalter.RunningEngine;
import org.schalter.definition.Finding;
import org.schalter.definition.PackageReader;

/** A form that can't be read is one finding, about its file; nothing is concluded from its being empty. */
class BrokenFormsTests {

    private static final Path DOG_TAX =
            Path.of("../forms-library/src/main/resources/forms-library/services/dog-tax-registration");
    private static final RunningEngine ENGINE = RunningEngine.onH2();

    static Stream<Arguments> broken() throws IOException {
        var forms = dogTax().keySet().stream()
                .filter(it -> it.endsWith("/schema.json"))
                .toList();
        assertThat(forms).hasSizeGreaterThan(1).contains("form/schema.json");
        return forms.stream()
                .flatMap(form -> Stream.of("{\"type\": \"object\"", "[]", "\u00ff", "{\"a\": 1, \"a\": 2}", "")
                        .map(it -> Arguments.of(form, it)));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void isOneFindingAndNothingElseIsSaidThatWasNotSaidBefore(String form, String content) throws IOException {
        var files = dogTax();
        var before = findings(files);
        files.put(form, content.getBytes(StandardCharsets.ISO_8859_1));

        var after = findings(files);

        assertThat(after).filteredOn(it -> !before.contains(it)).singleElement().satisfies(it -> {
            assertThat(it.file()).isEqualTo(form);
            assertThat(it.stopsPublishing()).isTrue();
        });
    }

    @Test
    void whatIsWrongBesideItIsStillSaid() throws IOException {
        var files = dogTax();
        files.put("form/schema.json", "{".getBytes(StandardCharsets.UTF_8));
        files.put("process.bpmn", "<a".getBytes(StandardCharsets.UTF_8));
        files.put("notes.txt", new byte[0]);

        assertThat(findings(files))
                .filteredOn(Finding::stopsPublishing)
                .extracting(Finding::file)
                .contains("form/schema.json", "process.bpmn", "notes.txt");
    }

    /** Forms that can be read and are wrong in themselves. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\": \"array\"}",
                "{\"type\": \"object\", \"properties\": {\"a\": {\"$ref\": \"#/$defs/none\"}}}",
                "{\"type\": \"object\", \"properties\": {\"a\": {\"$ref\": \"file:///etc/passwd\"}}}",
                "{\"$defs\": {\"a\": {\"$ref\": \"#/$defs/a\"}}, \"properties\": {\"a\": {\"$ref\": \"#/$defs/a\"}}}",
                "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\", \"pattern\": \"(\"}}}",
                "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\", \"x-calculate\": \"1 +\"}}}",
                "{\"type\": \"object\", \"properties\": {\"a\": 5}}",
                "{\"type\": \"object\", \"properties\": []}",
                "{\"type\": 5, \"properties\": {\"a\": {\"type\": [], \"enum\": 7, \"title\": {}}}}",
                "{\"type\": \"object\", \"allOf\": {}, \"required\": \"a\", \"$defs\": []}"
            })
    void everyCheckComesToItsEndWithAWrongForm(String schema) throws IOException {
        for (String form : List.of("form/schema.json", "tasks/review/schema.json")) {
            var files = dogTax();
            assertThat(files).containsKey(form);
            files.put(form, schema.getBytes(StandardCharsets.UTF_8));

            assertThat(findings(files))
                    .noneSatisfy(it -> assertThat(it.message()).contains("could not finish"));
        }
    }

    private static SortedMap<String, byte[]> dogTax() throws IOException {
        return new TreeMap<>(PackageReader.read(DOG_TAX).service().orElseThrow().files());
    }

    private static List<Finding> findings(SortedMap<String, byte[]> files) {
        var reading = PackageReader.of(files);
        var all = new ArrayList<>(reading.findings());
        all.addAll(ENGINE.bean(Checks.class).of(reading.service().orElseThrow()));
        return all;
    }
}
