package org.schalter.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Database;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.HttpCaller.Sent;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.event.Routine;
import org.schalter.filling.Uploads;
import org.schalter.identity.Somebody;
import org.schalter.identity.Trust;
import org.schalter.identity.Visitor;
import org.schalter.process.Bpmn;
import org.schalter.site.Role;
import org.schalter.submission.Submissions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What clerks fill in: files, half-done forms, several pages, and what others try with them. */
@ParameterizedClass
@EnumSource
class TaskFormsTests {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String FORM = "form[data-filling]";
    private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
    private static final String REPORT = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["decision", "report"],
         "properties": {
           "decision": {"type": "string", "title": "Entscheidung", "enum": ["approved", "rejected"]},
           "note": {"type": "string", "title": "Vermerk"},
           "report": {"type": "string", "format": "file", "title": "Gutachten"},
           "plan": {"type": "string", "format": "file", "title": "Plan"}}}
        """;
    private static final String PAGES = """
        {"type": "Categorization", "elements": [
          {"type": "Category", "label": "Erst", "elements": [
            {"type": "Control", "scope": "#/properties/decision"}, {"type": "Control", "scope": "#/properties/note"}]},
          {"type": "Category", "label": "Dann", "elements": [
            {"type": "Control", "scope": "#/properties/report"}, {"type": "Control", "scope": "#/properties/plan"}]}]}
        """;
    private static final String ONE_CLERK = Bpmn.process("""
        <startEvent id="submitted"/><sequenceFlow id="f1" sourceRef="submitted" targetRef="review"/>
        <userTask id="review" name="Check" s:form="tasks/review"/>
        <boundaryEvent id="late" attachedToRef="review"><timerEventDefinition><timeDuration>P5D</timeDuration></timerEventDefinition></boundaryEvent>
        <sequenceFlow id="f2" sourceRef="late" targetRef="closed"/><endEvent id="closed"/>
        <sequenceFlow id="f3" sourceRef="review" targetRef="done"/><endEvent id="done"/>\
        """);
    private static final String TWO_CLERKS = Bpmn.process("""
        <startEvent id="submitted"/><sequenceFlow id="f1" sourceRef="submitted" targetRef="review"/>
        <userTask id="review" name="Check" s:form="tasks/review"/>
        <sequenceFlow id="f2" sourceRef="review" targetRef="second"/>
        <userTask id="second" name="Check again" s:form="tasks/review" s:not-by="review"/>
        <sequenceFlow id="f3" sourceRef="second" targetRef="done"/><endEvent id="done"/>\
        """);

    private static final String TOLD = Bpmn.process("""
        <startEvent id="submitted"/><sequenceFlow id="f1" sourceRef="submitted" targetRef="review"/>
        <userTask id="review" name="Check" s:form="tasks/review"/>
        <sequenceFlow id="f2" sourceRef="review" targetRef="tell"/>
        <serviceTask id="tell" s:action="send-message"><extensionElements>
          <s:input name="message" value="told"/><s:input name="to" value="erika@example.org"/></extensionElements></serviceTask>
        <sequenceFlow id="f3" sourceRef="tell" targetRef="done"/><endEvent id="done"/>\
        """);

    @Parameter
    Database database = Database.H2;

    private String key = "";
    private RunningEngine engine = RunningEngine.onH2();
    private HttpCaller clerk = engine.visitor();

    @BeforeEach
    void ownService() {
        engine = RunningEngine.on(database);
        key = "desk-" + UUID.randomUUID().toString().substring(0, 8);
        clerk = signedIn("clerk");
    }

    @Test
    void aClerkPutsAFileIntoATasksFormAndSeesItThere() {
        var task = claimed(ONE_CLERK);

        var page = save(clerk.get(page(task)), "/note", "halb", file("/report", "gut achten.pdf", PDF));

        assertThat(page.page().select(".filling-file a").text()).isEqualTo("gut achten.pdf");
        assertThat(page.page().select(".filling-file .kern-body--muted").text()).isEqualTo("1 KB");
        assertThat(download(page).body()).isEqualTo(PDF);
        assertThat(page.page().select("[name=/note]").val()).isEqualTo("halb");

        var replaced = save(page, "/note", "halb", file("/report", "neu.pdf", OTHER));
        assertThat(replaced.page().select(".filling-file a").text()).isEqualTo("neu.pdf");
        assertThat(download(replaced).body()).isEqualTo(OTHER);

        var removed = clerk.submit(replaced, FORM, Map.of("_remove", "/report"));
        assertThat(removed.page().select(".filling-file")).isEmpty();
        assertThat(kept(task)).isZero();
    }

    @Test
    void whatWasPutInIsKeptWhenTheTaskIsDoneAndOnTheCasesPage() {
        var task = claimed(ONE_CLERK);
        var chosen = save(clerk.get(page(task)), "/decision", "approved", file("/report", "gutachten.pdf", PDF));

        var done = clerk.submit(chosen, FORM, Map.of("_next", "next"));

        assertThat(done.page().select("main").text()).contains("erledigt").contains("gutachten.pdf");
        var casePage = clerk.get("/clerk/cases/" + reference(task));
        var link = casePage.page().select("main li li a");
        assertThat(link.text()).isEqualTo("gutachten.pdf");
        var file = signedIn("clerk2").get(link.attr("href"));
        assertThat(file.body()).isEqualTo(PDF);
        assertThat(file.header("Content-Disposition")).startsWith("attachment");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.header("Content-Type")).isEqualTo("application/octet-stream");
        assertThat(file.header("Cache-Control")).contains("no-store");
        assertThat(halfDone(task)).isZero();
        tidyUp(task);
        assertThat(clerk.get(link.attr("href")).status()).isEqualTo(200);
    }

    @Test
    void nobodyElseFetchesATasksFile() {
        var task = claimed(ONE_CLERK);
        var chosen = save(clerk.get(page(task)), "/decision", "approved", file("/report", "gutachten.pdf", PDF));
        var address = chosen.page().select(".filling-file a").attr("href");

        assertThat(signedIn("clerk2").get(address).status())
                .as("in work, it is whose task it is")
                .isEqualTo(404);
        clerk.submit(chosen, FORM, Map.of("_next", "next"));

        assertThat(signedIn("clerk2").get(address).status()).isEqualTo(200);
        assertThat(engine.as("editor").get(address).status()).isEqualTo(403);
        assertThat(engine.as("operator").get(address).status()).isEqualTo(403);
        assertThat(engine.anonymous().get(address).status()).isIn(302, 303, 401);
        var elsewhere = Somebody.signedIn(engine, clerkOf("elsewhere"));
        assertThat(engine.anonymous().get(address, elsewhere).status()).isEqualTo(404);
        assertThat(engine.anonymous().get(page(task), elsewhere).status()).isEqualTo(404);
        var theirs = Somebody.signedIn(engine, clerkOf("buergerbuero"));
        assertThat(engine.anonymous().get(address, theirs).status()).isEqualTo(200);
        var other = reference(another());
        assertThat(clerk.get(address.replace(reference(task), other)).status())
                .as("in another case's name")
                .isEqualTo(404);
        var file = address.substring(address.lastIndexOf('/'));
        assertThat(engine.anonymous().get("/apply/task/uploads" + file).status())
                .isEqualTo(404);
    }

    @Test
    void onlyTheTasksOwnFilesAreAccepted() {
        var task = claimed(ONE_CLERK);
        var own = upload("clerk", task, "eigen.pdf", PDF).json().path("id").asString();
        var another = another();
        var others =
                upload("clerk", another, "fremd.pdf", PDF).json().path("id").asString();
        var citizens = engine.anonymous()
                .upload("/api/v1/uploads", "file", "a.pdf", "application/pdf", PDF)
                .json()
                .path("id")
                .asString();

        for (var wrong : List.of(others, citizens, UUID.randomUUID().toString(), "../../etc/passwd", "", own + "0")) {
            var refused = complete(task, wrong);
            assertThat(refused.status()).as(wrong).isEqualTo(422);
            assertThat(refused.json().at("/faults/0/at").asString()).isEqualTo("/report");
            assertThat(refused.json().at("/faults/0/message").asString()).isNotBlank();
        }
        var typed = clerk.submit(
                clerk.get(page(task)), FORM, Map.of("/decision", "approved", "/report", others, "_next", "next"));
        assertThat(typed.status()).isEqualTo(422);
        assertThat(typed.page().select("#errors a").attr("href")).isEqualTo("#f-report");
        assertThat(typed.page().select(".filling-file")).isEmpty();

        assertThat(complete(task, own).status()).isEqualTo(200);
        assertThat(kept(task)).isOne();
        assertThat(complete(another, own).status()).isEqualTo(422);
    }

    @Test
    void aCitizenCannotSendAClerksFile() {
        TinyService.named(key)
                .with("form/schema.json", REPORT)
                .with("tasks/review/schema.json", REPORT)
                .with("process.bpmn", ONE_CLERK)
                .publishedOn(engine, key);
        var own = engine.anonymous()
                .upload("/api/v1/uploads", "file", "a.pdf", "application/pdf", PDF)
                .json()
                .path("id")
                .asString();
        var task = awaitTask(sent(Map.of("decision", "approved", "report", own)));
        var clerks = upload("clerk", task, "b.pdf", PDF).json().path("id").asString();

        var stolen = submit(Map.of("decision", "approved", "report", clerks));

        assertThat(stolen.status()).isEqualTo(422);
        assertThat(stolen.json().at("/faults/0/at").asString()).isEqualTo("/report");
        assertThat(complete(task, own).status())
                .as("nor a clerk the applicant's")
                .isEqualTo(422);
    }

    @Test
    void programsUploadForATaskThatTheirClerkMayDo() {
        var task = claimed(ONE_CLERK);
        var address = "/api/v1/tasks/" + task + "/uploads";

        var stored = upload("clerk", task, "a.pdf", PDF);

        assertThat(stored.status()).isEqualTo(201);
        assertThat(stored.json().path("mediaType").asString()).isEqualTo("application/pdf");
        assertThat(stored.json().properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("id", "name", "size", "mediaType", "sha256");
        assertThat(upload("clerk2", task, "a.pdf", PDF).status())
                .as("somebody else's task")
                .isEqualTo(409);
        assertThat(upload("editor", task, "a.pdf", PDF).status()).isEqualTo(403);
        assertThat(engine.anonymous()
                        .upload(address, "file", "a.pdf", "application/pdf", PDF)
                        .status())
                .isIn(401, 403);
        assertThat(upload("clerk", UUID.randomUUID().toString(), "a.pdf", PDF).status())
                .isEqualTo(404);
        assertThat(clerk.upload(address, "file", "a.pdf", "application/pdf", PDF)
                        .status())
                .as("a browser's session without a token")
                .isEqualTo(403);
        assertThat(complete(task, stored.json().path("id").asString()).status()).isEqualTo(200);
        assertThat(upload("clerk", task, "a.pdf", PDF).status())
                .as("it is done")
                .isEqualTo(409);
        assertThat(uploads(task)).isOne();
    }

    @Test
    void whatIsInAFileSaysWhatItIs() {
        var task = claimed(ONE_CLERK);
        var page = clerk.get(page(task));
        var svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
        var html = "<!DOCTYPE html><script>alert(1)</script>";

        for (var markup : List.of(svg, html, "\ufeff" + html, " \n" + html)) {
            var bytes = markup.getBytes(StandardCharsets.UTF_8);
            var refused = post(page, Map.of("/note", "bleibt", "_save", "save"), file("/report", "bild.png", bytes));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.page().select(".kern-error").text()).contains("Diese Art von Datei");
            assertThat(refused.page().select("[name=/note]").val()).isEqualTo("bleibt");
            assertThat(upload("clerk", task, "bild.png", bytes).status()).isEqualTo(415);
        }
        assertThat(upload("clerk", task, "leer.pdf", new byte[0]).status()).isEqualTo(422);
        assertThat(upload("clerk", task, "gross.pdf", java.util.Arrays.copyOf(PDF, 11 << 20))
                        .status())
                .isEqualTo(413);
        assertThat(uploads(task)).isZero();

        var both = ("%PDF-1.4\n" + html).getBytes(StandardCharsets.UTF_8);
        var taken = save(page, "/note", "", file("/report", "\u202Efdp.<i>html", both));
        var link = taken.page().select(".filling-file a");
        assertThat(link.text()).isEqualTo("fdp._i_html.pdf");
        var file = clerk.get(link.attr("href"));
        assertThat(file.header("Content-Disposition")).startsWith("attachment");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.header("Content-Type")).isEqualTo("application/octet-stream");
    }

    @Test
    void aFlawedFileHoldsUpTheTaskEvenWhereNoneIsNeeded() {
        var task = claimed(ONE_CLERK);
        var page = save(clerk.get(page(task)), "/decision", "approved", file("/report", "a.pdf", PDF));

        var held = post(
                page, Map.of("_next", "next"), file("/plan", "leer.pdf", "<html>".getBytes(StandardCharsets.UTF_8)));

        assertThat(held.status()).isEqualTo(422);
        assertThat(held.page().select("#errors a").attr("href")).isEqualTo("#f-plan");
        assertThat(state(task)).isEqualTo("claimed");
    }

    @Test
    void aHalfFilledFormIsThereTheNextDay() {
        var task = claimed(ONE_CLERK);

        var saved = clerk.submit(clerk.get(page(task)), FORM, Map.of("/note", "halb fertig", "_save", "save"));

        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.page().select("[role=status]").text()).contains("gespeichert");
        var later = signedIn("clerk").get(page(task));
        assertThat(later.page().select("[name=/note]").val()).isEqualTo("halb fertig");
        assertThat(later.page().select("main").text()).contains("Zuletzt gespeichert am");
        assertThat(engine.as("clerk")
                        .get("/api/v1/tasks?service=" + key)
                        .json()
                        .at("/items/0/state")
                        .asString())
                .isEqualTo("claimed");
    }

    @Test
    void nothingIsLostWhenSomethingIsWrong() {
        var task = claimed(ONE_CLERK);

        var refused = post(
                clerk.get(page(task)),
                Map.of("/note", "viel Text", "/decision", "perhaps", "_next", "next"),
                file("/plan", "plan.pdf", PDF));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#errors li")).isNotEmpty();
        assertThat(refused.page().select("[name=/note]").val()).isEqualTo("viel Text");
        assertThat(refused.page().select(".filling-file a").text()).isEqualTo("plan.pdf");
        assertThat(clerk.get(page(task)).page().select("[name=/note]").val()).isEqualTo("viel Text");
    }

    @Test
    void programsSaveHalfDoneTasksToo() {
        service(ONE_CLERK)
                .with("tasks/review/schema.json", REPORT.replace("\"note\": {", "\"note\": {\"maxLength\": 5, "))
                .publishedOn(engine, key);
        var task = another();
        var program = engine.as("clerk");
        var address = "/api/v1/tasks/" + task + "/answers";

        var saved = program.postJson(address, Map.of("note", "halb fertig"));

        assertThat(saved.status()).as(saved.toString()).isEqualTo(200);
        assertThat(state(task)).isEqualTo("claimed");
        assertThat(saved.json().path("answers").path("note").asString()).isEqualTo("halb fertig");
        assertThat(saved.json().path("faults").findValuesAsString("at"))
                .containsExactlyInAnyOrder("/note", "/decision", "/report");
        assertThat(program.get(address).text()).isEqualTo(saved.text());
        assertThat(clerk.get(page(task)).page().select("[name=/note]").val()).isEqualTo("halb fertig");
        assertThat(program.postJson(address, "[]").status()).isEqualTo(400);
        for (var other : List.of("clerk2", "editor", "operator")) {
            assertThat(engine.as(other).get(address).status()).as(other).isIn(403, 409);
            assertThat(engine.as(other)
                            .postJson(address, Map.of("note", "meins"))
                            .status())
                    .as(other)
                    .isIn(403, 409);
        }
        assertThat(program.postJson(address, Map.of("note", "x".repeat(1 << 20)))
                        .status())
                .isEqualTo(413);
        assertThat(program.get(address).text()).as("nothing is lost").isEqualTo(saved.text());

        assertThat(program.post("/api/v1/tasks/" + task + "/release").status()).isEqualTo(200);
        assertThat(program.get(address).status()).as("nobody has it").isEqualTo(409);
        assertThat(engine.as("clerk2")
                        .postJson(address, Map.of("note", "neu"))
                        .json()
                        .path("savedBy")
                        .asString())
                .isEqualTo("clerk2");
    }

    @Test
    void onlyWhoHasTheTaskSavesIt() {
        var task = claimed(ONE_CLERK);
        var page = clerk.get(page(task));
        var other = signedIn("clerk2");
        var token = other.get("/clerk").page().select("[name=_csrf]").val();

        var theirs = other.postFields(page(task), Map.of("_csrf", token, "/note", "fremd", "_save", "save"));
        var without = clerk.postFields(page(task), Map.of("/note", "ohne", "_save", "save"));
        var citizen = engine.visitor().postFields(page(task), Map.of("/note", "von außen", "_save", "save"));

        assertThat(theirs.status()).isEqualTo(409);
        assertThat(without.status()).isEqualTo(403);
        assertThat(citizen.status()).isEqualTo(403);
        assertThat(halfDone(task)).isZero();
        assertThat(clerk.submit(page, FORM, Map.of("/note", "meins", "_save", "save"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void savingAnOpenTaskTakesIt() {
        var task = claimed(ONE_CLERK);
        var page = clerk.get(page(task));
        clerk.submit(page, "form[action$=/release]", Map.of());
        assertThat(state(task)).isEqualTo("open");

        var saved = clerk.submit(page, FORM, Map.of("/note", "doch noch", "_save", "save"));

        assertThat(saved.page().select("[name=/note]").val()).isEqualTo("doch noch");
        assertThat(state(task)).isEqualTo("claimed");
    }

    @Test
    void whatWasSavedStaysForWhoeverTakesTheTaskNext() {
        var task = claimed(ONE_CLERK);
        var page = save(clerk.get(page(task)), "/note", "angefangen", file("/report", "a.pdf", PDF));
        clerk.submit(page, "form[action$=/release]", Map.of());
        var other = signedIn("clerk2");

        var open = other.get(page(task));
        var taken = other.submit(open, "form[action$=/claim]", Map.of());

        assertThat(open.page().select("main").text()).contains("clerk hat zuletzt");
        assertThat(taken.page().select("[name=/note]").val()).isEqualTo("angefangen");
        assertThat(other.get(taken.page().select(".filling-file a").attr("href"))
                        .body())
                .isEqualTo(PDF);
        var done = other.submit(taken, FORM, Map.of("/decision", "approved", "_next", "next"));
        assertThat(done.page().select("main").text()).contains("a.pdf");
    }

    @Test
    void whereFourEyesAreWantedNobodyGoesOnWithAnothersAnswers() {
        var task = claimed(TWO_CLERKS);
        var page = save(clerk.get(page(task)), "/note", "angefangen", file("/report", "a.pdf", PDF));

        clerk.submit(page, "form[action$=/release]", Map.of());

        assertThat(halfDone(task)).isZero();
        assertThat(kept(task)).isZero();
        var other = signedIn("clerk2");
        var taken = other.submit(other.get(page(task)), "form[action$=/claim]", Map.of());
        assertThat(taken.page().select("[name=/note]").val()).isEmpty();
        assertThat(taken.page().select(".filling-file")).isEmpty();
    }

    @Test
    void fourEyesHoldForSavingAndUploadingToo() {
        var task = claimed(TWO_CLERKS);
        var report = upload("clerk", task, "a.pdf", PDF).json().path("id").asString();
        assertThat(complete(task, report).status()).isEqualTo(200);
        var second = awaitTask(caseOf(task), "second");
        var token = clerk.get("/clerk").page().select("[name=_csrf]").val();

        var saved = clerk.postFields(page(second), Map.of("_csrf", token, "/note", "beides ich", "_save", "save"));

        assertThat(saved.status()).isEqualTo(409);
        assertThat(upload("clerk", second, "a.pdf", PDF).status()).isEqualTo(409);
        assertThat(halfDone(second)).isZero();
        assertThat(upload("clerk2", second, "a.pdf", PDF).status()).isEqualTo(201);
    }

    @Test
    void aTaskNoLongerNeededLeavesNothing() {
        var task = claimed(ONE_CLERK);
        var page = save(clerk.get(page(task)), "/note", "umsonst", file("/report", "a.pdf", PDF));
        var address = page.page().select(".filling-file a").attr("href");

        engine.bean(JdbcClient.class)
                .sql("update act_ru_timer_job set duedate_ = ? where process_instance_id_ = ?")
                .params(
                        java.sql.Timestamp.from(java.time.Instant.EPOCH),
                        caseOf(task).toString())
                .update();
        await().atMost(SOON).until(() -> state(task), "withdrawn"::equals);

        assertThat(halfDone(task)).isZero();
        assertThat(clerk.get(address).status()).isEqualTo(404);
        var late = clerk.submit(page, FORM, Map.of("/note", "zu spät", "_save", "save"));
        assertThat(late.status()).isEqualTo(409);
        tidyUp(task);
        assertThat(uploads(task)).isZero();
    }

    @Test
    void filesThatWereNeverSentGoAtNight() {
        var task = claimed(ONE_CLERK);
        upload("clerk", task, "nie-gesendet.pdf", PDF);
        save(clerk.get(page(task)), "/note", "", file("/report", "gespeichert.pdf", PDF));
        engine.bean("deleteExpiredDrafts", Routine.class).run();
        assertThat(uploads(task)).as("both are of today").isEqualTo(2);

        tidyUp(task);

        assertThat(uploads(task)).isOne();
        assertThat(clerk.get(page(task)).page().select(".filling-file a").text())
                .isEqualTo("gespeichert.pdf");
    }

    @Test
    void twoTabsAtOnceLeaveOneOfTheTwo() throws Exception {
        var task = claimed(ONE_CLERK);
        var page = clerk.get(page(task));
        List<Callable<HttpAnswer>> saves = new ArrayList<>();
        for (var note : List.of("eins", "zwei", "drei", "vier")) {
            saves.add(() -> clerk.submit(page, FORM, Map.of("/note", note, "_save", "save")));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(saves))
                    .extracting(future -> future.resultNow().status())
                    .containsOnly(200);
        }

        assertThat(clerk.get(page(task)).page().select("[name=/note]").val()).isIn("eins", "zwei", "drei", "vier");
        assertThat(halfDone(task)).isOne();
    }

    @Test
    void finishingInOneTabLeavesNothingToSaveInTheOther() {
        var task = claimed(ONE_CLERK);
        var page = save(clerk.get(page(task)), "/decision", "approved", file("/report", "a.pdf", PDF));

        clerk.submit(page, FORM, Map.of("_next", "next"));
        var again = clerk.submit(page, FORM, Map.of("_next", "next"));
        var late = post(page, Map.of("_save", "save"), file("/plan", "b.pdf", PDF));

        assertThat(again.status()).isEqualTo(409);
        assertThat(late.status()).isEqualTo(409);
        assertThat(halfDone(task)).isZero();
        assertThat(uploads(task)).isOne();
    }

    @Test
    void moreThanAnybodyWritesIsNotKept() {
        var task = claimed(ONE_CLERK);
        var page = clerk.get(page(task));

        var refused = clerk.submit(page, FORM, Map.of("/note", "x".repeat(1_100_000), "_save", "save"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#errors").text()).contains("mehr Text");
        assertThat(halfDone(task)).isZero();
    }

    @Test
    void aFormWithPagesIsFilledInPageByPage() {
        var task = claimed(service(ONE_CLERK).with("tasks/review/layout.json", PAGES));
        var first = clerk.get(page(task));
        assertThat(first.page().select("[name=/report]")).isEmpty();
        assertThat(first.page().select(FORM + " [name=_back]")).isEmpty();

        var missing = clerk.submit(first, FORM, Map.of("_next", "next"));
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.page().select("#errors li")).hasSize(1);
        var second = clerk.submit(missing, FORM, Map.of("/decision", "approved", "_next", "next"));
        assertThat(second.page().select("[name=/report]")).hasSize(1);
        assertThat(second.page().select("main progress").val()).isEqualTo("2");
        var back = clerk.submit(second, FORM, Map.of("_back", "back"));
        assertThat(back.page()
                        .select("[name=/decision] [selected], [name=/decision][checked]")
                        .val())
                .isEqualTo("approved");

        clerk = signedIn("clerk");
        var nextDay = clerk.get(page(task));
        assertThat(nextDay.page().select("[name=/report]"))
                .as("where something is missing")
                .hasSize(1);
        var done = post(nextDay, Map.of("_next", "next"), file("/report", "a.pdf", PDF));
        assertThat(done.page().select("main").text()).contains("erledigt").contains("approved");
    }

    @Test
    void lettersAndMessagesCallFilesByTheirNames() {
        TinyService.named(key)
                .with("form/schema.json", REPORT)
                .with("tasks/review/schema.json", REPORT)
                .with(
                        "messages/told.html",
                        "<html><head><title>Zum Antrag</title></head><body><p>Uns liegen vor: {{ answers.report }} und"
                            + " {{ tasks.review.report }}.</p><p data-if=\"= tasks.review.note != null\">Vermerk: {{"
                            + " tasks.review.note }}</p></body></html>")
                .with("process.bpmn", TOLD)
                .publishedOn(engine, key);
        var citizens = engine.anonymous()
                .upload("/api/v1/uploads", "file", "antrag.pdf", "application/pdf", PDF)
                .json()
                .path("id")
                .asString();
        var task = awaitTask(sent(Map.of("decision", "approved", "report", citizens)));
        var clerks =
                upload("clerk", task, "gutachten.pdf", PDF).json().path("id").asString();

        var done = engine.as("clerk")
                .postJson(
                        "/api/v1/tasks/" + task + "/complete",
                        Map.of("decision", "approved", "report", clerks, "note", citizens));

        assertThat(done.status()).isEqualTo(200);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                engine.as("operator").get("/demo/outbox").page().text())
                        .contains("Uns liegen vor: antrag.pdf und gutachten.pdf.")
                        .as("a text stays what was typed")
                        .contains("Vermerk: " + citizens));
    }

    private TinyService service(String process) {
        return TinyService.named(key).with("tasks/review/schema.json", REPORT).with("process.bpmn", process);
    }

    private String claimed(String process) {
        return claimed(service(process));
    }

    private String claimed(TinyService service) {
        service.publishedOn(engine, key);
        var task = another();
        clerk.submit(clerk.get(page(task)), "form[action$=/claim]", Map.of());
        return task;
    }

    /** One more case and its task, which nobody has claimed. */
    private String another() {
        return awaitTask(sent(Map.of("name", "Erika")));
    }

    private HttpCaller signedIn(String name) {
        var visitor = engine.visitor();
        visitor.submit(
                visitor.get("/sign-in"), "form:has(#password)", HttpCaller.fields("name", name, "password", name));
        return visitor;
    }

    private HttpAnswer submit(Map<String, Object> answers) {
        return engine.anonymous()
                .postJson(
                        "/api/v1/services/" + key + "/submissions",
                        answers,
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
    }

    private UUID sent(Map<String, Object> answers) {
        var sent = submit(answers);
        assertThat(sent.status()).as(sent.toString()).isEqualTo(201);
        return engine.bean(Submissions.class)
                .byReference(sent.json().path("reference").asString())
                .orElseThrow()
                .id()
                .value();
    }

    private String awaitTask(UUID caseId) {
        return awaitTask(caseId, "review");
    }

    private String awaitTask(UUID caseId, String node) {
        return await().atMost(SOON)
                .until(
                        () -> engine.bean(TaskTable.class).of(caseId).stream()
                                .filter(row -> row.node().equals(node))
                                .map(row -> row.id().toString())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static String page(String task) {
        return "/clerk/tasks/" + task;
    }

    private static Sent file(String field, String name, byte[] content) {
        return new Sent(field, name, content);
    }

    /** Saves an answer and a file as a browser without script does. */
    private HttpAnswer save(HttpAnswer page, String field, String value, Sent file) {
        var saved = post(page, Map.of(field, value, "_save", "save"), file);
        assertThat(saved.status()).as(saved.toString()).isEqualTo(200);
        return saved;
    }

    private HttpAnswer post(HttpAnswer page, Map<String, String> fields, Sent file) {
        List<Map.Entry<String, String>> pairs = new ArrayList<>(fields.entrySet());
        pairs.add(Map.entry("_csrf", page.page().select(FORM + " [name=_csrf]").val()));
        return clerk.send(page, FORM, pairs, List.of(file));
    }

    private HttpAnswer download(HttpAnswer page) {
        return clerk.get(page.page().select(".filling-file a").attr("href"));
    }

    private HttpAnswer upload(String who, String task, String name, byte[] content) {
        return engine.as(who).upload("/api/v1/tasks/" + task + "/uploads", "file", name, "application/pdf", content);
    }

    private HttpAnswer complete(String task, String report) {
        return engine.as("clerk")
                .postJson("/api/v1/tasks/" + task + "/complete", Map.of("decision", "approved", "report", report));
    }

    /** What the night does, some days later. */
    private void tidyUp(String task) {
        engine.bean(JdbcClient.class)
                .sql("update filling_upload set created_at = ? where holder = ?")
                .params(OffsetDateTime.now().minusDays(5), "task/" + task)
                .update();
        engine.bean("deleteExpiredDrafts", Routine.class).run();
    }

    private long uploads(String task) {
        return engine.bean(Uploads.class).of("task/" + task).size();
    }

    private long kept(String task) {
        return count("select count(*) from filling_upload where kept = true and holder = ?", "task/" + task);
    }

    private long halfDone(String task) {
        return count("select count(*) from casework_half_done where task_id = ?", UUID.fromString(task));
    }

    private long count(String sql, Object parameter) {
        return engine.bean(JdbcClient.class)
                .sql(sql)
                .param(parameter)
                .query(Long.class)
                .single();
    }

    private String state(String task) {
        return row(task).state();
    }

    private UUID caseOf(String task) {
        return row(task).caseId();
    }

    private String reference(String task) {
        return row(task).reference();
    }

    private TaskTable.Row row(String task) {
        return engine.bean(TaskTable.class).find(UUID.fromString(task)).orElseThrow();
    }

    private static Visitor clerkOf(String unit) {
        return new Visitor("c-" + unit, unit, Set.of(Role.CLERK), Set.of(unit), Trust.BASIC, Map.of());
    }
}
