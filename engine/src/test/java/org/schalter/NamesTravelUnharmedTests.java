package org.schalter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.text.Normalizer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.schalter.document.Pdf;
import org.schalter.process.Bpmn;
import org.schalter.submission.Submission;
import org.schalter.submission.Submissions;
import tools.jackson.databind.json.JsonMapper;

/** Whatever somebody is called, and however their keyboard writes it: everybody reads the same name at the end. */
class NamesTravelUnharmedTests {

    private static final String FORM = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["name", "mail"],
         "properties": {
           "name": {"type": "string", "title": "Name", "minLength": 1, "maxLength": 5000},
           "again": {"type": "string", "title": "Noch einmal", "readOnly": true, "x-calculate": "= name"},
           "mail": {"type": "string", "format": "email", "title": "E-Mail"}}}
        """;
    private static final String LAYOUT = """
        {"type": "VerticalLayout", "elements": [
          {"type": "Control", "scope": "#/properties/name", "options": {"format": "textarea"}},
          {"type": "Control", "scope": "#/properties/again"},
          {"type": "Control", "scope": "#/properties/mail"}]}
        """;
    private static final String REVIEW = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
         "properties": {"note": {"type": "string", "title": "Notiz"}}}
        """;
    private static final String PROCESS = Bpmn.process("""
        <startEvent id="begin"/><sequenceFlow id="f1" sourceRef="begin" targetRef="notice"/>
        <serviceTask id="notice" s:action="issue-document"><extensionElements><s:input name="document" value="notice"/></extensionElements></serviceTask>
        <sequenceFlow id="f2" sourceRef="notice" targetRef="tell"/>
        <serviceTask id="tell" s:action="send-message"><extensionElements><s:input name="message" value="notice"/></extensionElements></serviceTask>
        <sequenceFlow id="f3" sourceRef="tell" targetRef="review"/>
        <userTask id="review" s:form="tasks/review"/>
        <sequenceFlow id="f4" sourceRef="review" targetRef="done"/><endEvent id="done"/>\
        """);
    private static final String NOTICE = """
        <html><head><title>%s</title></head><body><p>{{ answers.name }}</p><p>{{ = answers.again }}</p></body></html>
        """;

    private static final String KEY = "names-travel";

    private final String address = "a" + UUID.randomUUID() + "@example.org";

    @BeforeAll
    static void publish() {
        for (var database : Database.values()) {
            TinyService.named(KEY)
                    .and("service.yaml", "documents: {notice: {title: {de: Bescheid, en: Notice}}}\n")
                    .with("form/schema.json", FORM)
                    .with("form/layout.json", LAYOUT)
                    .with("tasks/review/schema.json", REVIEW)
                    .with("process.bpmn", PROCESS)
                    .with("documents/notice.html", NOTICE.formatted("Bescheid"))
                    .with("messages/notice.html", NOTICE.formatted("Bescheid {{ answers.mail }}"))
                    .publishedOn(RunningEngine.on(database), KEY);
        }
    }

    static Object[] everySetOnEveryDatabase() {
        return Arrays.stream(Database.values())
                .flatMap(database -> Arrays.stream(Latin.values()).map(set -> Arguments.of(database, set)))
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("everySetOnEveryDatabase")
    void fromTheFormToEverythingThatComesOfIt(Database database, Latin set) {
        var engine = RunningEngine.on(database);
        var name = set.text();
        var citizen = engine.visitor();

        var review = fillIn(citizen, Normalizer.normalize(name, Normalizer.Form.NFD));
        reads(review.page().select("main").text(), name);
        var status = citizen.submit(review, "form[action$=/review]", Map.of());

        var submission = submission(engine, status);
        assertThat(submission.answers().path("name").asString()).isEqualTo(name);
        assertThat(submission.answers().path("again").asString()).isEqualTo(name);
        reads(task(engine, submission.reference()).page().select("main").text(), name);
        reads(outbox(engine), name);
        var letter = engine.as("clerk")
                .get("/api/v1/submissions/" + submission.reference() + "/documents/notice")
                .body();
        reads(Pdf.text(letter), set.onPaper());
        assertThat(JsonMapper.shared()
                        .readTree(Pdf.attached(letter, "notice.json"))
                        .at("/data/answers/name")
                        .asString())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource("everySetOnEveryDatabase")
    void throughTheInterfaceToo(Database database, Latin set) {
        var engine = RunningEngine.on(database);
        var name = set.text();

        var checked = engine.anonymous()
                .postJson(
                        "/api/v1/services/" + KEY + "/validate",
                        Map.of("name", Normalizer.normalize(name, Normalizer.Form.NFD), "mail", address))
                .json();

        assertThat(checked.path("verdict").asString()).isEqualTo("accepted");
        assertThat(checked.at("/answers/name").asString()).isEqualTo(name);
        assertThat(checked.at("/answers/again").asString()).isEqualTo(name);
    }

    private HttpAnswer fillIn(HttpCaller citizen, String name) {
        var page = citizen.submit(citizen.get("/services/" + KEY), "form[action$=/start]", Map.of());
        var review = citizen.submit(page, "form[data-filling]", Map.of("/name", name, "/mail", address));
        assertThat(review.uri().getPath()).as(review.toString()).endsWith("/review");
        return review;
    }

    private static Submission submission(RunningEngine engine, HttpAnswer status) {
        var reference = status.page().select("main dd strong").text();
        return engine.bean(Submissions.class).byReference(reference).orElseThrow();
    }

    private HttpAnswer task(RunningEngine engine, String reference) {
        var clerk = engine.as("clerk");
        CitizensPages.until(clerk, "/clerk/cases/" + reference, "main a[href^=/clerk/tasks/]");
        var task = clerk.get("/clerk/cases/" + reference)
                .page()
                .select("main a[href^=/clerk/tasks/]")
                .attr("href");
        return clerk.get(task);
    }

    private String outbox(RunningEngine engine) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> engine.as("operator").get("/demo/outbox").page().text(),
                        text -> text.contains("Bescheid " + address));
    }

    private static void reads(String text, String name) {
        assertThat(Latin.squeezed(text)).contains(Latin.squeezed(name));
    }
}
