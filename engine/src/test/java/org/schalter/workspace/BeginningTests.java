package org.schalter.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.publishing.Library;
import org.schalter.publishing.Library.Shelf;
import tools.jackson.databind.JsonNode;

class BeginningTests {

    private static final String WORKSPACE = "/api/v1/workspace";
    private static final String SERVICES = "/api/v1/services/";

    private final RunningEngine engine = RunningEngine.onH2();
    private final HttpCaller editor = engine.as("editor");
    private final Library library = engine.bean(Library.class);

    @Test
    void everyPresetPassesAllChecksAndItsOwnExamples() {
        var wrong = new ArrayList<String>();
        for (var preset : library.names(Shelf.PRESETS)) {
            var begun = begin("from-" + preset, Map.of("kind", "preset", "name", preset));
            assertThat(begun.status()).as(begun.text()).isEqualTo(201);
            findings("from-" + preset)
                    .valueStream()
                    .filter(it -> it.path("severity").asString().equals("error")
                            || !preset.equals("blank")
                                    && it.path("severity").asString().equals("warning"))
                    .forEach(it -> wrong.add(preset + ": " + it));
        }
        assertThat(wrong).isEmpty();
        assertThat(library.names(Shelf.PRESETS))
                .containsExactly(
                        "blank",
                        "booking-request",
                        "certificate-at-once",
                        "clerk-decides",
                        "clerk-decides-four-eyes",
                        "pay-then-document",
                        "report");
    }

    @Test
    void tellsWhatThereIsToBeginFrom() {
        var beginnings = engine.as("publisher")
                .get(WORKSPACE + "/beginnings", "Accept-Language", "en")
                .json();

        assertThat(beginnings.path("presets").findValuesAsString("title")).contains("Pay and get a document");
        assertThat(beginnings.path("library").findValuesAsString("name"))
                .containsExactly("dog-tax-registration", "parking-permit");
        assertThat(beginnings.path("library").path(1).path("summary").asString())
                .startsWith("Park in your neighbourhood");
    }

    @Test
    void whatIsBegunCanBePublished() {
        begin("begun-certificate", Map.of("kind", "preset", "name", "certificate-at-once"));

        var published = engine.as("publisher").post(SERVICES + "begun-certificate/editions");

        assertThat(published.status()).as(published.text()).isEqualTo(201);
        assertThat(engine.anonymous().get("/services/begun-certificate").text()).contains("Mein Dienst");
        engine.as("publisher").post(SERVICES + "begun-certificate/withdraw");
    }

    @Test
    void beginsBlankUnderItsOwnTitle() {
        var title = "Ä \"quoted\": {x} # 'y' \\";
        var begun = editor.postJson(
                WORKSPACE, Map.of("key", "begun-blank", "title", title, "from", Map.of("kind", "blank")));

        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.json().path("revision").asLong()).isEqualTo(1);
        assertThat(begun.header("Location")).isEqualTo("/api/v1/services/begun-blank/working-copy");
        assertThat(item("begun-blank").path("title").asString()).isEqualTo(title);
        assertThat(severities("begun-blank")).doesNotContain("error");
    }

    @Test
    void copiesAServiceWithEverythingButItsKeyAndTitle() {
        editor.post(
                "/api/v1/services",
                "application/zip",
                TinyService.named("begun-original")
                        .changing("service.yaml", "category:", "# with a comment\ncategory:")
                        .with("README.md", "Für alle")
                        .zip());

        begin("begun-copy", Map.of("kind", "copy", "name", "begun-original"));

        assertThat(file("begun-copy", "README.md")).isEqualTo("Für alle");
        assertThat(file("begun-copy", "service.yaml"))
                .contains(
                        "key: begun-copy\n",
                        "# with a comment\n",
                        "title: {de: \"Mein Dienst\", en: \"Mein Dienst\"}\n");
        assertThat(severities("begun-copy")).doesNotContain("error");
    }

    @Test
    void copiesAServiceOfTheLibraryWhoseTitleHasLinesOfItsOwn() {
        begin("begun-permit", Map.of("kind", "library", "name", "parking-permit"));

        var manifest = file("begun-permit", "service.yaml");
        assertThat(manifest)
                .contains("key: begun-permit", "title: {de: \"Mein Dienst\", en: \"Mein Dienst\"}\nsummary:");
        assertThat(severities("begun-permit")).doesNotContain("error");
    }

    @Test
    void beginsFromForeignForms() throws IOException {
        for (var kind :
                Map.of("xdatenfelder", "xdf2.xml", "formio", "formio.json").entrySet()) {
            var key = "begun-" + kind.getKey();
            var begun = begin(key, Map.of("kind", kind.getKey(), "content", resource(kind.getValue())));

            assertThat(begun.status()).as(begun.text()).isEqualTo(201);
            assertThat(begun.json().path("notes")).isNotEmpty();
            assertThat(severities(key)).doesNotContain("error");
        }
        begin("begun-schema", Map.of("kind", "json-schema", "content", "{\"type\":\"object\",\"properties\":{}}"));
        assertThat(file("begun-schema", "form/schema.json")).isEqualTo("{\"type\":\"object\",\"properties\":{}}");
    }

    @Test
    void tellsWhatNoServiceCanBeginFrom() {
        for (var from : List.of(
                Map.of("kind", "preset", "name", "nothing"),
                Map.of("kind", "preset", "name", "../services/parking-permit"),
                Map.of("kind", "copy", "name", "nowhere-at-all"),
                Map.of("kind", "xdatenfelder", "content", "<html/>"),
                Map.of("kind", "magic"))) {
            var refused = begin("begun-never", from);
            assertThat(refused.status()).as(from.toString()).isEqualTo(422);
            assertThat(refused.json().path("type").asString()).isEqualTo("urn:schalter:problem:unusable-beginning");
        }
        assertThat(begin("parking-permit", Map.of("kind", "blank")).status()).isEqualTo(409);
        assertThat(begin("Not A Key", Map.of("kind", "blank")).status()).isEqualTo(422);
        assertThat(engine.as("publisher")
                        .postJson(WORKSPACE, Map.of("key", "begun-never", "from", Map.of("kind", "blank")))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aServiceGoesIntoFoldersTheArchiveAndTheBin() {
        begin("moved", Map.of("kind", "blank"));

        assertThat(move("moved", Map.of("folder", " Bauen  & Wohnen "))
                        .json()
                        .path("folder")
                        .asString())
                .isEqualTo("Bauen & Wohnen");
        assertThat(keys("?folder=Bauen+%26+Wohnen")).containsExactly("moved");
        move("moved", Map.of("archived", true));
        assertThat(keys("?q=moved")).doesNotContain("moved");
        assertThat(keys("?q=moved&state=archived")).containsExactly("moved");
        move("moved", Map.of("archived", false, "deleted", true));
        assertThat(keys("?q=moved&state=deleted")).containsExactly("moved");
        move("moved", Map.of("deleted", false));
        assertThat(keys("?q=moved")).containsExactly("moved");
        assertThat(move("moved", Map.of("folder", "x".repeat(101))).status()).isEqualTo(422);
    }

    @Test
    void onlyTheBinIsEmptiedForEver() {
        begin("thrown", Map.of("kind", "blank"));
        assertThat(editor.delete(WORKSPACE + "/thrown").status()).isEqualTo(409);
        move("thrown", Map.of("deleted", true));

        assertThat(editor.delete(WORKSPACE + "/thrown").status()).isEqualTo(204);

        assertThat(editor.get(SERVICES + "thrown/working-copy").status()).isEqualTo(404);
        assertThat(begin("thrown", Map.of("kind", "blank")).status()).isEqualTo(201);
        assertThat(keys("?q=thrown")).containsExactly("thrown");
    }

    @Test
    void whatCitizensSeeIsNotDeleted() {
        TinyService.named("thrown-live").publishedOn(engine, "thrown-live");

        assertThat(move("thrown-live", Map.of("deleted", true)).status()).isEqualTo(409);

        engine.as("publisher").post(SERVICES + "thrown-live/withdraw");
        assertThat(move("thrown-live", Map.of("deleted", true)).status()).isEqualTo(200);
        assertThat(editor.delete(WORKSPACE + "/thrown-live").status()).isEqualTo(204);
        assertThat(editor.get(SERVICES + "thrown-live/editions/1").status()).isEqualTo(200);
    }

    private HttpAnswer begin(String key, Map<String, String> from) {
        return editor.postJson(WORKSPACE, Map.of("key", key, "title", "Mein Dienst", "from", from));
    }

    private HttpAnswer move(String key, Map<String, Object> wish) {
        return editor.sendJson("PATCH", WORKSPACE + "/" + key, wish);
    }

    private String file(String key, String path) {
        return editor.get(SERVICES + key + "/working-copy/files/" + path).text();
    }

    private JsonNode findings(String key) {
        return editor.get(SERVICES + key + "/findings").json().path("items");
    }

    private List<String> severities(String key) {
        return findings(key).findValuesAsString("severity");
    }

    private JsonNode item(String key) {
        return editor.get(WORKSPACE + "?q=" + key).json().path("items").path(0);
    }

    private List<String> keys(String query) {
        return editor.get(WORKSPACE + query).json().path("items").findValuesAsString("key");
    }

    private static String resource(String name) throws IOException {
        try (var in = BeginningTests.class.getResourceAsStream("/conversion/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
