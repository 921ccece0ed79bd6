package org.schalter.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Database;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;

@ParameterizedClass
@EnumSource
class PublishingApiTests {

    private static final String SERVICES = "/api/v1/services";

    private final RunningEngine engine;
    private final HttpCaller anybody;
    private final HttpCaller editor;
    private final HttpCaller publisher;

    PublishingApiTests(Database database) {
        engine = RunningEngine.on(database);
        anybody = engine.anonymous();
        editor = engine.as("editor");
        publisher = engine.as("publisher");
    }

    @Test
    void importsAPackageAndTellsWhatStandsInTheWay() {
        var imported = importing(TinyService.named("imports").without("form/schema.json"));

        assertThat(imported.status()).isEqualTo(201);
        assertThat(imported.json().path("key").asString()).isEqualTo("imports");
        assertThat(severities(imported)).contains("error");
        assertThat(severities(editor.get(SERVICES + "/imports/findings"), "items"))
                .contains("error");
        assertThat(anybody.get(SERVICES + "/imports").status()).isEqualTo(404);
    }

    @Test
    void refusesToPublishWhatHasErrors() {
        importing(TinyService.named("has-errors").with("form/schema.json", "{\"type\":"));

        var refused = publishing("has-errors");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.json().path("type").asString()).isEqualTo("urn:schalter:problem:findings");
        assertThat(severities(refused)).contains("error");
        assertThat(editor.get(SERVICES + "/has-errors/editions").status()).isEqualTo(404);
    }

    @Test
    void publishesAnEditionThatEverybodySeesAtOnce() {
        importing(TinyService.named("goes-live"));

        var published = publishing("goes-live");

        assertThat(published.status()).isEqualTo(201);
        assertThat(published.json().path("edition").asInt()).isEqualTo(1);
        var service = anybody.get(SERVICES + "/goes-live").json();
        assertThat(service.path("hash")).isEqualTo(published.json().path("hash"));
        assertThat(service.path("title").path("en").asString()).isEqualTo("Small application goes-live");
        assertThat(anybody.get(SERVICES).json().path("items").findValuesAsString("key"))
                .contains("goes-live");
    }

    @Test
    void publishingTheSameContentAgainMakesNoNewEdition() {
        var service = TinyService.named("unchanged");
        importing(service);
        var first = publishing("unchanged").json();
        importing(service);

        var second = publishing("unchanged").json();

        assertThat(second.path("edition")).isEqualTo(first.path("edition"));
        assertThat(second.path("hash")).isEqualTo(first.path("hash"));
        assertThat(second.path("created").asBoolean()).isFalse();
        assertThat(editions("unchanged")).hasSize(1);
    }

    @Test
    void countsEditionsAndKeepsTheExactPackageOfEach() {
        var first = TinyService.named("counted").zip();
        var second = TinyService.named("counted")
                .changing("form/schema.json", "\"Alter\"", "\"Jahre\"")
                .zip();
        importing(first);
        publishing("counted");
        importing(second);
        assertThat(publishing("counted").json().path("edition").asInt()).isEqualTo(2);

        var export = engine.as("operator").get(SERVICES + "/counted/editions/1");

        assertThat(export.body()).isEqualTo(first);
        assertThat(export.header("Content-Type")).isEqualTo("application/zip");
        assertThat(export.header("Content-Disposition")).startsWith("attachment");
        assertThat(editor.get(SERVICES + "/counted/editions/2").body()).isEqualTo(second);
        assertThat(editor.get(SERVICES + "/counted/editions/3").status()).isEqualTo(404);
        assertThat(editions("counted")).containsExactly("2 live", "1");
    }

    @Test
    void anOlderContentBecomesLiveAgainUnderItsOldNumber() {
        var first = TinyService.named("returns");
        importing(first);
        publishing("returns");
        importing(TinyService.named("returns").changing("form/schema.json", "\"Alter\"", "\"Jahre\""));
        publishing("returns");
        importing(first);

        assertThat(publishing("returns").json().path("edition").asInt()).isEqualTo(1);
        assertThat(editions("returns")).containsExactly("2", "1 live");
    }

    @Test
    void manyPublishersAtOnceMakeOneEdition() throws Exception {
        importing(TinyService.named("race"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<HttpAnswer> publish = () -> publishing("race");
            var answers = threads.invokeAll(List.of(publish, publish, publish, publish, publish, publish));
            for (var answer : answers) {
                assertThat(answer.get().status()).as(answer.get().toString()).isEqualTo(201);
                assertThat(answer.get().json().path("edition").asInt()).isEqualTo(1);
            }
        }
        assertThat(editions("race")).containsExactly("1 live");
    }

    @Test
    void withdrawsAServiceAndBringsItBack() {
        TinyService.named("withdrawn").publishedOn(engine, "withdrawn");

        assertThat(publisher.post(SERVICES + "/withdrawn/withdraw").status()).isEqualTo(204);

        assertThat(anybody.get(SERVICES + "/withdrawn").status()).isEqualTo(404);
        assertThat(anybody.get("/services/withdrawn").status()).isEqualTo(404);
        assertThat(editions("withdrawn")).containsExactly("1");
        assertThat(publisher.post(SERVICES + "/withdrawn/withdraw").status()).isEqualTo(404);
        assertThat(publishing("withdrawn").json().path("edition").asInt()).isEqualTo(1);
        assertThat(anybody.get(SERVICES + "/withdrawn").status()).isEqualTo(200);
    }

    @Test
    void anEditionPublishedOnAnotherNodeIsLiveHere() {
        var other = engine.neighbour();
        try {
            anybody.get(SERVICES);
            TinyService.named("elsewhere").publishedOn(other, "elsewhere");

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> anybody.get(SERVICES + "/elsewhere").status() == 200);
        } finally {
            other.stop();
        }
    }

    @Test
    void publishesTheSchemaWithTheHashOfItsEdition() {
        TinyService.named("schema").publishedOn(engine, "schema");

        var schema = anybody.get(SERVICES + "/schema/schema");

        assertThat(schema.header("Content-Type")).isEqualTo("application/schema+json");
        assertThat(schema.header("ETag"))
                .isEqualTo("\""
                        + anybody.get(SERVICES + "/schema").json().path("hash").asString() + "\"");
        assertThat(schema.json().path("unevaluatedProperties").asBoolean(true)).isFalse();
        var again = anybody.get(SERVICES + "/schema/schema", "If-None-Match", schema.header("ETag"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(anybody.get(SERVICES + "/schema/schema", "If-None-Match", "\"other\"")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void asksForARoleOnEveryCallThatChangesOrShowsMoreThanCitizensSee() {
        TinyService.named("guarded").publishedOn(engine, "guarded");
        var zip = TinyService.named("guarded").zip();

        assertThat(allowed(it -> it.post(SERVICES, "application/zip", zip))).containsExactly("editor");
        assertThat(allowed(it -> it.get(SERVICES + "/guarded/findings"))).containsExactly("editor", "publisher");
        assertThat(allowed(it -> it.post(SERVICES + "/guarded/editions"))).containsExactly("publisher");
        assertThat(allowed(it -> it.get(SERVICES + "/guarded/editions")))
                .containsExactly("editor", "publisher", "operator");
        assertThat(allowed(it -> it.get(SERVICES + "/guarded/editions/1")))
                .containsExactly("editor", "publisher", "operator");
        assertThat(allowed(it -> it.post(SERVICES + "/unknown/withdraw"))).containsExactly("publisher");
        assertThat(anybody.get(SERVICES + "/guarded/editions").status()).isEqualTo(401);
        assertThat(engine.as("clerk").get(SERVICES + "/guarded/editions").status())
                .isEqualTo(403);
    }

    @Test
    void refusesWhatIsNoPackage() {
        assertThat(importing("no zip".getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(422);
        assertThat(importing(new byte[0]).status()).isEqualTo(422);
        assertThat(importing(zip("readme.txt", "hello")).status()).isEqualTo(422);
        assertThat(editor.postJson(SERVICES, "{}").status()).isEqualTo(415);
        assertThat(publishing("never-imported").status()).isEqualTo(404);
        assertThat(publishing("No%20Key").status()).isEqualTo(404);
    }

    @Test
    void refusesAZipThatClimbsOutOfItsFolder() {
        var climbing = zip("../../service.yaml", "schalter: 1\nkey: climbing\n");

        var refused = importing(climbing);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("findings").findValuesAsString("severity"))
                .contains("error");
        assertThat(editor.get(SERVICES + "/climbing/findings").status()).isEqualTo(404);
    }

    @Test
    void refusesAPackageThatIsTooLarge() {
        var tooLarge = importing(new byte[21 * 1024 * 1024]);

        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.json().path("type").asString()).isEqualTo("urn:schalter:problem:package-too-large");
    }

    private List<String> allowed(java.util.function.Function<HttpCaller, HttpAnswer> call) {
        return List.of("clerk", "editor", "publisher", "operator").stream()
                .filter(it -> {
                    int status = call.apply(engine.as(it)).status();
                    assertThat(status).isNotEqualTo(401);
                    return status != 403;
                })
                .toList();
    }

    private HttpAnswer importing(TinyService service) {
        return importing(service.zip());
    }

    private HttpAnswer importing(byte[] zip) {
        return editor.post(SERVICES, "application/zip", zip);
    }

    private HttpAnswer publishing(String key) {
        return publisher.post(SERVICES + "/" + key + "/editions");
    }

    private List<String> editions(String key) {
        return editor.get(SERVICES + "/" + key + "/editions")
                .json()
                .path("items")
                .valueStream()
                .map(it -> it.path("edition").asInt() + (it.path("live").asBoolean() ? " live" : ""))
                .toList();
    }

    private static List<String> severities(HttpAnswer answer) {
        return severities(answer, "findings");
    }

    private static List<String> severities(HttpAnswer answer, String list) {
        return answer.json().path(list).findValuesAsString("severity");
    }

    private static byte[] zip(String path, String text) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(path));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
