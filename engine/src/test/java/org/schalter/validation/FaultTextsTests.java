package org.schalter.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schalter.definition.Texts;
import tools.jackson.databind.JsonNode;

class FaultTextsTests {

    private static final Set<String> NO_FAULTS = Set.of("form", "type", "format");

    static Stream<JsonNode> examples() {
        return Forms.resource("/validation/messages.json").valueStream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void saysWhatToDoInGermanAndEnglish(JsonNode example) {
        FormModel form = Forms.form(example.get("schema"));
        JsonNode answers = Vast.grown(example.get("answers"));

        for (String language : List.of("de", "en")) {
            Verdict verdict = form.validate(answers, Circumstances.of(Forms.NEW_YEAR, language));

            assertThat(verdict.faults())
                    .extracting(Fault::at, Fault::keyword, Fault::message)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(
                            example.get("at").stringValue(),
                            example.get("keyword").stringValue(),
                            example.get(language).stringValue()));
        }
    }

    @Test
    void assertsEveryTextOfBothLanguages() throws IOException {
        Set<String> asserted = examples()
                .map(example -> "validation." + example.get("key").stringValue())
                .collect(Collectors.toCollection(TreeSet::new));
        NO_FAULTS.forEach(name -> asserted.add("validation." + name));

        assertThat(keys("de")).isEqualTo(asserted);
        assertThat(keys("en")).isEqualTo(asserted);
    }

    @Test
    void knowsATextForEveryKeywordAndFormat() {
        Phrases german = Phrases.of("de", List.of());
        List<String> keywords = List.of(
                "type",
                "enum",
                "const",
                "multipleOf",
                "minimum",
                "maximum",
                "exclusiveMinimum",
                "exclusiveMaximum",
                "minLength",
                "maxLength",
                "pattern",
                "minItems",
                "maxItems",
                "uniqueItems",
                "contains",
                "minContains",
                "maxContains",
                "minProperties",
                "maxProperties",
                "required",
                "dependentRequired",
                "dependencies",
                "propertyNames",
                "additionalProperties",
                "unevaluatedProperties",
                "unevaluatedItems",
                "items",
                "not",
                "oneOf",
                "anyOf",
                "false",
                "format",
                "x-assert",
                "x-codelist",
                "x-characters");

        assertThat(keywords).allMatch(german::has);
        assertThat(FormFormats.STANDARD).allMatch(format -> german.has("format." + format));
        assertThat(FormFormats.OWN).allMatch(format -> german.has("format." + format));
    }

    @Test
    void speaksGermanToReadersOfEasyGerman() {
        FormModel form = Forms.form("{'properties':{'name':{'title':'Name'}},'required':['name']}");

        assertThat(form.validate(Forms.json("{}"), Circumstances.of(Forms.NEW_YEAR, "de-simple"))
                        .faults())
                .extracting(Fault::message)
                .containsExactly("Geben Sie „Name“ an.");
    }

    @Test
    void speaksTheEditionsLanguageToReadersOfOthers() {
        FormModel form = Forms.form("{'properties':{'name':{'title':'Name'}},'required':['name']}");

        assertThat(form.validate(Forms.json("{}"), Circumstances.of(Forms.NEW_YEAR, "fr"))
                        .faults())
                .extracting(Fault::message)
                .containsExactly("Geben Sie „Name“ an.");
    }

    @Test
    void prefersTheAuthorsWords() {
        Texts texts = Forms.texts(
                "de",
                "form.plate.title=Kennzeichen\nform.plate.error.format=Schreiben Sie „{title}“ wie auf dem Schild.\n");
        FormModel form = FormModel.compile(
                Forms.definition(Forms.json("{'properties':{'plate':{'type':'string','format':'licence-plate-de'}}}")),
                texts,
                List.of("de"));

        assertThat(Forms.verdict(form, "{'plate':'x'}").faults())
                .extracting(Fault::message)
                .containsExactly("Schreiben Sie „Kennzeichen“ wie auf dem Schild.");
    }

    @Test
    void writesDatesAsGermansDo() {
        FormModel form = Forms.form(
                "{'properties':{'day':{'type':'string','format':'date','title':'Tag','const':'2026-12-31'}}}");

        assertThat(Forms.verdict(form, "{'day':'2026-12-30'}").faults())
                .extracting(Fault::message)
                .containsExactly("Geben Sie bei „Tag“ genau „31.12.2026“ an.");
    }

    @Test
    void shortensNamesThatSomebodyMadeUp() {
        FormModel form = Forms.form("{'properties':{'a':{}}}");

        String message = Forms.verdict(form, "{'" + "x".repeat(5_000) + "':1}")
                .faults()
                .getFirst()
                .message();

        assertThat(message).hasSizeLessThan(150);
    }

    private static Set<String> keys(String language) throws IOException {
        Properties texts = new Properties();
        String name = "/texts/validation_" + language + ".properties";
        texts.load(new InputStreamReader(
                Objects.requireNonNull(FaultTextsTests.class.getResourceAsStream(name)), StandardCharsets.UTF_8));
        return new TreeSet<>(texts.stringPropertyNames());
    }
}
