package org.schalter.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Database;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.definition.PackageFiles;
import org.schalter.editing.WorkingCopies;
import tools.jackson.databind.JsonNode;

@ParameterizedClass
@EnumSource
class SharingApiTests {

    private static final String SERVICES = "/api/v1/services/";
    private static final String TEXTS = "texts/de.properties";

    private final RunningEngine engine;
    private final HttpCaller editor;

    SharingApiTests(Database database) {
        engine = RunningEngine.on(database);
        editor = engine.as("editor");
    }

    @Test
    void aLaterPackageIsComparedWithTheOneThatCameFirst() {
        var first = tiny("comes-again");
        imported(first);
        change("comes-again", TEXTS, "status.a=A\nstatus.b=mine\n");
        var later = tiny("comes-again")
                .with(TEXTS, "status.a=theirs\nstatus.b=B\n")
                .with("messages/new.html", "<html><head><title>Neu</title></head><body><p>x</p></body></html>");

        var told = incoming("comes-again", later).json();

        assertThat(sides(told))
                .containsEntry(TEXTS, "both")
                .containsEntry("messages/new.html", "theirs")
                .hasSize(2);
        assertThat(file(told, TEXTS).path("base").asString()).isEqualTo("status.a=A\nstatus.b=B\n");
        assertThat(file(told, TEXTS).path("theirs").asString()).isEqualTo("status.a=theirs\nstatus.b=B\n");
        assertThat(told.path("theirs").findValuesAsString("sentence")).isNotEmpty();
        assertThat(told.path("mine").findValuesAsString("file")).containsOnly(TEXTS);
        assertThat(told.path("otherKey").isNull()).isTrue();
        assertThat(text("comes-again", TEXTS)).as("nothing is kept").contains("mine");
    }

    @Test
    void whatWasMergedIsWhatTheNextOneIsComparedWith() {
        imported(tiny("merged-once"));
        var later = tiny("merged-once").with(TEXTS, "status.a=later\nstatus.b=B\n");
        change("merged-once", TEXTS, "status.a=mine\nstatus.b=B\n");
        assertThat(sides(incoming("merged-once", later).json())).containsEntry(TEXTS, "both");

        assertThat(editor.put(SERVICES + "merged-once/upstream", "application/zip", later.zip())
                        .status())
                .isEqualTo(204);

        assertThat(sides(incoming("merged-once", later).json())).containsEntry(TEXTS, "mine");
    }

    @Test
    void anImportIsRefusedWhereItWouldReplaceSomethingUnseen() {
        imported(tiny("is-there"));

        var refused = editor.post(
                "/api/v1/services?over=false",
                "application/zip",
                tiny("is-there").zip());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("type").asString()).endsWith("key-taken");
        assertThat(refused.json().path("key").asString()).isEqualTo("is-there");
        assertThat(editor.post(
                                "/api/v1/services?over=false",
                                "application/zip",
                                tiny("is-new").zip())
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aCopyFollowsTheEditionsOfWhatItCameFrom() {
        var upstream = tiny("followed");
        upstream.publishedOn(engine, "followed");
        begun("follower", "copy", "followed");
        assertThat(upstream("follower").path("changed").asBoolean()).isFalse();

        change("follower", TEXTS, "status.a=A\nstatus.b=mine\n");
        upstream.with(TEXTS, "status.a=newer\nstatus.b=B\n").publishedOn(engine, "followed");
        var told = upstream("follower");

        assertThat(told.path("changed").asBoolean()).isTrue();
        assertThat(told.path("origin").path("kind").asString()).isEqualTo("service");
        assertThat(told.path("origin").path("edition").asInt()).isEqualTo(1);
        assertThat(told.path("origin").path("newest").asInt()).isEqualTo(2);
        assertThat(sides(told)).containsEntry(TEXTS, "both").containsEntry("service.yaml", "mine");
        assertThat(told.path("mine").findValuesAsString("file")).contains(TEXTS);

        assertThat(editor.sendJson("PUT", SERVICES + "follower/upstream", Map.of())
                        .status())
                .isEqualTo(204);
        assertThat(upstream("follower").path("changed").asBoolean()).isFalse();
        assertThat(editor.delete(SERVICES + "follower/upstream").status()).isEqualTo(204);
        assertThat(upstream("follower").path("origin").isNull()).isTrue();
    }

    @Test
    void aServiceOfTheLibraryIsFollowedByWhoeverBeganFromIt() {
        begun("our-parking", "library", "parking-permit");

        var told = upstream("our-parking");

        assertThat(told.path("origin").path("kind").asString()).isEqualTo("library");
        assertThat(told.path("origin").path("name").asString()).isEqualTo("parking-permit");
        assertThat(told.path("changed").asBoolean()).isFalse();
        assertThat(sides(told)).containsOnlyKeys("service.yaml").containsValue("mine");
    }

    @Test
    void theWorkingCopyLeavesAsItIs() {
        imported(tiny("leaves"));
        change("leaves", TEXTS, "status.a=here\n");

        var zip = editor.get(SERVICES + "leaves/working-copy/package");

        assertThat(zip.header("Content-Type")).isEqualTo("application/zip");
        assertThat(zip.header("Content-Disposition")).contains("leaves-r2.zip");
        assertThat(new String(PackageFiles.unzip(zip.body()).get(TEXTS), StandardCharsets.UTF_8))
                .isEqualTo("status.a=here\n");
    }

    @Test
    void aPackageUnderAnotherKeySaysSo() {
        imported(tiny("keeps-its-key"));

        assertThat(incoming("keeps-its-key", tiny("another-key"))
                        .json()
                        .path("otherKey")
                        .asString())
                .isEqualTo("another-key");
    }

    @Test
    void aHostilePackageIsToldAndNothingOfItIsKept() {
        imported(tiny("attacked"));
        var files = new TreeMap<String, byte[]>();
        files.put("../../evil.txt", "x".getBytes(StandardCharsets.UTF_8));
        files.put(
                "service.yaml",
                "key: attacked\ntitle: <script>alert(1)</script>\na: &a [x]\nb: [*a]\n"
                        .getBytes(StandardCharsets.UTF_8));
        files.put(
                "form/schema.json",
                "{\"$ref\": \"#/$defs/a\", \"$defs\": {\"a\": {\"$ref\": \"#/$defs/a\"}}}"
                        .getBytes(StandardCharsets.UTF_8));
        files.put("examples/a/files/<img src=x>.pdf", new byte[] {0, 1, (byte) 0xff});
        files.put("notes/every\u202Ename.txt", "x".getBytes(StandardCharsets.UTF_8));

        var answer =
                editor.post(SERVICES + "attacked/working-copy/incoming", "application/zip", PackageFiles.zip(files));

        assertThat(answer.status()).as(answer.text()).isIn(200, 422);
        if (answer.status() == 200) {
            assertThat(sides(answer.json()).keySet()).noneMatch(it -> it.contains("..") || it.contains("\u202E"));
        }
        for (var broken : List.of("no zip".getBytes(StandardCharsets.UTF_8), new byte[0])) {
            assertThat(editor.post(SERVICES + "attacked/working-copy/incoming", "application/zip", broken)
                            .status())
                    .isEqualTo(422);
        }
        assertThat(editor.put(
                                SERVICES + "attacked/upstream",
                                "application/zip",
                                "no zip".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(422);
        assertThat(text("attacked", TEXTS)).contains("status.a=A");
    }

    @Test
    void anExampleFileThatIsNoTextComesAsItIs() {
        imported(tiny("has-evidence"));
        var later = tiny("has-evidence")
                .with("examples/one/answers.json", "{}")
                .with("examples/one/expected.yaml", "verdict: rejected\n");
        var files = new TreeMap<>(PackageFiles.unzip(later.zip()));
        files.put("examples/one/files/plan.pdf", new byte[] {'%', 'P', 'D', 'F', (byte) 0xff});

        var told = editor.post(
                        SERVICES + "has-evidence/working-copy/incoming", "application/zip", PackageFiles.zip(files))
                .json();

        assertThat(file(told, "examples/one/files/plan.pdf").path("bytes").asString())
                .isEqualTo("JVBERv8=");
        assertThat(file(told, "examples/one/files/plan.pdf").path("theirs").isNull())
                .isTrue();
    }

    @Test
    void whatThereIsNoPlaceForIsToldAndLeftOut() {
        imported(tiny("placeless"));
        var files = new TreeMap<>(PackageFiles.unzip(tiny("placeless").zip()));
        for (var name :
                List.of("notes/plan.txt", "texts/<b>.properties", "form/ümlaut \u202E.json", "documents/a&b.html")) {
            files.put(name, "x".getBytes(StandardCharsets.UTF_8));
        }

        var told = editor.post(SERVICES + "placeless/working-copy/incoming", "application/zip", PackageFiles.zip(files))
                .json();

        assertThat(told.path("placeless").valueStream().map(JsonNode::asString))
                .contains("notes/plan.txt", "texts/<b>.properties", "documents/a&b.html");
        assertThat(sides(told)).isEmpty();
    }

    @Test
    void aPackageAsLargeAsTheyComeIsImportedAndCompared() {
        imported(tiny("is-large"));
        var files = new TreeMap<>(PackageFiles.unzip(tiny("is-large")
                .with("examples/one/answers.json", "{}")
                .with("examples/one/expected.yaml", "verdict: rejected\n")
                .zip()));
        var noise = new java.util.Random(7);
        for (int i = 0; i < 4; i++) {
            var bytes = new byte[4_900_000];
            noise.nextBytes(bytes);
            files.put("examples/one/files/plan-" + i + ".pdf", bytes);
        }
        var zip = PackageFiles.zip(files);

        var told = editor.post(SERVICES + "is-large/working-copy/incoming", "application/zip", zip)
                .json();

        assertThat(told.path("files").size()).isEqualTo(6);
        assertThat(editor.post("/api/v1/services", "application/zip", zip).status())
                .isEqualTo(201);
        files.put("examples/one/files/more.pdf", new byte[1_600_000]);
        assertThat(editor.post(SERVICES + "is-large/working-copy/incoming", "application/zip", PackageFiles.zip(files))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void onlyEditorsShare() {
        imported(tiny("guarded-too"));
        for (var who : List.of("clerk", "operator")) {
            assertThat(engine.as(who).get(SERVICES + "guarded-too/upstream").status())
                    .isEqualTo(403);
            assertThat(engine.as(who)
                            .get(SERVICES + "guarded-too/working-copy/package")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(engine.as("publisher")
                        .get(SERVICES + "guarded-too/working-copy/package")
                        .status())
                .isEqualTo(200);
        assertThat(engine.as("publisher")
                        .delete(SERVICES + "guarded-too/upstream")
                        .status())
                .isEqualTo(403);
        assertThat(editor.get(SERVICES + "no-such/upstream").status()).isEqualTo(404);
    }

    private static TinyService tiny(String key) {
        return TinyService.named(key).with(TEXTS, "status.a=A\nstatus.b=B\n");
    }

    private void imported(TinyService service) {
        assertThat(editor.post("/api/v1/services", "application/zip", service.zip())
                        .status())
                .isEqualTo(201);
    }

    private void begun(String key, String kind, String name) {
        var begun = editor.postJson(
                "/api/v1/workspace",
                Map.of("key", key, "title", "Unser Dienst", "from", Map.of("kind", kind, "name", name)));
        assertThat(begun.status()).as(begun.text()).isEqualTo(201);
    }

    private HttpAnswer incoming(String key, TinyService service) {
        return editor.post(SERVICES + key + "/working-copy/incoming", "application/zip", service.zip());
    }

    private JsonNode upstream(String key) {
        return editor.get(SERVICES + key + "/upstream").json();
    }

    private void change(String key, String path, String text) {
        var changed = editor.put(
                SERVICES + key + "/working-copy/files/" + path,
                "application/octet-stream",
                text.getBytes(StandardCharsets.UTF_8));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    }

    private String text(String key, String path) {
        return engine.bean(WorkingCopies.class)
                .find(new org.schalter.definition.ServiceKey(key))
                .flatMap(it -> it.text(path))
                .orElse("");
    }

    private static Map<String, String> sides(JsonNode told) {
        var sides = new TreeMap<String, String>();
        told.path("files")
                .forEach(it ->
                        sides.put(it.path("path").asString(), it.path("side").asString()));
        return sides;
    }

    private static JsonNode file(JsonNode told, String path) {
        return told.path("files")
                .valueStream()
                .filter(it -> it.path("path").asString().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
