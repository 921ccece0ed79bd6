package org.schalter.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Database;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import tools.jackson.databind.JsonNode;

@ParameterizedClass
@EnumSource
class ReleasesTests {

    private static final String SERVICES = "/api/v1/services/";

    private final RunningEngine engine;
    private final HttpCaller editor;
    private final HttpCaller publisher;

    ReleasesTests(Database database) {
        engine = RunningEngine.on(database);
        editor = engine.as("editor");
        publisher = engine.as("publisher");
    }

    @Test
    void aReleaseIsKeptWithWhoAndWhy() {
        begun("released");

        var answer = publisher.postJson(SERVICES + "released/releases", Map.of("comment", "First of all"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().path("state").asString()).isEqualTo("done");
        var turn = releases("released").path("items").path(0);
        assertThat(turn.path("edition").asInt()).isEqualTo(1);
        assertThat(turn.path("by").asString()).isEqualTo("publisher");
        assertThat(turn.path("comment").asString()).isEqualTo("First of all");
        assertThat(engine.anonymous()
                        .get("/api/v1/services/released")
                        .json()
                        .path("edition")
                        .asInt())
                .isEqualTo(1);
    }

    /** A comment is text: it comes as it was written, and nobody's page takes it for markup. */
    @Test
    void aCommentIsTextWhateverStandsInIt() {
        begun("released-markup");
        var comment = "<img src=x onerror=alert(1)>\n</script><b>now";

        publisher.postJson(SERVICES + "released-markup/releases", Map.of("comment", comment));

        var answer = editor.get(SERVICES + "released-markup/releases");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.json().path("items").path(0).path("comment").asString())
                .isEqualTo(comment);
    }

    @Test
    void anEditorAloneReleasesNothing() {
        begun("released-alone");

        for (var kind : List.of("release", "withdraw", "return")) {
            var answer = editor.postJson(
                    SERVICES + "released-alone/releases", Map.of("comment", "mine", "kind", kind, "edition", 1));
            assertThat(problem(answer)).as(kind).isEqualTo("403 publisher-needed");
        }
        assertThat(problem(engine.as("clerk").postJson(SERVICES + "released-alone/releases", Map.of("comment", "x"))))
                .startsWith("403");
        assertThat(releases("released-alone").path("items").size()).isZero();
        assertThat(publisher
                        .postJson(SERVICES + "released-alone/releases", Map.of("comment", "ours"))
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        {}                                                         | 422 unusable-wish
        {"comment": "  "}                                          | 422 unusable-wish
        {"comment": "bell \\u0007"}                                | 422 unusable-wish
        {"comment": "x", "kind": "destroy"}                        | 422 unusable-wish
        {"comment": "x", "drafts": "burn"}                         | 422 unusable-wish
        {"comment": "x", "drafts": "along", "draftsUntil": "2099-01-01"} | 422 unusable-wish
        {"comment": "x", "drafts": "keep", "draftsUntil": "2001-01-01"}  | 422 unusable-wish
        {"comment": "x", "at": "2001-01-01T00:00:00Z"}             | 422 unusable-wish
        {"comment": "x", "at": "2999-01-01T00:00:00Z"}             | 422 unusable-wish
        {"comment": "x", "revision": 77}                           | 409 changed
        {"comment": "x", "kind": "return", "edition": 9}           | 404 unknown-edition
        {"comment": "x", "kind": "withdraw"}                       | 409 not-live
        """)
    void whatCannotBeIsRefusedWithAReason(String wish, String problem) {
        begun("released-odd");

        assertThat(problem(publisher.postJson(SERVICES + "released-odd/releases", wish)))
                .isEqualTo(problem);
        assertThat(releases("released-odd").path("items").size()).isZero();
    }

    @Test
    void errorsStandInTheWay() {
        editor.post(
                "/api/v1/services",
                "application/zip",
                TinyService.named("released-broken")
                        .with("form/schema.json", "{")
                        .zip());

        var answer = publisher.postJson(SERVICES + "released-broken/releases", Map.of("comment", "x"));

        assertThat(problem(answer)).isEqualTo("422 findings");
        assertThat(answer.json().path("findings").size()).isPositive();
    }

    @Test
    void anEarlierEditionComesBackAndAServiceIsWithdrawn() {
        TinyService.named("released-back").publishedOn(engine, "released-back");
        change("released-back", 1);
        publisher.postJson(SERVICES + "released-back/releases", Map.of("comment", "Second"));

        var back = publisher.postJson(
                SERVICES + "released-back/releases", Map.of("comment", "Oh no", "kind", "return", "edition", 1));

        assertThat(back.status()).as(back.text()).isEqualTo(201);
        assertThat(live("released-back")).isEqualTo(1);
        publisher.postJson(SERVICES + "released-back/releases", Map.of("comment", "Over", "kind", "withdraw"));
        assertThat(engine.anonymous().get("/api/v1/services/released-back").status())
                .isEqualTo(404);
        assertThat(releases("released-back").path("items").findValuesAsString("comment"))
                .containsExactly("Over", "Oh no", "Second", "");
    }

    @Test
    void whatIsScheduledComesAtItsTimeOnceOnSeveralNodes() {
        begun("released-later");
        var at = Instant.now().plusMillis(400);
        var asked = publisher.postJson(
                SERVICES + "released-later/releases", Map.of("comment", "New year", "at", at.toString()));
        assertThat(asked.json().path("state").asString()).isEqualTo("scheduled");
        assertThat(releases("released-later").path("open").path(0).path("at").asString())
                .isNotEmpty();
        // What is edited meanwhile is not what was asked for.
        change("released-later", 1);

        var due = engine.bean(WhatIsDue.class);
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            var nodes = List.of(CompletableFuture.runAsync(due::run), CompletableFuture.runAsync(due::run));
            nodes.forEach(CompletableFuture::join);
            return releases("released-later").path("items").size() > 0;
        });
        due.run();

        assertThat(releases("released-later").path("items").size()).isEqualTo(1);
        assertThat(releases("released-later").path("open").size()).isZero();
        assertThat(publisher
                        .get(SERVICES + "released-later/comparison")
                        .json()
                        .path("changes")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void whatIsScheduledCanBeCancelledAndIsAskedForOnce() {
        begun("released-never");
        var wish = new HashMap<String, Object>(
                Map.of("comment", "x", "at", Instant.now().plusSeconds(9000).toString()));
        var asked =
                publisher.postJson(SERVICES + "released-never/releases", wish).json();
        assertThat(problem(publisher.postJson(SERVICES + "released-never/releases", wish)))
                .isEqualTo("409 already-asked");
        var address = SERVICES + "released-never/releases/" + asked.path("id").asLong();
        assertThat(problem(editor.delete(address))).isEqualTo("403 publisher-needed");

        assertThat(publisher.delete(address).json().path("state").asString()).isEqualTo("cancelled");

        assertThat(problem(publisher.delete(address))).isEqualTo("409 not-open");
        assertThat(problem(publisher.delete(
                        SERVICES + "parking-permit/releases/" + asked.path("id").asLong())))
                .isEqualTo("404 unknown-request");
        assertThat(publisher
                        .postJson(SERVICES + "released-never/releases", Map.of("comment", "now"))
                        .status())
                .isEqualTo(201);
    }

    private void begun(String key) {
        var imported = editor.post(
                "/api/v1/services", "application/zip", TinyService.named(key).zip());
        assertThat(imported.status()).as(imported.text()).isEqualTo(201);
    }

    private void change(String key, int base) {
        var changed = editor.postJson(
                SERVICES + key + "/working-copy/changes",
                Map.of("base", base, "changes", List.of(Map.of("path", "README.md", "text", "new"))));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    }

    private int live(String key) {
        return engine.anonymous()
                .get("/api/v1/services/" + key)
                .json()
                .path("edition")
                .asInt();
    }

    private JsonNode releases(String key) {
        return editor.get(SERVICES + key + "/releases").json();
    }

    private static String problem(HttpAnswer answer) {
        return answer.status() + " " + answer.json().path("type").asString().replace("urn:schalter:problem:", "");
    }
}
