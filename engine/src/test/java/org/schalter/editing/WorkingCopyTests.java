package org.schalter.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Database;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.definition.PackageFiles;
import tools.jackson.databind.JsonNode;

@ParameterizedClass
@EnumSource
class WorkingCopyTests {

    private static final String SERVICES = "/api/v1/services";

    private final RunningEngine engine;
    private final HttpCaller editor;
    private final HttpCaller publisher;

    WorkingCopyTests(Database database) {
        engine = RunningEngine.on(database);
        editor = engine.as("editor");
        publisher = engine.as("publisher");
    }

    @Test
    void showsEveryFileAsItWasImported() {
        importing(TinyService.named("shown").with("README.md", "Für alle: 🐕\r\n"));

        var copy = copy("shown");

        assertThat(copy.path("revision").asLong()).isEqualTo(1);
        assertThat(copy.path("changedBy").asString()).isEqualTo("editor");
        assertThat(copy.path("live").isNull()).isTrue();
        assertThat(texts(copy))
                .containsOnlyKeys("README.md", "form/schema.json", "service.yaml")
                .containsEntry("README.md", "Für alle: 🐕\r\n");
    }

    @Test
    void whatIsPublishedIsWhatWasEdited() {
        importing(TinyService.named("edited"));
        var readme = "# Erklärt\n\nÄÖÜ \u0000 \u202e 🏛\n";

        var saved = change("edited", 1, "README.md", readme);
        var published = publisher.post(SERVICES + "/edited/editions");

        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.json().path("revision").asLong()).isEqualTo(2);
        assertThat(published.status()).isEqualTo(201);
        var edition =
                PackageFiles.unzip(editor.get(SERVICES + "/edited/editions/1").body());
        assertThat(edition.get("README.md")).isEqualTo(readme.getBytes(StandardCharsets.UTF_8));
        assertThat(PackageFiles.hash(edition))
                .isEqualTo(published.json().path("hash").asString());
        assertThat(copy("edited").path("live").path("hash"))
                .isEqualTo(published.json().path("hash"));
    }

    @Test
    void anImportIsOneRevisionMoreAndTheSameImportIsNone() {
        var service = TinyService.named("imported");
        importing(service);
        importing(service);
        assertThat(copy("imported").path("revision").asLong()).isEqualTo(1);

        importing(service.with("README.md", "new"));

        assertThat(copy("imported").path("revision").asLong()).isEqualTo(2);
        var late = change("imported", 1, "README.md", "mine");
        assertThat(late.status()).isEqualTo(409);
    }

    @Test
    void changesOfDifferentFilesMerge() {
        importing(TinyService.named("merges"));
        change("merges", 1, "README.md", "theirs");

        var mine = change("merges", 1, "texts/de.properties", "form.name.title=Wie?\n");

        assertThat(mine.status()).isEqualTo(200);
        assertThat(mine.json().path("revision").asLong()).isEqualTo(3);
        assertThat(texts(copy("merges"))).containsEntry("README.md", "theirs").containsKey("texts/de.properties");
    }

    @Test
    void tellsWhatSomebodyElseChangedSinceAndKeepsNothing() {
        importing(TinyService.named("collides"));
        change("collides", 1, "README.md", "theirs");

        var mine = changes("collides", 1, Map.of("README.md", "mine", "texts/de.properties", "a=b\n"));

        assertThat(mine.status()).isEqualTo(409);
        assertThat(mine.json().path("type").asString()).isEqualTo("urn:schalter:problem:conflict");
        assertThat(mine.json().path("revision").asLong()).isEqualTo(2);
        assertThat(mine.json().path("conflicts").valueStream()).singleElement().satisfies(it -> {
            assertThat(it.path("path").asString()).isEqualTo("README.md");
            assertThat(it.path("text").asString()).isEqualTo("theirs");
        });
        assertThat(texts(copy("collides")))
                .doesNotContainKey("texts/de.properties")
                .containsEntry("README.md", "theirs");
    }

    @Test
    void whatBothAgreeOnIsNoConflict() {
        importing(TinyService.named("agrees"));
        change("agrees", 1, "README.md", "the same");

        assertThat(change("agrees", 1, "README.md", "the same").status()).isEqualTo(200);
        assertThat(copy("agrees").path("revision").asLong()).isEqualTo(2);
    }

    @Test
    void aDeletedFileIsGoneAndItsDeletionIsAConflictToo() {
        importing(TinyService.named("deletes").with("README.md", "old"));

        assertThat(change("deletes", 1, "README.md", null).status()).isEqualTo(200);

        assertThat(texts(copy("deletes"))).doesNotContainKey("README.md");
        var late = change("deletes", 1, "README.md", "mine");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("conflicts").path(0).path("text").isNull()).isTrue();
    }

    @Test
    void ofManyAtOnceEachWinsOrIsTold() throws Exception {
        importing(TinyService.named("crowded"));
        var tries = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 12; i++) {
            var text = "by " + i;
            var path = i % 2 == 0 ? "README.md" : "examples/case-" + i + "/answers.json";
            tries.add(() -> send(editor, "crowded", 1, Map.of(path, text)).status());
        }
        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var it : threads.invokeAll(tries)) {
                answers.add(it.get());
            }
        }
        assertThat(answers).containsOnly(200, 409);
        assertThat(answers).filteredOn(it -> it == 200).hasSize(7);
        assertThat(copy("crowded").path("revision").asLong()).isEqualTo(8);
    }

    @Test
    void writesOnlyWhereAPackageHasAPlace() {
        importing(TinyService.named("placed"));
        for (var path : List.of(
                "../evil.sh",
                "/etc/passwd",
                "form/../../evil",
                "examples/x1/files/..",
                "run.sh",
                "C:\\evil",
                "texts/de.properties\u0000",
                "documents/Gross.html",
                "",
                "examples/x1/files/a\\b")) {
            var refused = change("placed", 1, path, "x");
            assertThat(refused.status()).as(path).isEqualTo(422);
            assertThat(refused.json().path("type").asString()).isEqualTo("urn:schalter:problem:no-place");
        }
        assertThat(change("placed", 1, "examples/x1/files/Ausweis (2) – ß日本.txt", "x")
                        .status())
                .isEqualTo(200);
        assertThat(copy("placed").path("revision").asLong()).isEqualTo(2);
    }

    @Test
    void whatCannotBeReadStillOpensAndCanBeMended() {
        importing(TinyService.named("broken")
                .with("service.yaml", "key: broken\n\tthis: [is no YAML\n")
                .with("evil/run.sh", "rm -rf /"));

        var copy = copy("broken");
        assertThat(texts(copy)).containsEntry("evil/run.sh", "rm -rf /").containsKey("form/schema.json");
        assertThat(severities("broken")).contains("error");

        var manifest = new String(
                PackageFiles.unzip(TinyService.named("broken").zip()).get("service.yaml"), StandardCharsets.UTF_8);
        var change = new HashMap<String, @Nullable String>();
        change.put("service.yaml", manifest);
        change.put("evil/run.sh", null);
        assertThat(changes("broken", 1, change).status()).isEqualTo(200);
        assertThat(severities("broken")).doesNotContain("error");
    }

    @Test
    void aCopyThatNamesAnotherServiceIsNotPublished() {
        importing(TinyService.named("renamed"));
        var manifest = texts(copy("renamed")).get("service.yaml").replace("key: renamed", "key: parking-permit");

        assertThat(change("renamed", 1, "service.yaml", manifest).status()).isEqualTo(200);

        var refused = publisher.post(SERVICES + "/renamed/editions");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("findings").findValuesAsString("at")).contains("/key");
    }

    @Test
    void takesAndGivesExactBytes() {
        importing(TinyService.named("bytes"));
        var picture = new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff};
        var address = SERVICES + "/bytes/working-copy/files/examples/with-photo/files/K%C3%A4fer.png";

        assertThat(editor.put(address, "image/png", picture).status()).isEqualTo(200);

        var answer = editor.get(address);
        assertThat(answer.body()).isEqualTo(picture);
        assertThat(answer.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(answer.header("Content-Disposition")).startsWith("attachment");
        assertThat(texts(copy("bytes"))).containsEntry("examples/with-photo/files/Käfer.png", null);
        assertThat(editor.put(address + "?base=1", "image/png", new byte[] {1}).status())
                .isEqualTo(409);
    }

    @Test
    void aPackageCannotGrowBeyondItsLimits() {
        importing(TinyService.named("grows-too-far"));

        var large = change("grows-too-far", 1, "README.md", "x".repeat(6 * 1024 * 1024));

        assertThat(large.status()).isEqualTo(413);
        assertThat(copy("grows-too-far").path("revision").asLong()).isEqualTo(1);
    }

    @Test
    void onlyEditorsWrite() {
        importing(TinyService.named("guarded"));

        for (var other : List.of(engine.anonymous(), engine.as("clerk"), publisher)) {
            assertThat(send(other, "guarded", 1, Map.of("README.md", "x")).status())
                    .isIn(401, 403);
        }
        assertThat(engine.as("clerk").get(SERVICES + "/guarded/working-copy").status())
                .isEqualTo(403);
        assertThat(publisher.get(SERVICES + "/guarded/working-copy").status()).isEqualTo(200);
    }

    private void importing(TinyService service) {
        var imported = editor.post(SERVICES, "application/zip", service.zip());
        assertThat(imported.status()).as(imported.text()).isEqualTo(201);
    }

    private JsonNode copy(String key) {
        return editor.get(SERVICES + "/" + key + "/working-copy").json();
    }

    private List<String> severities(String key) {
        return editor.get(SERVICES + "/" + key + "/findings").json().findValuesAsString("severity");
    }

    private HttpAnswer change(String key, long base, String path, @Nullable String text) {
        var change = new HashMap<String, @Nullable String>();
        change.put(path, text);
        return changes(key, base, change);
    }

    private HttpAnswer changes(String key, long base, Map<String, ? extends @Nullable String> changes) {
        return send(editor, key, base, changes);
    }

    private static HttpAnswer send(
            HttpCaller caller, String key, long base, Map<String, ? extends @Nullable String> changes) {
        var list = new ArrayList<Map<String, @Nullable String>>();
        changes.forEach((path, text) -> {
            var change = new HashMap<String, @Nullable String>();
            change.put("path", path);
            change.put("text", text);
            list.add(change);
        });
        return caller.postJson(
                SERVICES + "/" + key + "/working-copy/changes", Map.of("base", base, "label", "try", "changes", list));
    }

    private static Map<String, @Nullable String> texts(JsonNode copy) {
        var texts = new HashMap<String, @Nullable String>();
        copy.path("files")
                .forEach(it -> texts.put(
                        it.path("path").asString(),
                        it.path("text").isNull() ? null : it.path("text").asString()));
        return texts;
    }
}
