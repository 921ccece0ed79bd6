package org.schalter.filling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;

/** What a form says beside its fields, and of what had better been answered. */
class AsidesTests {

    private static final String SCHEMA = """
        {"type": "object", "required": ["name"], "properties": {
          "name": {"type": "string", "title": "Name", "x-purpose": "Anrede <b>", "x-law": ["§ 1 MeldeG", "§ 2 MeldeG"]},
          "plot": {"type": "string", "title": "Flurstück", "examples": ["12/3"], "x-soft": true},
          "since": {"type": "string", "format": "date", "title": "Seit", "examples": ["2026-12-31"]}}}
        """;
    private static final String LAYOUT = """
        {"type": "VerticalLayout", "elements": [
          {"type": "Control", "scope": "#/properties/name", "options": {"width": "full"}},
          {"type": "Control", "scope": "#/properties/plot", "options": {"width": 4}},
          {"type": "Control", "scope": "#/properties/since"}]}
        """;
    private static final RunningEngine ENGINE = RunningEngine.onH2();

    private final HttpCaller citizen = ENGINE.visitor();

    @BeforeAll
    static void publish() {
        TinyService.named("asides")
                .with("form/schema.json", SCHEMA)
                .with("form/layout.json", LAYOUT)
                .with(
                        "texts/en.properties",
                        "form.name.title=Name\n"
                                + "form.name.purpose=Salutation\n"
                                + "form.plot.title=Plot\n"
                                + "form.since.title=Since\n")
                .publishedOn(ENGINE, "asides");
    }

    @Test
    void sayWhyAndByWhichLawSomethingIsAsked() {
        HttpAnswer page = start();
        assertThat(page.page().select("details").text())
                .isEqualTo("Warum wir das fragen Zweck: Anrede <b> Rechtsgrundlage: § 1 MeldeG, § 2 MeldeG");

        HttpAnswer english = citizen.get(page.uri().getPath() + "?lang=en");

        assertThat(english.page().select("details").text()).contains("Why we ask this", "Purpose: Salutation");
    }

    @Test
    void showAnExampleAsPeopleWriteIt() {
        HttpAnswer page = start();

        assertThat(page.page().select("#f-plot-hint").text()).isEqualTo("Zum Beispiel 12/3");
        assertThat(page.page().select("#f-plot").attr("aria-describedby")).isEqualTo("f-plot-hint");
        assertThat(page.page().select("#f-since-hint").text()).isEqualTo("Zum Beispiel 31.12.2026");
    }

    @Test
    void makeAFieldAsWideAsItsAnswer() {
        HttpAnswer page = start();

        assertThat(page.page().select("#f-plot").hasClass("filling-width-4")).isTrue();
        assertThat(page.page().select("#f-name").hasClass("filling-width-4")).isFalse();
    }

    @Test
    void tellTheCitizenAndTheClerkOfAGap() {
        HttpAnswer page = start();
        assertThat(page.page().select("label[for=f-plot]").text()).isEqualTo("Flurstück (möglichst angeben)");

        HttpAnswer review = citizen.submit(page, Map.of("/name", "Erika"));
        assertThat(review.page().select(".kern-summary").text()).contains("Flurstück Fehlt noch.", "Seit keine Angabe");
        HttpAnswer sent = citizen.submit(review, Map.of());

        assertThat(sent.uri().getPath()).startsWith("/cases/");
        String reference = sent.page().text().replaceAll("(?s).*?(T-\\d{4}-\\d{6}).*", "$1");
        HttpAnswer dossier = ENGINE.as("clerk").get("/clerk/cases/" + reference);
        assertThat(dossier.page().text()).contains("Flurstück fehlt, sollte angegeben werden", "Seit keine Angabe");
    }

    private HttpAnswer start() {
        return citizen.submit(citizen.get("/services/asides"), Map.of());
    }
}
