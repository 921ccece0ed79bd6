package org.schalter.filling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import tools.jackson.databind.JsonNode;

/** A citizen chooses from code lists, and programs learn the codes. */
class CodeListsTests {

    private static final String SCHEMA = """
        {"type": "object", "required": ["country", "time"], "properties": {
          "country": {"type": "string", "title": "Staat", "x-codelist": "staaten"},
          "birth": {"type": "string", "title": "Geburtsstaat", "x-codelist": "staaten"},
          "time": {"type": "string", "title": "Zeit", "x-codelist": "times"}}}
        """;
    private static final String LAYOUT = """
        {"type": "VerticalLayout", "elements": [
          {"type": "Control", "scope": "#/properties/country"},
          {"type": "Control", "scope": "#/properties/birth", "options": {"format": "autocomplete"}},
          {"type": "Control", "scope": "#/properties/time"}]}
        """;
    private static final RunningEngine ENGINE = RunningEngine.onH2();

    private final HttpCaller citizen = ENGINE.visitor();

    @BeforeAll
    static void publish() {
        TinyService.named("code-lists")
                .with("form/schema.json", SCHEMA)
                .with("form/layout.json", LAYOUT)
                .with(
                        "texts/en.properties",
                        "form.country.title=Country\nform.birth.title=Country of birth\nform.time.title=Time\n")
                .publishedOn(ENGINE, "code-lists");
    }

    @Test
    void offersWhatMayBeChosenToday() {
        HttpAnswer page = start();

        List<String> countries =
                page.page().select("select[name=/country] option").eachText();
        assertThat(countries).contains("Ägypten", "Deutschland").hasSizeGreaterThan(240);
        assertThat(countries.indexOf("Ägypten")).isLessThan(countries.indexOf("Belgien"));
        assertThat(page.page().select("datalist#f-birth-list option")).hasSize(countries.size() - 1);
        assertThat(page.page().select("input[type=radio][name=/time]").eachAttr("value"))
                .containsExactly("now");
    }

    @Test
    void speaksOfTheChoiceInTheCitizensLanguage() {
        HttpAnswer review = citizen.submit(start(), Map.of("/country", "DE", "/birth", "Türkei", "/time", "now"));
        assertThat(review.page().select(".kern-summary").text()).contains("Deutschland", "Türkei", "Jetzt");

        HttpAnswer english = citizen.get(review.uri().getPath() + "?lang=en");

        assertThat(english.page().select(".kern-summary").text()).contains("Germany", "Türkiye", "Now");
    }

    @Test
    void refusesACodeThatMayNotBeChosen() {
        HttpAnswer page = citizen.submit(start(), Map.of("/country", "XX", "/birth", "Atlantis", "/time", "past"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.page().select("#errors").text())
                .contains(
                        "Wählen Sie bei „Staat“ eine",
                        "Wählen Sie bei „Geburtsstaat“ eine",
                        "„Früher“ kann bei „Zeit“");
    }

    @Test
    void givesProgramsTheCodes() {
        JsonNode schema = ENGINE.anonymous()
                .get("/api/v1/services/code-lists/schema")
                .json()
                .path("properties");
        assertThat(schema.at("/time/enum").valueStream().map(JsonNode::stringValue))
                .containsExactly("now", "past", "later");
        assertThat(schema.at("/country/enum").size()).isGreaterThan(240);

        JsonNode verdict = ENGINE.anonymous()
                .postJson("/api/v1/services/code-lists/validate", Map.of("country", "DE", "time", "past"))
                .json();

        assertThat(verdict.at("/faults/0/at").stringValue()).isEqualTo("/time");
        assertThat(verdict.at("/faults/0/keyword").stringValue()).isEqualTo("x-codelist");
    }

    @Test
    void keepsItsListWithTheEdition() {
        HttpAnswer edition = ENGINE.as("editor").get("/api/v1/services/code-lists/editions/1");

        assertThat(new String(edition.body(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("codelists/staaten.yaml", "codelists/times.yaml");
    }

    private HttpAnswer start() {
        return citizen.submit(citizen.get("/services/code-lists"), Map.of());
    }
}
