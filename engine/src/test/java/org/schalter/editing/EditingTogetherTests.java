package org.schalter.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Database;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.definition.ServiceKey;

/** Several people at one service; a colleague comes in by the part that holds the locks. */
@ParameterizedClass
@EnumSource
class EditingTogetherTests {

    private static final String SERVICES = "/api/v1/services/";
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    private final RunningEngine engine;
    private final HttpCaller editor;
    private final HttpCaller publisher;

    EditingTogetherTests(Database database) {
        engine = RunningEngine.on(database);
        editor = engine.as("editor");
        publisher = engine.as("publisher");
    }

    @Test
    void whoOpensAServiceTakesItsLock() {
        importing("locks");

        var lock = lock("locks", false);

        assertThat(lock.json().path("holder").asString()).isEqualTo("editor");
        assertThat(lock.json().path("mine").asBoolean()).isTrue();
        assertThat(lock.json().path("present").path(0).asString()).isEqualTo("editor");
        var copy = publisher.get(SERVICES + "locks/working-copy").json();
        assertThat(copy.path("lock").path("holder").asString()).isEqualTo("editor");
        assertThat(copy.path("lock").path("mine").asBoolean()).isFalse();
        assertThat(write("locks", 1).status()).isEqualTo(200);
    }

    @Test
    void whoDoesNotHoldTheLockIsToldWhoDoes() {
        importing("held");
        engine.bean(Locks.class).ask(new ServiceKey("held"), "colleague", false);

        var asked = lock("held", false);
        var written = write("held", 1);
        var imported = importing("held");

        assertThat(asked.json().path("holder").asString()).isEqualTo("colleague");
        assertThat(asked.json().path("mine").asBoolean()).isFalse();
        assertThat(asked.json().path("present").valueStream().map(it -> it.asString()))
                .containsExactly("colleague", "editor");
        for (var refused : List.of(written, imported)) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().path("type").asString()).isEqualTo("urn:schalter:problem:locked");
            assertThat(refused.json().path("holder").asString()).isEqualTo("colleague");
        }
    }

    @Test
    void aLockCanBeTakenOver() {
        importing("taken");
        engine.bean(Locks.class).ask(new ServiceKey("taken"), "colleague", false);

        assertThat(lock("taken", true).json().path("mine").asBoolean()).isTrue();

        assertThat(write("taken", 1).status()).isEqualTo(200);
        assertThat(engine.bean(Locks.class).against(new ServiceKey("taken"), "colleague"))
                .isPresent();
    }

    @Test
    void whoIsGoneLosesTheLock() {
        importing("gone");
        var key = new ServiceKey("gone");
        engine.bean(LockStore.class).put(key, new LockStore.Row("colleague", LONG_AGO, LONG_AGO.plusSeconds(30)));

        assertThat(write("gone", 1).status()).isEqualTo(200);
        assertThat(lock("gone", false).json().path("mine").asBoolean()).isTrue();
    }

    @Test
    void aLockIsGivenBackByItsHolderOnly() {
        importing("back");
        var key = new ServiceKey("back");
        engine.bean(Locks.class).ask(key, "colleague", false);

        editor.delete(SERVICES + "back/working-copy/lock");
        assertThat(engine.bean(Locks.class).held(key)).isPresent();

        engine.bean(Locks.class).release(key, "colleague");
        assertThat(engine.bean(Locks.class).held(key)).isEmpty();
        assertThat(editor.get(SERVICES + "back/working-copy")
                        .json()
                        .path("lock")
                        .isNull())
                .isTrue();
    }

    @Test
    void everybodySeesWhoElseHasItOpenAndWhoEdits() {
        importing("watched");
        var address = SERVICES + "watched/working-copy/presence";

        var looks = publisher.sendJson("PUT", address, "{}").json();
        assertThat(looks.path("lock").isNull()).isTrue();
        assertThat(looks.path("editor").asBoolean()).isFalse();
        assertThat(looks.path("revision").asLong()).isEqualTo(1);

        var edits = editor.sendJson("PUT", address, "{}").json();
        assertThat(edits.path("lock").path("mine").asBoolean()).isTrue();
        assertThat(edits.path("present").toString()).isEqualTo("[\"editor\",\"publisher\"]");

        var second = engine.as("editor2").sendJson("PUT", address, "{}").json();
        assertThat(second.path("you").asString()).isEqualTo("editor2");
        assertThat(second.path("lock").path("holder").asString()).isEqualTo("editor");
        assertThat(engine.as("clerk").sendJson("PUT", address, "{}").status()).isEqualTo(403);

        editor.delete(address);
        var left = publisher.sendJson("PUT", address, "{}").json();
        assertThat(left.path("present").toString()).isEqualTo("[\"editor2\",\"publisher\"]");
        assertThat(left.path("lock").isNull()).isTrue();
    }

    @Test
    void anAnswerStandsWhereItsCommentDoesAndIsResolvedWithIt() {
        importing("answered");
        var comments = SERVICES + "answered/working-copy/comments";
        var first = editor.postJson(
                        comments, Map.of("file", "form/schema.json", "at", "/properties/age", "text", "Wozu?"))
                .json()
                .path("id")
                .asString();

        var answer = publisher.postJson(comments, Map.of("text", "Satzung.", "answers", first, "at", "/elsewhere"));
        var again = editor.postJson(
                comments,
                Map.of("text", "Danke.", "answers", answer.json().path("id").asString()));

        assertThat(answer.json().path("at").asString()).isEqualTo("/properties/age");
        assertThat(again.json().path("answers").asString()).isEqualTo(first);
        var address = comments + "/" + answer.json().path("id").asString();
        assertThat(editor.sendJson("PATCH", address, Map.of("resolved", true)).status())
                .isEqualTo(422);
        importing("elsewhere");
        assertThat(editor.postJson(
                                SERVICES + "elsewhere/working-copy/comments",
                                Map.of("text", "From another service", "answers", first))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void commentsStandAtAnyElement() {
        importing("commented");
        var said = Map.of("file", "form/schema.json", "at", "/properties/age", "text", "Wozu? <b>🤔</b>");

        var comment = editor.postJson(SERVICES + "commented/working-copy/comments", said);

        assertThat(comment.status()).isEqualTo(201);
        assertThat(comment.json().path("by").asString()).isEqualTo("editor");
        var address = SERVICES + "commented/working-copy/comments/"
                + comment.json().path("id").asString();
        assertThat(publisher
                        .sendJson("PATCH", address, Map.of("resolved", true))
                        .json()
                        .path("resolved")
                        .asBoolean())
                .isTrue();
        assertThat(publisher
                        .sendJson("PATCH", address, Map.of("text", "Darum."))
                        .status())
                .isEqualTo(403);
        assertThat(publisher
                        .get(SERVICES + "commented/working-copy/comments")
                        .json()
                        .path("items")
                        .valueStream())
                .singleElement()
                .satisfies(it -> assertThat(it.path("text").asString()).isEqualTo("Wozu? <b>🤔</b>"));
        assertThat(engine.as("clerk")
                        .get(SERVICES + "commented/working-copy/comments")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aCommentSaysSomethingThatADatabaseKeeps() {
        importing("silent");
        for (var text : List.of("", "  ", "a\u0000b", "x".repeat(4001))) {
            assertThat(editor.postJson(SERVICES + "silent/working-copy/comments", Map.of("text", text))
                            .status())
                    .isEqualTo(422);
        }
    }

    private HttpAnswer importing(String key) {
        return editor.post(
                "/api/v1/services", "application/zip", TinyService.named(key).zip());
    }

    private HttpAnswer lock(String key, boolean takeover) {
        return editor.sendJson("PUT", SERVICES + key + "/working-copy/lock", Map.of("takeover", takeover));
    }

    private HttpAnswer write(String key, long base) {
        return editor.postJson(
                SERVICES + key + "/working-copy/changes",
                Map.of("base", base, "changes", List.of(Map.of("path", "README.md", "text", "mine"))));
    }
}
