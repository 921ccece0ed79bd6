package org.schalter.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schalter.definition.Finding;
import org.schalter.definition.PackageReader;

class EveryTemplateCanBeFilledTests {

    private static final String SCHEMA = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["name", "kind"],
         "properties": {
           "name": {"type": "string"}, "nick": {"type": "string"}, "kind": {"enum": ["private", "company"]},
           "greeting": {"type": "string", "x-calculate": "= \\"Dear \\" + answers.name"},
           "shouted": {"type": "string", "x-calculate": "= upper case(answers.nick)"},
           "dogs": {"type": "array", "items": {"type": "object", "required": ["breed"],
             "properties": {"breed": {"type": "string"}, "chip": {"type": "string"}}}}},
         "if": {"properties": {"kind": {"const": "company"}}, "required": ["kind"]},
         "then": {"properties": {"company": {"type": "object", "required": ["firm"],
           "properties": {"firm": {"type": "string"}}}}, "required": ["company"]}}
        """;

    private final EveryTemplateCanBeFilled check =
            new EveryTemplateCanBeFilled(new Templates(TemplateTests.CLOCK, _ -> Optional.empty()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ answers.name }}",
                "{{ answers.greeting }}",
                "<span data-if='= answers.nick != null'>{{ answers.nick }}</span>",
                "{{ = if answers.nick = null then \"\" else answers.nick }}",
                "<span data-if='= answers.kind = \"company\"'>{{ answers.company.firm }}</span>",
                "<span data-each='dog in answers.dogs'>{{ dog.breed }}</span>",
                "{{ case.reference }} {{ date case.receivedAt }}"
            })
    void acceptsWhatIsAlwaysThereOrAskedForFirst(String use) {
        assertThat(findings(use)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ answers.nick }}",
                "{{ answers.shouted }}",
                "{{ = answers.nick + \"!\" }}",
                "{{ answers.company.firm }}",
                "<span data-if='= answers.name != null'>{{ answers.nick }}</span>",
                "<span data-each='dog in answers.dogs'>{{ dog.chip }}</span>"
            })
    void findsWhatMayBeAbsent(String use) {
        assertThat(findings(use)).singleElement().satisfies(it -> {
            assertThat(it.stopsPublishing()).isTrue();
            assertThat(it.file()).isEqualTo("documents/letter.html");
            assertThat(it.at()).startsWith("2:");
            assertThat(it.message()).contains("may be absent");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ answers.nmae }}",
                "{{ answer.name }}",
                "{{ money fee.total }}",
                "{{ case.secret }}",
                "{{ text no.such }}"
            })
    void findsWhatIsKnownNowhere(String use) {
        assertThat(findings(use))
                .singleElement()
                .satisfies(it -> assertThat(it.message())
                        .containsAnyOf("is known nowhere", "is not in the form", "there is no text"));
    }

    @Test
    void findsNothingInTheFormsLibrary() throws IOException {
        for (String key : List.of("parking-permit", "dog-tax-registration")) {
            Path folder = Path.of("../forms-library/src/main/resources/forms-library/services", key);
            assertThat(check.check(PackageReader.read(folder).service().orElseThrow()))
                    .as(key)
                    .isEmpty();
        }
    }

    private List<Finding> findings(String use) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(
                "service.yaml",
                bytes("schalter: 1\n"
                        + "key: letters\n"
                        + "title: Letters\n"
                        + "summary: Letters\n"
                        + "category: test\n"
                        + "unit: test\n"
                        + "languages: [en]\n"));
        files.put("form/schema.json", bytes(SCHEMA));
        files.put(
                "documents/letter.html",
                bytes("<!DOCTYPE html><html><head><title>T</title></head><body>\n<p>" + use + "</p></body></html>"));
        return check.check(PackageReader.of(files).service().orElseThrow());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
