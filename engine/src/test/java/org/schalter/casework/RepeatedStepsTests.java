package org.schalter.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Database;
import org.schalter.HttpAnswer;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.process.Bpmn;
import org.schalter.submission.CaseId;
import org.schalter.submission.Ledger;
import org.schalter.submission.Submissions;

/** Steps that a process does once for each entry of a list of the answers. */
@ParameterizedClass
@EnumSource
class RepeatedStepsTests {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String FORM = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["dogs"],
         "properties": {"dogs": {"type": "array", "title": "Hunde", "items": {"type": "object", "title": "Hund",
           "required": ["name", "status"], "properties": {
             "name": {"type": "string", "title": "Name"}, "status": {"type": "string", "title": "Stand"}}}}}}
        """;
    private static final String REVIEW = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["decision"],
         "properties": {"decision": {"type": "string", "title": "Entscheidung", "enum": ["approved", "rejected"]}}}\
        """;
    private static final String CHECK = """
        <startEvent id="begin"/><sequenceFlow id="f1" sourceRef="begin" targetRef="check"/>
        <userTask id="check" s:form="tasks/review" s:unit="= if dog.name = &quot;Rex&quot; then &quot;kennel&quot; else &quot;office&quot;">
          <multiInstanceLoopCharacteristics isSequential="%s" s:each="= answers.dogs" s:as="dog"/></userTask>
        <sequenceFlow id="f2" sourceRef="check" targetRef="all"/>
        <exclusiveGateway id="all" default="f4"/>
        <sequenceFlow id="f3" sourceRef="all" targetRef="good"><conditionExpression>= count(answers.dogs) = 0 or count(tasks.check[decision = "approved"]) = count(answers.dogs)</conditionExpression></sequenceFlow>
        <sequenceFlow id="f4" sourceRef="all" targetRef="bad"/>
        <serviceTask id="good" s:action="set-status"><extensionElements><s:input name="status" value="granted"/></extensionElements></serviceTask>
        <serviceTask id="bad" s:action="set-status"><extensionElements><s:input name="status" value="refused"/></extensionElements></serviceTask>
        <sequenceFlow id="f5" sourceRef="good" targetRef="done"/><endEvent id="done"/>
        <sequenceFlow id="f6" sourceRef="bad" targetRef="closed"/><endEvent id="closed"/>\
        """;
    private static final String INNER = """
        <startEvent id="begin"/><sequenceFlow id="f1" sourceRef="begin" targetRef="each"/>
        <subProcess id="each"><multiInstanceLoopCharacteristics isSequential="true" s:each="= answers.dogs" s:as="dog"/>
          <startEvent id="inside"/><sequenceFlow id="g1" sourceRef="inside" targetRef="%1$s"/>%2$s
          <sequenceFlow id="g2" sourceRef="%1$s" targetRef="outside"/><endEvent id="outside"/></subProcess>
        <sequenceFlow id="f2" sourceRef="each" targetRef="done"/><endEvent id="done"/>\
        """;
    private static final String NOTE = """
        <serviceTask id="note" s:action="set-status"><extensionElements><s:input name="status" value="= dog.status"/></extensionElements></serviceTask>\
        """;
    private static final String PAY = "<serviceTask id=\"pay\" s:action=\"collect-payment\"/>";

    @Parameter
    Database database = Database.H2;

    private String key = "";
    private RunningEngine engine = RunningEngine.onH2();

    @BeforeEach
    void ownService() {
        engine = RunningEngine.on(database);
        key = "each-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void allAtOnceOpenATaskForEachEntry() {
        offering(CHECK.formatted("false"));
        var id = submit("Bello", "Rex", "Waldi");
        awaitTasks(id, 3);

        assertThat(tasks(id)).extracting(TaskTable.Row::item).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(tasks(id)).extracting(TaskTable.Row::unit).containsExactlyInAnyOrder("office", "kennel", "office");
        for (var task : tasks(id).reversed()) {
            assertThat(complete(task, "approved").status()).isEqualTo(200);
        }

        awaitStatus(id, "granted");
    }

    @Test
    void oneAfterTheOtherOpensTheNextWhenOneIsDone() {
        offering(CHECK.formatted("true"));
        var id = submit("Bello", "Rex");
        awaitTasks(id, 1);
        assertThat(complete(tasks(id).getFirst(), "rejected").status()).isEqualTo(200);
        awaitTasks(id, 2);
        assertThat(tasks(id)).extracting(TaskTable.Row::state).containsExactlyInAnyOrder("done", "open");
        assertThat(complete(open(id), "approved").status()).isEqualTo(200);

        awaitStatus(id, "refused");
        assertThat(tasks(id)).hasSize(2);
    }

    @Test
    void nothingIsDoneForAnEmptyList() {
        offering(CHECK.formatted("false"));

        var id = submit();

        awaitStatus(id, "granted");
        assertThat(tasks(id)).isEmpty();
    }

    @Test
    void whatComesOfAnEmptyListIsEmptyAndNotAbsent() {
        offering(CHECK.formatted("false").replace("count(answers.dogs) = 0 or ", ""));

        awaitStatus(submit(), "granted");
    }

    @Test
    void aSubProcessIsDoneForEachEntryInItsOrder() {
        offering(INNER.formatted("note", NOTE));

        var id = submit("chipped", "vaccinated", "taxed");

        await().atMost(SOON).until(() -> stations(id).contains("completed"));
        assertThat(stations(id)).containsSubsequence("status:chipped", "status:vaccinated", "status:taxed");
    }

    @Test
    void whatWaitsForThePayerIsNotRepeated() {
        var refused = publish(INNER.formatted("pay", PAY));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("findings").valueStream()).anySatisfy(finding -> {
            assertThat(finding.path("at").asString()).isEqualTo("pay");
            assertThat(finding.path("severity").asString()).isEqualTo("error");
            assertThat(finding.path("code").asString()).isEqualTo("action-repeated");
            assertThat(finding.path("message").asString()).contains("<collect-payment>");
        });
        assertThat(publish(INNER.formatted("note", NOTE)).status()).isEqualTo(201);
    }

    private void offering(String process) {
        var published = publish(process);
        assertThat(published.status()).as(published.toString()).isEqualTo(201);
    }

    private HttpAnswer publish(String process) {
        var service = TinyService.named(key)
                .with("form/schema.json", FORM)
                .with("tasks/review/schema.json", REVIEW)
                .with("process.bpmn", Bpmn.process(process));
        engine.as("editor").post("/api/v1/services", "application/zip", service.zip());
        return engine.as("publisher").post("/api/v1/services/" + key + "/editions");
    }

    /** An application for dogs of these names, which are their statuses too. */
    private CaseId submit(String... dogs) {
        var rows = Arrays.stream(dogs)
                .map(dog -> Map.of("name", dog, "status", dog))
                .toList();
        var sent = engine.anonymous()
                .postJson(
                        "/api/v1/services/" + key + "/submissions",
                        Map.of("dogs", rows),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        assertThat(sent.status()).as(sent.toString()).isEqualTo(201);
        return engine.bean(Submissions.class)
                .byReference(sent.json().path("reference").asString())
                .orElseThrow()
                .id();
    }

    private List<TaskTable.Row> tasks(CaseId id) {
        return engine.bean(TaskTable.class).of(id.value());
    }

    private TaskTable.Row open(CaseId id) {
        return tasks(id).stream()
                .filter(task -> task.state().equals("open"))
                .findFirst()
                .orElseThrow();
    }

    private void awaitTasks(CaseId id, int many) {
        await().atMost(SOON).until(() -> tasks(id).size() == many);
    }

    private void awaitStatus(CaseId id, String status) {
        await().atMost(SOON).until(() -> engine.bean(Ledger.class).status(id), status::equals);
    }

    private List<String> stations(CaseId id) {
        return engine.bean(Ledger.class).of(id).stream()
                .map(Ledger.Station::station)
                .toList();
    }

    private HttpAnswer complete(TaskTable.Row task, String decision) {
        return engine.as("clerk").postJson("/api/v1/tasks/" + task.id() + "/complete", Map.of("decision", decision));
    }
}
