package org.schalter.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.schalter.TinyService;
import org.schalter.definition.Finding;
import org.schalter.definition.PackageReader;

class ExamplesGiveTheirVerdictTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneId.of("Europe/Berlin"));

    private static final String SCHEMA = """
        {"type": "object", "required": ["name"],
         "properties": {
           "name": {"type": "string", "title": "Name", "minLength": 2,
                    "x-prefill": "identity.family_name", "x-lock": "substantial"},
           "start": {"type": "string", "format": "date", "title": "Beginn"},
           "proof": {"type": "string", "format": "file", "title": "Nachweis"},
           "firm": {"type": "boolean", "title": "Betrieb?"}},
         "if": {"properties": {"firm": {"const": true}}, "required": ["firm"]},
         "then": {"properties": {"firmName": {"type": "string", "title": "Name des Betriebs"}}},
         "x-assert": [{"that": "= answers.start >= today()", "message": "Nicht in der Vergangenheit.", "at": "/start"}]}
        """;

    private static final String FEE = """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="fees" name="fees" namespace="urn:test">
          <decision id="fee" name="fee"><decisionTable id="table" hitPolicy="FIRST">
            <input id="firm"><inputExpression typeRef="boolean"><text>answers.firm</text></inputExpression></input>
            <output id="total" name="total" typeRef="number"/>
            <rule id="firms"><inputEntry><text>true</text></inputEntry><outputEntry><text>20</text></outputEntry></rule>
            <rule id="others"><inputEntry><text>-</text></inputEntry><outputEntry><text>12.50</text></outputEntry></rule>
          </decisionTable></decision>
        </definitions>
        """;

    private TinyService service = TinyService.named("tried")
            .with("form/schema.json", SCHEMA)
            .with("decisions/fee.dmn", FEE)
            .and("service.yaml", "fee: {decision: decisions/fee.dmn}\n");

    @Test
    void isContentWhenAnExampleComesToWhatItExpects() {
        example(
                "good",
                "{\"name\": \"Erika\", \"firm\": true, \"start\": \"2026-03-02\", \"proof\": \"proof.pdf\"}",
                "{verdict: accepted, shown: [/firmName], hidden: [/nope], fee: {total: \"20.00\"}}");
        service.with("examples/good/files/proof.pdf", "%PDF-1.7");

        assertThat(errors()).isEmpty();
    }

    @Test
    void missesAnAcceptance() {
        example("short", "{\"name\": \"E\"}", "{verdict: accepted}");

        assertThat(errors())
                .containsExactly(
                        "examples/short/expected.yaml /verdict it is <rejected> by /name minLength; expected accepted");
    }

    @Test
    void missesARejection() {
        example("fine", "{\"name\": \"Erika\"}", "{verdict: rejected}");

        assertThat(errors())
                .containsExactly("examples/fine/expected.yaml /verdict it is <accepted>; expected rejected");
    }

    @Test
    void comparesTheFaultsExactly() {
        example(
                "nameless",
                "{\"start\": \"2020-01-01\"}",
                "{verdict: rejected, faults: [{at: /name, keyword: minLength}]}");

        assertThat(errors())
                .singleElement()
                .asString()
                .contains("/faults")
                .contains("/name required")
                .contains("expected /name minLength");
    }

    @Test
    void livesOnTheDayTheExampleNames() {
        example("past", "{\"name\": \"Erika\", \"start\": \"2020-01-02\"}", "{verdict: accepted, today: 2020-01-02}");
        example(
                "later",
                "{\"name\": \"Erika\", \"start\": \"2020-01-02\"}",
                "{verdict: rejected, today: 2020-01-03, faults: [{at: /start, keyword: x-assert}]}");

        assertThat(errors()).isEmpty();
    }

    @Test
    void comparesQuestionsAndFee() {
        example(
                "asked",
                "{\"name\": \"Erika\", \"firm\": false}",
                "{verdict: accepted, shown: [/firmName], hidden: [/name], fee: {total: \"20.00\"}}");

        assertThat(errors())
                .containsExactly(
                        "examples/asked/expected.yaml /shown </firmName> is not asked; expected that it is",
                        "examples/asked/expected.yaml /hidden </name> is asked; expected that it is not",
                        "examples/asked/expected.yaml /fee the fee is <12.50>; expected 20.00");
    }

    @Test
    void findsOnlyFilesThatTheExampleUploads() {
        example("no-file", "{\"name\": \"Erika\", \"proof\": \"proof.pdf\"}", "{verdict: accepted}");

        assertThat(errors()).singleElement().asString().contains("/proof");
    }

    @Test
    void pretendsToBeSomebody() {
        example("locked", "{\"name\": \"E\"}", "{verdict: accepted, identity: {level: high, family_name: MUSTERMANN}}");
        example("weak", "{\"name\": \"E\"}", "{verdict: rejected, identity: {level: basic, family_name: MUSTERMANN}}");

        assertThat(errors()).isEmpty();
    }

    @Test
    void knowsThatNobodyAppliesWithoutTheIdentityThatIsNeeded() {
        service.changing("service.yaml", "minimum: none", "minimum: high");
        example("unknown", "{\"name\": \"Erika\"}", "{verdict: accepted}");

        assertThat(errors()).singleElement().asString().contains("/identity").contains("<NONE>");
    }

    @Test
    void hintsAtWhatNoExampleReaches() {
        example("plain", "{\"name\": \"Erika\", \"firm\": false}", "{verdict: accepted}");

        assertThat(findings())
                .extracting(Finding::at)
                .contains("firmName", "firms")
                .doesNotContain("name", "others");
    }

    private void example(String name, String answers, String expected) {
        service.with("examples/" + name + "/answers.json", answers)
                .with("examples/" + name + "/expected.yaml", expected);
    }

    private List<String> errors() {
        return findings().stream()
                .filter(Finding::stopsPublishing)
                .map(it -> it.file() + " " + it.at() + " " + it.message())
                .toList();
    }

    private List<Finding> findings() {
        var reading = PackageReader.readZip(service.zip());
        assertThat(reading.findings()).filteredOn(Finding::stopsPublishing).isEmpty();
        return new ExamplesGiveTheirVerdict(CLOCK).check(reading.service().orElseThrow());
    }
}
