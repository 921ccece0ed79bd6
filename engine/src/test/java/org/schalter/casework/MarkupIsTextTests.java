package org.schalter.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.archive.Journal;
import org.schalter.process.Bpmn;
import org.schalter.submission.Submissions;

/** What authors and citizens write is shown as text to everybody else, and shown to nobody else than it concerns. */
class MarkupIsTextTests {

    private static final String KEY = "markup-is-text";
    private static final String MARKUP = "<img src=x onerror=alert(1)>${7*7}[[${7*7}]]";
    private static final String FORM = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["name", "file"],
         "properties": {
           "name": {"type": "string", "title": "Name <b>fett</b>", "description": "<i>Hinweis</i>"},
           "file": {"type": "string", "format": "file", "title": "Beleg"}}}
        """;
    private static final String REVIEW = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["decision"],
         "properties": {"decision": {"type": "string", "title": "<u>Entscheidung</u>"}}}
        """;
    private static final String PROCESS = Bpmn.process("""
        <startEvent id="begin"/><sequenceFlow id="f1" sourceRef="begin" targetRef="review"/>
        <userTask id="review" name="&lt;s&gt;Prüfen&lt;/s&gt;" s:form="tasks/review"/>
        <sequenceFlow id="f2" sourceRef="review" targetRef="done"/><endEvent id="done"/>\
        """);
    private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
    private static final RunningEngine ENGINE = RunningEngine.onH2();

    private final HttpCaller clerk = ENGINE.as("clerk");
    private final String reference = submit();

    @BeforeAll
    static void publish() {
        TinyService.named(KEY)
                .changing("service.yaml", "\"Kleiner Antrag " + KEY + "\"", "\"<em>Titel</em>\"")
                .with("form/schema.json", FORM)
                .with("tasks/review/schema.json", REVIEW)
                .with("process.bpmn", PROCESS)
                .publishedOn(ENGINE, KEY);
    }

    @Test
    void inEveryViewOfACase() {
        String task = awaitTask();

        HttpAnswer work = shown(clerk.get("/clerk/tasks/" + task), MARKUP);
        shown(clerk.get("/clerk/cases/" + reference), MARKUP);
        shown(clerk.get("/clerk?service=" + KEY), "<s>Prüfen</s>");
        shown(ENGINE.visitor().get("/cases/" + token()), "<em>Titel</em>");
        shown(ENGINE.visitor().get("/services/" + KEY), "<em>Titel</em>");
        shown(ENGINE.visitor().get("/"), "<em>Titel</em>");
        shown(ENGINE.as("operator").get("/operate?reference=" + reference), reference);
        shown(ENGINE.as("operator").get("/operate/journal?reference=" + reference), "Submitted");
        assertThat(work.page().select("main form")).isNotEmpty();
    }

    @Test
    void inFaultsThatRepeatWhatWasSent() {
        HttpAnswer refused = ENGINE.anonymous()
                .postJson("/api/v1/services/" + KEY + "/validate", Map.of("name", 7, "<script>", MARKUP));

        assertThat(refused.header("Content-Type")).startsWith("application/json");
        assertThat(refused.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(refused.json().path("faults").findValuesAsString("at")).contains("/<script>");
    }

    @Test
    void pagesWithPersonsInThemAreKeptByNobody() {
        String task = awaitTask();
        for (String address : List.of("/clerk", "/clerk/tasks/" + task, "/clerk/cases/" + reference)) {
            assertThat(clerk.get(address).header("Cache-Control")).as(address).contains("no-store");
        }
        assertThat(ENGINE.visitor().get("/cases/" + token()).header("Cache-Control"))
                .contains("no-store");
        assertThat(clerk.get("/api/v1/submissions/" + reference).header("Cache-Control"))
                .contains("no-store");
    }

    @Test
    void theJournalTellsTheEventsOfACaseWithoutItsAnswers() {
        String task = awaitTask();
        assertThat(clerk.postJson("/api/v1/tasks/" + task + "/complete", Map.of("decision", "Ja <b>"))
                        .status())
                .isEqualTo(200);
        var id = ENGINE.bean(Submissions.class)
                .byReference(reference)
                .orElseThrow()
                .id();
        var journal = ENGINE.bean(Journal.class);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(journal.of(id))
                        .extracting(Journal.Entry::kind)
                        .contains("Submitted", "Decided", "CaseCompleted"));

        assertThat(journal.of(id)).extracting(Journal.Entry::kind).doesNotHaveDuplicates();
        assertThat(journal.of(id).toString()).doesNotContain("onerror").doesNotContain(token());
        shown(ENGINE.as("operator").get("/operate/journal?reference=" + reference), "CaseCompleted");
        assertThat(clerk.get("/operate/journal?reference=" + reference).status())
                .isEqualTo(403);
    }

    /** As text, and as nothing else. */
    private static HttpAnswer shown(HttpAnswer answer, String text) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.page().text()).contains(text).doesNotContain(">49");
        assertThat(answer.page().select("img[onerror], main b, main i, main em, main s, main u, script:not([src])"))
                .isEmpty();
        return answer;
    }

    private static String submit() {
        String file = ENGINE.anonymous()
                .upload("/api/v1/uploads", "file", "<img src=x onerror=alert(1)>.pdf", "application/pdf", PDF)
                .json()
                .path("id")
                .asString();
        HttpAnswer sent = ENGINE.anonymous()
                .postJson(
                        "/api/v1/services/" + KEY + "/submissions",
                        Map.of("name", MARKUP, "file", file),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        assertThat(sent.status()).as(sent.toString()).isEqualTo(201);
        return sent.json().path("reference").asString();
    }

    private String token() {
        return ENGINE.bean(Submissions.class)
                .byReference(reference)
                .orElseThrow()
                .token();
    }

    private String awaitTask() {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> clerk.get("/api/v1/tasks?service=" + KEY + "&state=open")
                                .json()
                                .path("items")
                                .valueStream()
                                .filter(it -> it.path("reference").asString().equals(reference))
                                .map(it -> it.path("id").asString())
                                .findFirst()
                                .orElse(""),
                        it -> !it.isEmpty());
    }
}
