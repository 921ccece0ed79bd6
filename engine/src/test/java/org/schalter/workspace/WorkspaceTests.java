package org.schalter.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Database;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import tools.jackson.databind.JsonNode;

@ParameterizedClass
@EnumSource
class WorkspaceTests {

    private static final String WORKSPACE = "/api/v1/workspace";
    private static final String SERVICES = "/api/v1/services";

    private final RunningEngine engine;
    private final HttpCaller editor;

    WorkspaceTests(Database database) {
        engine = RunningEngine.on(database);
        editor = engine.as("editor");
    }

    @Test
    void showsWhereEachServiceStands() {
        TinyService.named("desk-live").publishedOn(engine, "desk-live");
        TinyService.named("desk-changed").publishedOn(engine, "desk-changed");
        editor.postJson(
                SERVICES + "/desk-changed/working-copy/changes",
                Map.of("base", 1, "changes", List.of(Map.of("path", "README.md", "text", "new"))));
        editor.post(
                SERVICES,
                "application/zip",
                TinyService.named("desk-new").with("form/schema.json", "{").zip());

        assertThat(item("desk-live").path("workingCopy").path("differsFromLive").asBoolean())
                .isFalse();
        assertThat(item("desk-live").path("live").path("edition").asInt()).isEqualTo(1);
        assertThat(item("desk-live").path("title").asString()).isEqualTo("Small application desk-live");
        assertThat(item("desk-changed")
                        .path("workingCopy")
                        .path("differsFromLive")
                        .asBoolean())
                .isTrue();
        assertThat(item("desk-new").path("live").isNull()).isTrue();
        assertThat(keys("?state=changed")).contains("desk-changed").doesNotContain("desk-live", "desk-new");
        assertThat(keys("?state=unpublished")).contains("desk-new").doesNotContain("desk-live");
    }

    @Test
    void countsFindingsBehindTheList() {
        editor.post(
                SERVICES,
                "application/zip",
                TinyService.named("desk-counted").with("form/schema.json", "{").zip());

        var counted = await().atMost(Duration.ofSeconds(60))
                .until(() -> item("desk-counted").path("findings"), it -> !it.isNull());

        assertThat(counted.path("errors").asInt()).isPositive();
    }

    @Test
    void countsWhatIsInFlight() {
        TinyService.named("desk-busy").publishedOn(engine, "desk-busy");
        var visitor = engine.visitor();
        visitor.submit(visitor.get("/services/desk-busy"), "main form", Map.of());

        assertThat(item("desk-busy").path("inFlight").path("drafts").asInt()).isEqualTo(1);
        assertThat(item("desk-busy").path("inFlight").path("cases").asInt()).isZero();
    }

    @Test
    void findsByWordsInAnyLanguageAsPeopleType() {
        editor.post(
                SERVICES,
                "application/zip",
                TinyService.named("desk-found")
                        .changing("service.yaml", "Kleiner Antrag", "Größte Kaffeemühle")
                        .zip());

        assertThat(keys("?q=kaffeemuehle+GROSSTE")).isEmpty();
        assertThat(keys("?q=kaffeemuehle+groesste")).containsExactly("desk-found");
        assertThat(keys("?q=application+desk-found")).containsExactly("desk-found");
    }

    @Test
    void listsWhatCannotBeReadUnderItsKey() {
        editor.post(
                SERVICES,
                "application/zip",
                TinyService.named("desk-broken")
                        .with("service.yaml", "key: desk-broken\n- [")
                        .zip());

        assertThat(item("desk-broken").path("title").asString()).isEqualTo("desk-broken");
    }

    private JsonNode item(String key) {
        return list("?q=" + key)
                .path("items")
                .valueStream()
                .filter(it -> it.path("key").asString().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private List<String> keys(String query) {
        return list(query).path("items").findValuesAsString("key");
    }

    private JsonNode list(String query) {
        return editor.get(WORKSPACE + query, "Accept-Language", "en").json();
    }
}
