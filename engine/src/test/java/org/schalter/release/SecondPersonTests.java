package org.schalter.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import tools.jackson.databind.JsonNode;

/** A town that wants two people for each release. */
class SecondPersonTests {

    private static final String SERVICES = "/api/v1/services/";

    private static RunningEngine town;

    private final HttpCaller editor = town.as("editor");
    private final HttpCaller publisher = town.as("publisher");

    @BeforeAll
    static void start() {
        town = RunningEngine.onH2().neighbour("--schalter.publishing.second-person=true");
    }

    @AfterAll
    static void stop() {
        town.stop();
    }

    @Test
    void anEditorAsksAndAPublisherConfirms() {
        begun("two-people");
        var asked = editor.postJson(SERVICES + "two-people/releases", Map.of("comment", "Please"));
        assertThat(asked.json().path("state").asString()).as(asked.text()).isEqualTo("waiting");
        assertThat(town.anonymous().get(SERVICES + "two-people").status()).isEqualTo(404);

        var confirmed = confirm("two-people", asked, publisher, "Looked through");

        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(200);
        var turn = publisher
                .get(SERVICES + "two-people/releases")
                .json()
                .path("items")
                .path(0);
        assertThat(turn.path("by").asString()).isEqualTo("publisher");
        assertThat(turn.path("askedBy").asString()).isEqualTo("editor");
        assertThat(turn.path("comment").asString()).isEqualTo("Please\nLooked through");
    }

    @Test
    void nobodyIsTheirOwnSecondPersonInWhicheverSession() {
        begun("two-sessions");
        var asked = publisher.postJson(SERVICES + "two-sessions/releases", Map.of("comment", "Me"));
        var elsewhere = town.visitor();
        elsewhere.submit(
                elsewhere.get("/sign-in"),
                "form:has(#password)",
                HttpCaller.fields("name", "publisher", "password", "publisher"));

        assertThat(problem(confirm("two-sessions", asked, publisher, "Me again")))
                .isEqualTo("403 same-person");
        assertThat(problem(confirm("two-sessions", asked, town.as("publisher"), "And again")))
                .isEqualTo("403 same-person");
        assertThat(confirm("two-sessions", asked, elsewhere, "And elsewhere").status())
                .isEqualTo(403);
        assertThat(confirm("two-sessions", asked, editor, "I edit").status()).isEqualTo(403);
        assertThat(town.anonymous().get(SERVICES + "two-sessions").status()).isEqualTo(404);
    }

    @Test
    void nobodyGoesAroundIt() {
        begun("two-around");

        assertThat(problem(publisher.post(SERVICES + "two-around/editions"))).isEqualTo("409 second-person");
        var asked = editor.postJson(SERVICES + "two-around/releases", Map.of("comment", "Please"));
        assertThat(problem(publisher.postJson(
                        SERVICES + "two-around/releases", Map.of("comment", "x", "kind", "return", "edition", 1))))
                .isEqualTo("404 unknown-edition");
        assertThat(problem(confirm("two-around", asked, publisher, " "))).isEqualTo("422 unusable-wish");
        var other = Map.of("comment", "x");
        assertThat(problem(publisher.postJson(
                        SERVICES + "parking-permit/releases/"
                                + asked.json().path("id").asLong() + "/confirmation",
                        other)))
                .isEqualTo("404 unknown-request");
        assertThat(town.anonymous().get(SERVICES + "two-around").status()).isEqualTo(404);
    }

    /** What is edited after the asking is not confirmed with it. */
    @Test
    void whatIsConfirmedIsWhatWasAskedFor() {
        begun("two-frozen");
        var asked = editor.postJson(SERVICES + "two-frozen/releases", Map.of("comment", "This"));
        editor.postJson(
                SERVICES + "two-frozen/working-copy/changes",
                Map.of("base", 1, "changes", List.of(Map.of("path", "README.md", "text", "sneaked in"))));

        confirm("two-frozen", asked, publisher, "Yes");

        var compared = editor.get(SERVICES + "two-frozen/comparison").json();
        assertThat(compared.path("from").asString()).isEqualTo("1");
        assertThat(compared.path("changes").findValuesAsString("file")).containsExactly("README.md");
    }

    @Test
    void whoeverAskedMayCancel() {
        begun("two-cancelled");
        var asked = editor.postJson(SERVICES + "two-cancelled/releases", Map.of("comment", "Please"));

        var cancelled = editor.delete(
                SERVICES + "two-cancelled/releases/" + asked.json().path("id").asLong());

        assertThat(cancelled.json().path("state").asString()).isEqualTo("cancelled");
        assertThat(problem(confirm("two-cancelled", asked, publisher, "Too late")))
                .isEqualTo("409 not-open");
    }

    private HttpAnswer confirm(String key, HttpAnswer asked, HttpCaller who, String comment) {
        JsonNode request = asked.json();
        return who.postJson(
                SERVICES + key + "/releases/" + request.path("id").asLong() + "/confirmation",
                Map.of("comment", comment));
    }

    private void begun(String key) {
        var imported = editor.post(
                "/api/v1/services", "application/zip", TinyService.named(key).zip());
        assertThat(imported.status()).as(imported.text()).isEqualTo(201);
    }

    private static String problem(HttpAnswer answer) {
        return answer.status() + " " + answer.json().path("type").asString().replace("urn:schalter:problem:", "");
    }
}
