package org.schalter.filling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.submission.Submissions;
import tools.jackson.databind.JsonNode;

/** What the sign-in tells of a person stands in the form, and nobody makes it say something else. */
class PrefilledAnswersTests {

    private static final String KEY = "prefilled";
    private static final String SCHEMA = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["person"],
         "properties": {
           "person": {"type": "object", "title": "Person", "required": ["name", "given"], "properties": {
             "name": {"type": "string", "title": "Name", "x-prefill": "identity.family_name", "x-lock": "substantial"},
             "given": {"type": "string", "title": "Vorname", "x-prefill": "identity.given_name"},
             "town": {"type": "string", "title": "Ort", "readOnly": true, "x-prefill": "identity.town"},
             "grade": {"type": "string", "title": "Einstufung", "readOnly": true}}}}}
        """;
    private static final RunningEngine ENGINE = RunningEngine.onH2();

    private final HttpCaller citizen = ENGINE.visitor();

    @BeforeAll
    static void publish() {
        TinyService.named(KEY).with("form/schema.json", SCHEMA).publishedOn(ENGINE, KEY);
    }

    @Test
    void showsWhatIsKnownSurelyAndLetsNobodyChangeIt() {
        HttpAnswer page = startAs("max");
        assertThat(page.page().select("main form").text()).contains("Beispiel", "Düren");
        assertThat(page.page().select("[name=/person/name], [name=/person/town], [name=/person/grade]"))
                .isEmpty();
        assertThat(page.page().select("[name=/person/given]").val()).isEqualTo("Max");

        JsonNode sent = sendByPages(
                page,
                Map.of(
                        "/person/name",
                        "Rothschild",
                        "/person/given",
                        "Moritz",
                        "/person/town",
                        "Monaco",
                        "/person/grade",
                        "A"));

        assertThat(sent.toString()).isEqualTo("{\"name\":\"Beispiel\",\"given\":\"Moritz\",\"town\":\"Düren\"}");
    }

    @Test
    void letsWhoeverIsKnownLessSurelyCorrectIt() {
        HttpAnswer page = startAs("ayse");
        assertThat(page.page().select("[name=/person/name]").val()).isEqualTo("Yıldız");

        JsonNode sent = sendByPages(page, Map.of("/person/name", "Yılmaz", "/person/town", "Monaco"));

        assertThat(sent.toString()).isEqualTo("{\"name\":\"Yılmaz\",\"given\":\"Ayşe\"}");
    }

    @Test
    void asksWhoeverIsNotKnown() {
        HttpAnswer page = start(citizen);
        assertThat(page.page().select("[name=/person/name]").val()).isEmpty();

        JsonNode sent = sendByPages(page, Map.of("/person/name", "Kant", "/person/given", "Immanuel"));

        assertThat(sent.toString()).isEqualTo("{\"name\":\"Kant\",\"given\":\"Immanuel\"}");
    }

    @Test
    void holdsForProgramsToo() {
        String claim = """
            {"person": {"name": "Rothschild", "given": "Moritz", "town": "Monaco", "grade": "A"}}\
            """;

        assertThat(sendByApi(ENGINE.as("max"), claim).toString())
                .isEqualTo("{\"name\":\"Beispiel\",\"given\":\"Moritz\",\"town\":\"Düren\"}");
        assertThat(sendByApi(ENGINE.as("ayse"), claim).toString())
                .isEqualTo("{\"name\":\"Rothschild\",\"given\":\"Moritz\"}");
        assertThat(sendByApi(ENGINE.anonymous(), claim).toString())
                .isEqualTo("{\"name\":\"Rothschild\",\"given\":\"Moritz\"}");
    }

    private HttpAnswer startAs(String name) {
        citizen.submit(citizen.get("/sign-in"), "form:has([value=" + name + "])", Map.of());
        // Whoever is known that well would begin with the review.
        return citizen.get(start(citizen).uri().getPath().replace("review", "person"));
    }

    private static HttpAnswer start(HttpCaller who) {
        return who.submit(who.get("/services/" + KEY), "form[action$=/start]", Map.of("language", "de"));
    }

    private JsonNode sendByPages(HttpAnswer page, Map<String, String> fields) {
        Map<String, @Nullable String> posted = new HashMap<>(fields);
        posted.put("_script", null);
        HttpAnswer review = citizen.submit(page, "main form", posted);
        assertThat(review.uri().getPath()).as(review.toString()).endsWith("/review");
        HttpAnswer sent = citizen.submit(review, "main form", Map.of());
        String token = sent.uri().getPath().replace("/cases/", "");
        return ENGINE.bean(Submissions.class)
                .byToken(token)
                .orElseThrow(() -> new AssertionError(sent.toString()))
                .answers()
                .path("person");
    }

    private static JsonNode sendByApi(HttpCaller who, String answers) {
        HttpAnswer sent = who.postJson(
                "/api/v1/services/" + KEY + "/submissions",
                answers,
                "Idempotency-Key",
                UUID.randomUUID().toString());
        assertThat(sent.status()).as(sent.toString()).isEqualTo(201);
        return ENGINE.bean(Submissions.class)
                .byReference(sent.json().path("reference").asString())
                .orElseThrow()
                .answers()
                .path("person");
    }

    @Test
    void thatCannotBeAreFound() {
        var findings = ENGINE.as("editor")
                .post(
                        "/api/v1/services",
                        "application/zip",
                        TinyService.named("prefilled-from-nowhere")
                                .with("form/schema.json", """
                                    {"type": "object", "properties": {
                                      "a": {"type": "string", "x-prefill": "register.name"},
                                      "b": {"type": "string", "x-prefill": "identity"},
                                      "c": {"type": "string", "x-prefill": "identity.family_name"},
                                      "d": {"type": "object", "properties": {"e": {"type": "string", "x-prefill": "identity.email"}}},
                                      "f": {"type": "array", "items": {"type": "object", "properties": {
                                        "g": {"type": "string", "x-prefill": "identity.email"}}}}}}
                                    """)
                                .zip())
                .json()
                .path("findings")
                .valueStream()
                .filter(it -> it.path("message").asString().matches(".*(source|prefill).*"))
                .map(it -> it.path("severity").asString() + " " + it.path("at").asString() + ": "
                        + it.path("message").asString())
                .toList();

        assertThat(findings)
                .containsExactlyInAnyOrder(
                        "error /a: <register.name> leads to no source; expected one of [identity], a dot and a name,"
                                + " such as <identity.family_name>",
                        "error /b: <identity> leads to no source; expected one of [identity], a dot and a name, such as"
                                + " <identity.family_name>",
                        "warning /d/e: <e> stands in <d>, which may be left out, so nothing is prefilled; expected no"
                                + " <x-prefill> there",
                        "warning /f/*/g: <g> stands in the list <f>, so nothing is prefilled; expected no <x-prefill>"
                                + " there");
    }
}
