package org.schalter.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.document.Pdf;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every operation of the API answers as it is described, tried on the two services of the forms library. */
class ApiAnswersTests {

    private static final String V1 = "/api/v1";
    private static final String SERVICES = V1 + "/services";

    private final RunningEngine engine = RunningEngine.onH2();
    private final HttpCaller anybody = engine.anonymous();
    private final HttpCaller editor = engine.as("editor");
    private final HttpCaller publisher = engine.as("publisher");
    private final HttpCaller clerk = engine.as("clerk");
    private final DescribedApi api =
            new DescribedApi(anybody.get("/api/openapi.json").json());

    @Test
    void everyOperationAnswersAsDescribed() throws IOException {
        describing();
        publishing();
        editing();
        trying();
        rehearsing();
        sharing();
        releasing();
        applyingForAPermit();
        decidingOnADog();

        assertThat(api.untried()).isEmpty();
    }

    private void describing() {
        api.check("describe", anybody.get("/api/openapi.json"));
        api.check("listServices", anybody.get(SERVICES));
        api.check("showService", anybody.get(SERVICES + "/parking-permit"));
        api.check("showService", anybody.get(SERVICES + "/nowhere"));
        api.check("showSchema", anybody.get(SERVICES + "/parking-permit/schema"));
        for (var name : List.of("service", "layout", "codelist", "expected", "vocabulary", "nowhere")) {
            api.check("showPackageSchema", anybody.get(V1 + "/schemas/" + name));
        }
    }

    private void publishing() {
        var service = TinyService.named("described").zip();
        var broken = TinyService.named("described-broken")
                .with("form/schema.json", "{")
                .zip();
        api.check("importService", anybody.post(SERVICES, "application/zip", service));
        api.check("importService", clerk.post(SERVICES, "application/zip", service));
        api.check("importService", editor.post(SERVICES, "application/zip", new byte[] {1}));
        api.check("importService", editor.postJson(SERVICES, "{}"));
        api.check("importService", editor.post(SERVICES, "application/zip", service));
        api.check("importService", editor.post(SERVICES, "application/zip", broken));
        api.check("listFindings", editor.get(SERVICES + "/described-broken/findings"));
        api.check("listFindings", editor.get(SERVICES + "/nowhere/findings"));
        api.check("publishService", publisher.post(SERVICES + "/described-broken/editions"));
        api.check("publishService", publisher.post(SERVICES + "/nowhere/editions"));
        api.check("publishService", editor.post(SERVICES + "/described/editions"));
        api.check("publishService", publisher.post(SERVICES + "/described/editions"));
        api.check("listEditions", editor.get(SERVICES + "/described/editions"));
        api.check("listEditions", editor.get(SERVICES + "/nowhere/editions"));
        api.check("exportEdition", editor.get(SERVICES + "/described/editions/1"));
        api.check("exportEdition", editor.get(SERVICES + "/described/editions/7"));
        api.check("withdrawService", publisher.post(SERVICES + "/described/withdraw"));
        api.check("withdrawService", publisher.post(SERVICES + "/described/withdraw"));
    }

    private void editing() {
        var copy = SERVICES + "/described/working-copy";
        var readme =
                Map.of("base", 1, "label", "Explain", "changes", List.of(Map.of("path", "README.md", "text", "Hi")));
        api.check("showWorkingCopy", editor.get(copy));
        api.check("showWorkingCopy", editor.get(SERVICES + "/nowhere/working-copy"));
        api.check("showWorkingCopy", clerk.get(copy));
        api.check("changeWorkingCopy", publisher.postJson(copy + "/changes", readme));
        api.check("changeWorkingCopy", editor.postJson(copy + "/changes", readme));
        api.check(
                "changeWorkingCopy",
                editor.postJson(
                        copy + "/changes",
                        Map.of("base", 1, "changes", List.of(Map.of("path", "README.md", "text", "Ho")))));
        api.check("changeWorkingCopy", editor.postJson(copy + "/changes", "{"));
        api.check("changeWorkingCopy", editor.post(copy + "/changes", "text/plain", new byte[] {1}));
        api.check(
                "changeWorkingCopy",
                editor.postJson(
                        copy + "/changes",
                        Map.of("base", 2, "changes", List.of(Map.of("path", "../evil.sh", "text", "rm")))));
        api.check("downloadFile", editor.get(copy + "/files/form/schema.json"));
        api.check("downloadFile", editor.get(copy + "/files/form/nothing.json"));
        api.check("uploadFile", editor.put(copy + "/files/README.md", "application/octet-stream", new byte[] {65}));
        api.check("uploadFile", editor.put(copy + "/files/run.sh", "application/octet-stream", new byte[] {65}));
        together(copy);
        workspace();
        api.check("listWorkspace", editor.get(V1 + "/workspace?q=described"));
        api.check("listWorkspace", editor.get(V1 + "/workspace?state=nonsense"));
        api.check("listWorkspace", clerk.get(V1 + "/workspace"));
    }

    private void releasing() {
        var comparison = SERVICES + "/parking-permit/comparison";
        api.check("compareStates", editor.get(comparison));
        api.check("compareStates", publisher.get(comparison + "?from=1&to=1"));
        api.check("compareStates", editor.get(comparison + "?from=77"));
        api.check("compareStates", clerk.get(comparison));
        var replays = SERVICES + "/parking-permit/replays";
        api.check("replayCases", publisher.postJson(replays, Map.of("cases", 5)));
        api.check("replayCases", publisher.postJson(replays, Map.of("cases", 0)));
        api.check("replayCases", editor.postJson(replays, "{}"));
        var releases = SERVICES + "/described/releases";
        var later = Map.of("comment", "Later", "at", "2099-01-01T00:00:00Z");
        var soon = Map.of(
                "comment",
                "Soon",
                "at",
                java.time.Instant.now().plusSeconds(9000).toString());
        api.check("release", publisher.postJson(releases, Map.of("comment", "Now", "drafts", "along")));
        api.check("release", publisher.postJson(releases, later));
        api.check("release", editor.postJson(releases, soon));
        api.check("release", publisher.postJson(releases, "{"));
        api.check("release", publisher.postJson(SERVICES + "/nowhere/releases", soon));
        var open = api.check("release", publisher.postJson(releases, soon))
                .json()
                .path("id")
                .asLong();
        api.check("release", publisher.postJson(releases, soon));
        api.check("listReleases", editor.get(releases));
        api.check("listReleases", clerk.get(releases));
        api.check("listReleases", editor.get(SERVICES + "/No key/releases".replace(" ", "%20")));
        var confirmation = releases + "/" + open + "/confirmation";
        api.check("confirmRelease", publisher.postJson(confirmation, Map.of("comment", "Yes")));
        api.check("confirmRelease", publisher.postJson(confirmation, Map.of("comment", "")));
        api.check("confirmRelease", editor.postJson(confirmation, Map.of("comment", "Yes")));
        asked("described");
        var waiting =
                editor.get(releases).json().path("open").path(0).path("id").asLong();
        api.check(
                "confirmRelease",
                publisher.postJson(releases + "/" + waiting + "/confirmation", Map.of("comment", "Yes")));
        api.check("cancelRelease", editor.delete(releases + "/" + open));
        api.check("cancelRelease", publisher.delete(releases + "/" + open));
        api.check("cancelRelease", publisher.delete(releases + "/" + open));
    }

    /** As it would be where a release takes two. */
    private void asked(String key) {
        engine.bean(JdbcClient.class).sql("""
            insert into release_request (service_key, kind, edition, comment, drafts, asked_by, asked_at, written_by, state)
            values (?, 'release', 1, 'Please', 'keep', 'editor', current_timestamp, 'editor', 'waiting')\
            """).param(key).update();
    }

    private void trying() {
        var copy = SERVICES + "/parking-permit/working-copy";
        api.check("showCatalogue", editor.get(V1 + "/designer/catalogue"));
        api.check("previewForm", editor.postJson(copy + "/previews", Map.of("form", "form", "language", "en")));
        api.check("listNames", editor.get(copy + "/names?file=process.bpmn&at=paid"));
        api.check("listNames", editor.get(SERVICES + "/nowhere/working-copy/names"));
        var given = Map.of("expression", "= fee.total", "example", "own-car-for-a-year");
        api.check("evaluate", editor.postJson(copy + "/evaluations", given));
        api.check("evaluate", editor.postJson(copy + "/evaluations", Map.of("decision", "decisions/fee.dmn")));
        api.check("evaluate", editor.postJson(copy + "/evaluations", Map.of("expression", "= 1 +")));
        api.check("evaluate", editor.postJson(copy + "/evaluations", "[]"));
        api.check("showWalk", editor.get(copy + "/walks/own-car-for-a-year"));
        api.check("showWalk", editor.get(copy + "/walks/nobody"));
        api.check("showSampleDocument", editor.postJson(copy + "/papers/documents/permit", given));
        api.check("showSampleDocument", clerk.postJson(copy + "/papers/documents/permit", given));
        api.check("openSampleDocument", editor.get(copy + "/papers/documents/permit?example=own-car-for-a-year"));
        api.check("openSampleDocument", editor.get(copy + "/papers/documents/permit?example=nobody"));
        api.check("showSampleMessage", publisher.postJson(copy + "/papers/messages/approved", given));
        api.check("showSampleMessage", publisher.postJson(copy + "/papers/messages/nothing", given));
    }

    private void rehearsing() {
        var rehearsals = SERVICES + "/described/working-copy/rehearsals";
        var answers = Map.of("answers", Map.of());
        api.check("runTests", editor.postJson(rehearsals, Map.of("anew", true)));
        api.check("runTests", editor.postJson(rehearsals, Map.of("only", "no-such-test")));
        api.check("runTests", clerk.postJson(rehearsals, "{}"));
        api.check("runTests", editor.postJson(SERVICES + "/nowhere/working-copy/rehearsals", "{}"));
        api.check("tryAnswers", editor.postJson(rehearsals + "/trials", answers));
        api.check("tryAnswers", editor.postJson(rehearsals + "/trials", "{"));
        api.check("proposeTests", editor.postJson(rehearsals + "/proposals", "{}"));
        api.check("proposeTests", clerk.postJson(rehearsals + "/proposals", "{}"));
    }

    private void sharing() {
        var copy = SERVICES + "/described/working-copy";
        var upstream = SERVICES + "/described/upstream";
        var service = TinyService.named("described").zip();
        api.check("exportWorkingCopy", editor.get(copy + "/package"));
        api.check("exportWorkingCopy", editor.get(SERVICES + "/nowhere/working-copy/package"));
        api.check("compareIncoming", editor.post(copy + "/incoming", "application/zip", service));
        api.check("compareIncoming", editor.post(copy + "/incoming", "application/zip", new byte[] {1}));
        api.check("compareIncoming", clerk.post(copy + "/incoming", "application/zip", service));
        api.check("takeUpstream", editor.put(upstream, "application/zip", service));
        api.check("takeUpstream", clerk.put(upstream, "application/zip", service));
        api.check("showUpstream", editor.get(upstream));
        api.check("showUpstream", editor.get(SERVICES + "/nowhere/upstream"));
        api.check("leaveUpstream", editor.delete(upstream));
        api.check("leaveUpstream", clerk.delete(upstream));
    }

    private void together(String copy) {
        api.check("askForLock", editor.sendJson("PUT", copy + "/lock", "{}"));
        api.check("askForLock", editor.sendJson("PUT", SERVICES + "/nowhere/working-copy/lock", "{}"));
        api.check("lookAtService", publisher.sendJson("PUT", copy + "/presence", "{}"));
        api.check("lookAtService", editor.sendJson("PUT", SERVICES + "/nowhere/working-copy/presence", "{}"));
        api.check("leaveService", publisher.delete(copy + "/presence"));
        api.check("showWorkingCopy", editor.get(copy));
        api.check("releaseLock", editor.delete(copy + "/lock"));
        var comment = api.check("addComment", editor.postJson(copy + "/comments", Map.of("text", "Really?")))
                .json();
        var address = copy + "/comments/" + comment.path("id").asString();
        api.check("addComment", editor.postJson(copy + "/comments", Map.of("text", " ")));
        api.check(
                "addComment",
                publisher.postJson(
                        copy + "/comments",
                        Map.of("text", "Yes.", "answers", comment.path("id").asString())));
        api.check("changeComment", editor.sendJson("PATCH", address, Map.of("resolved", true)));
        api.check("changeComment", publisher.sendJson("PATCH", address, Map.of("text", "No.")));
        api.check("changeComment", editor.sendJson("PATCH", copy + "/comments/" + UUID.randomUUID(), "{}"));
        api.check("listComments", publisher.get(copy + "/comments"));
        api.check("listComments", publisher.get(SERVICES + "/nowhere/working-copy/comments"));
    }

    private void workspace() {
        var workspace = V1 + "/workspace";
        var blank = Map.of("key", "described-blank", "title", "New", "from", Map.of("kind", "blank"));
        api.check("listBeginnings", publisher.get(workspace + "/beginnings"));
        api.check("beginService", editor.postJson(workspace, blank));
        api.check("beginService", editor.postJson(workspace, blank));
        api.check("beginService", editor.postJson(workspace, "{"));
        api.check("beginService", editor.postJson(workspace, Map.of("key", "No key")));
        api.check(
                "moveService", editor.sendJson("PATCH", workspace + "/described-blank", Map.of("folder", "New ones")));
        api.check("deleteService", editor.delete(workspace + "/described-blank"));
        api.check("moveService", editor.sendJson("PATCH", workspace + "/described-blank", Map.of("deleted", true)));
        api.check("deleteService", editor.delete(workspace + "/described-blank"));
        api.check("deleteService", editor.delete(workspace + "/described-blank"));
        api.check("moveService", editor.sendJson("PATCH", workspace + "/parking-permit", Map.of("deleted", true)));
    }

    private void applyingForAPermit() throws IOException {
        var answers = permit();
        api.check("validate", anybody.postJson(SERVICES + "/parking-permit/validate", answers));
        api.check("validate", anybody.postJson(SERVICES + "/parking-permit/validate", "{}"));
        api.check("validate", anybody.postJson(SERVICES + "/parking-permit/validate", "{"));
        api.check("validate", anybody.postJson(SERVICES + "/nowhere/validate", "{}"));
        api.check("submit", anybody.postJson(SERVICES + "/parking-permit/submissions", answers));
        api.check("submit", submit("parking-permit", JsonMapper.shared().createObjectNode()));
        var receipt = api.check("submit", submit("parking-permit", answers)).json();
        var reference = receipt.path("reference").asString();
        var token = receipt.path("statusUrl").asString().replaceFirst(".*/", "");
        pay(receipt);
        var done = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> standing(reference, token),
                        it -> it.path("status").asString().equals("completed"));
        assertThat(done.path("stations").findValuesAsString("station")).contains("accepted");
        api.check("showSubmission", anybody.get(V1 + "/submissions/" + reference));
        api.check("showSubmission", clerk.get(V1 + "/submissions/NOPE-1"));
        document(reference, token);
    }

    private void document(String reference, String token) {
        var address = V1 + "/submissions/" + reference + "/documents/permit";
        var pdf = api.check("downloadDocument", anybody.get(address, "Case-Token", token))
                .body();
        api.check("downloadDocument", anybody.get(address));
        var code = Pattern.compile("([0-9A-Z]{4}-){6}[0-9A-Z]{2}")
                .matcher(Pdf.text(pdf))
                .results()
                .findFirst()
                .orElseThrow()
                .group();
        api.check("verify", anybody.get(V1 + "/verify/" + code));
        api.check("verify", anybody.get(V1 + "/verify/nothing"));
        api.check("revokeDocument", anybody.postJson(address + "/revocation", "{}"));
        api.check("revokeDocument", clerk.postJson(address + "/revocation", "{}"));
        api.check("revokeDocument", clerk.postJson(address + "/revocation", Map.of("reason", "Umgezogen")));
        assertThat(api.check("verify", anybody.get(V1 + "/verify/" + code))
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("revoked");
    }

    private void decidingOnADog() throws IOException {
        var answers = example("dog-tax-registration", "one-dog");
        var reference = api.check("submit", submit("dog-tax-registration", answers))
                .json()
                .path("reference")
                .asString();
        var task = await().atMost(Duration.ofSeconds(60)).until(() -> task(reference), it -> !it.isEmpty());
        var address = V1 + "/tasks/" + task;
        var decision = Map.of("decision", "approved", "tagFrom", 4711);
        api.check("listTasks", editor.get(V1 + "/tasks"));
        api.check("listTasks", clerk.get(V1 + "/tasks?state=nonsense"));
        api.check("claimTask", clerk.post(V1 + "/tasks/" + UUID.randomUUID() + "/claim"));
        api.check("claimTask", clerk.post(address + "/claim"));
        api.check("claimTask", engine.as("clerk2").post(address + "/claim"));
        api.check("completeTask", engine.as("clerk2").postJson(address + "/complete", decision));
        var file = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
        for (var who : List.of("clerk", "clerk2", "editor")) {
            var uploaded = engine.as(who).upload(address + "/uploads", "file", "a.pdf", "application/pdf", file);
            api.check("uploadForTask", uploaded);
        }
        for (var who : List.of("clerk", "clerk2", "editor")) {
            api.check("showTaskAnswers", engine.as(who).get(address + "/answers"));
            api.check("saveTaskAnswers", engine.as(who).postJson(address + "/answers", Map.of("note", "halb")));
            api.check("showTaskAnswers", engine.as(who).get(address + "/answers"));
        }
        api.check("saveTaskAnswers", clerk.postJson(address + "/answers", "[]"));
        api.check("releaseTask", engine.as("clerk2").post(address + "/release"));
        api.check("releaseTask", clerk.post(address + "/release"));
        api.check("claimTask", clerk.post(address + "/claim"));
        api.check("completeTask", clerk.postJson(address + "/complete", "{}"));
        api.check("completeTask", clerk.postJson(address + "/complete", decision));
        api.check("completeTask", clerk.postJson(address + "/complete", decision));
        api.check("showTaskAnswers", clerk.get(address + "/answers"));
        api.check("releaseTask", clerk.post(address + "/release"));
    }

    private String task(String reference) {
        return api.check("listTasks", clerk.get(V1 + "/tasks?service=dog-tax-registration&state=open"))
                .json()
                .path("items")
                .valueStream()
                .filter(it -> it.path("reference").asString().equals(reference))
                .map(it -> it.path("id").asString())
                .findFirst()
                .orElse("");
    }

    private JsonNode standing(String reference, String token) {
        return api.check("showSubmission", anybody.get(V1 + "/submissions/" + reference, "Case-Token", token))
                .json();
    }

    private void pay(JsonNode receipt) {
        var citizen = engine.visitor();
        var address = java.net.URI.create(receipt.path("paymentUrl").asString()).getRawPath();
        var page = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> citizen.get(address),
                        it -> !it.page().select("form button[name=outcome]").isEmpty());
        var attempt = engine.bean(JdbcClient.class)
                .sql("select a.id from payment_attempt a order by a.started_at desc")
                .query(UUID.class)
                .list()
                .getFirst();
        assertThat(citizen.submit(page, "form:has(button[name=outcome])", Map.of("outcome", "pay"))
                        .status())
                .isLessThan(400);
        api.check("notifyOfPayment", anybody.post(V1 + "/payments/" + attempt + "/notifications"));
        api.check("notifyOfPayment", anybody.post(V1 + "/payments/" + UUID.randomUUID() + "/notifications"));
    }

    private HttpAnswer submit(String service, JsonNode answers) {
        return anybody.postJson(
                SERVICES + "/" + service + "/submissions",
                answers,
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    private ObjectNode permit() throws IOException {
        var answers = (ObjectNode) example("parking-permit", "own-car-for-a-year");
        var file = Files.readAllBytes(
                examples("parking-permit", "own-car-for-a-year").resolve("files/registration.pdf"));
        var upload = api.check(
                "upload", anybody.upload(V1 + "/uploads", "file", "registration.pdf", "application/pdf", file));
        api.check(
                "upload",
                anybody.upload(
                        V1 + "/uploads", "file", "page.html", "text/html", "<html>".getBytes(StandardCharsets.UTF_8)));
        ((ObjectNode) answers.path("evidence"))
                .put("registration", upload.json().path("id").asString());
        ((ObjectNode) answers.path("permit"))
                .put(
                        "start",
                        LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(7).toString());
        return answers;
    }

    private static JsonNode example(String service, String name) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readAllBytes(examples(service, name).resolve("answers.json")));
    }

    private static Path examples(String service, String name) {
        var library = Path.of("../forms-library/src/main/resources/forms-library/services");
        var root = Files.exists(library) ? library : Path.of("forms-library/src/main/resources/forms-library/services");
        return root.resolve(service).resolve("examples").resolve(name);
    }
}
