package org.schalter.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schalter.HttpAnswer;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import tools.jackson.databind.json.JsonMapper;

/** Texts and patterns made to keep a checker busy for ever: the answer comes, for every format and every pattern. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HostileTextsTests {

    private static final String KEY = "hostile-texts";
    private static final RunningEngine ENGINE = RunningEngine.onH2();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONG = 40_000;
    private static final List<String> FORMATS = List.of(
            "email",
            "idn-email",
            "uri",
            "uri-reference",
            "iri",
            "iri-reference",
            "hostname",
            "idn-hostname",
            "ipv4",
            "ipv6",
            "uuid",
            "date",
            "time",
            "date-time",
            "duration",
            "json-pointer",
            "regex",
            "uri-template",
            "iban",
            "postal-code-de",
            "phone",
            "licence-plate-de",
            "din91379-a",
            "money");
    private static final List<String> PATTERNS = List.of(
            "^(a+)+$",
            "^(a|aa)+$",
            "^(a|a?)+$",
            "^([a-zA-Z]+)*$",
            "(a+a+)+y",
            "^(([a-z])+.)+[A-Z]([a-z])+$",
            "^(.*a){12}$",
            "(.*)*,(.*)*");

    @BeforeAll
    static void publish() {
        var form = JSON.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("type", "object");
        var properties = form.putObject("properties");
        FORMATS.forEach(format -> properties
                .putObject(name("f", FORMATS.indexOf(format)))
                .put("type", "string")
                .put("title", format)
                .put("format", format));
        PATTERNS.forEach(pattern -> properties
                .putObject(name("p", PATTERNS.indexOf(pattern)))
                .put("type", "string")
                .put("title", "P")
                .put("pattern", pattern));
        properties
                .putObject("same")
                .put("type", "array")
                .put("title", "L")
                .put("uniqueItems", true)
                .put("maxItems", 20_000)
                .putObject("items")
                .put("type", "string")
                .put("title", "S");
        TinyService.named(KEY).with("form/schema.json", form.toString()).publishedOn(ENGINE, KEY);
    }

    private static String name(String kind, int number) {
        return kind + number;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "1", "a.", "a@", "-", ":", "%41", "[", "(", " ", "ä", "/", "{a}", "1a", "\\\\", "0.", "+49"
            })
    void everyFormatAnswers(String piece) {
        var text = piece.repeat(LONG / piece.length()) + "!";

        var answer = checked("f", FORMATS.size(), text);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("faults").findValuesAsString("at"))
                .contains("/f0", "/f" + FORMATS.indexOf("iban"), "/f" + FORMATS.indexOf("money"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "aA", "a,", "ax"})
    void everyPatternAnswers(String piece) {
        var answer = checked("p", PATTERNS.size(), piece.repeat(LONG / piece.length()) + "!");

        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.json().path("faults").findValuesAsString("keyword")).contains("pattern");
    }

    @Test
    void whatFitsIsTaken() {
        var answers = JSON.createObjectNode()
                .put("f0", "erika@example.org")
                .put("p0", "aaa")
                .put("f23", "12.50");

        assertThat(post(answers).json().path("verdict").asString()).isEqualTo("accepted");
    }

    @Test
    void manyEntriesThatMustDifferAnswer() {
        var answers = JSON.createObjectNode();
        var same = answers.putArray("same");
        IntStream.range(0, 10_000).forEach(i -> same.add("entry " + i));
        same.add("entry 7");

        assertThat(post(answers).json().path("faults").findValuesAsString("keyword"))
                .contains("uniqueItems");
    }

    private static HttpAnswer checked(String kind, int many, String text) {
        var answers = JSON.createObjectNode();
        IntStream.range(0, many).forEach(i -> answers.put(name(kind, i), text));
        return post(answers);
    }

    private static HttpAnswer post(tools.jackson.databind.node.ObjectNode answers) {
        return ENGINE.anonymous().postJson("/api/v1/services/" + KEY + "/validate", answers);
    }
}
