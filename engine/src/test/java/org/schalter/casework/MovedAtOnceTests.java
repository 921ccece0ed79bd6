package org.schalter.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Database;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.process.Bpmn;
import org.schalter.submission.CaseId;
import org.schalter.submission.Ledger;
import org.schalter.submission.Submissions;
import org.schalter.workflow.Workflow;

/** One case, moved by several at the same moment: whoever comes second waits or is told, and nobody meets an incident. */
@ParameterizedClass
@EnumSource
class MovedAtOnceTests {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int CASES = 12;
    private static final String FORM = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["dogs"],
         "properties": {"dogs": {"type": "array", "title": "Hunde", "items": {"type": "string", "title": "Name"}}}}
        """;
    private static final String REVIEW = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["decision"],
         "properties": {"decision": {"type": "string", "title": "Entscheidung", "enum": ["approved", "rejected"]}}}\
        """;
    private static final String SET = """
        <serviceTask id="%s" s:action="set-status"><extensionElements><s:input name="status" value="%s"/></extensionElements></serviceTask>\
        """;
    private static final String EACH_DOG = """
        <startEvent id="begin"/><sequenceFlow id="f1" sourceRef="begin" targetRef="check"/>
        <userTask id="check" s:form="tasks/review">
          <multiInstanceLoopCharacteristics isSequential="false" s:each="= answers.dogs" s:as="dog"/></userTask>
        <sequenceFlow id="f2" sourceRef="check" targetRef="grant"/>%s
        <sequenceFlow id="f3" sourceRef="grant" targetRef="done"/><endEvent id="done"/>\
        """.formatted(SET.formatted("grant", "granted"));
    private static final String DEADLINE =
            """
            <startEvent id="begin"/><sequenceFlow id="f1" sourceRef="begin" targetRef="check"/>
            <userTask id="check" s:form="tasks/review"/>
            <boundaryEvent id="late" attachedToRef="check"><timerEventDefinition><timeDuration>P5D</timeDuration></timerEventDefinition></boundaryEvent>
            <sequenceFlow id="f2" sourceRef="late" targetRef="refuse"/>%s<sequenceFlow id="f3" sourceRef="refuse" targetRef="closed"/><endEvent id="closed"/>
            <sequenceFlow id="f4" sourceRef="check" targetRef="grant"/>%s<sequenceFlow id="f5" sourceRef="grant" targetRef="done"/><endEvent id="done"/>\
            """.formatted(SET.formatted("refuse", "refused"), SET.formatted("grant", "granted"));

    @Parameter
    Database database = Database.H2;

    private String key = "";
    private RunningEngine engine = RunningEngine.onH2();

    @BeforeEach
    void ownService() {
        engine = RunningEngine.on(database);
        key = "once-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void severalClerksDoTheTasksOfOneCaseAtTheSameTime() throws Exception {
        offering(EACH_DOG);
        for (int i = 0; i < CASES; i++) {
            var id = submit("Bello", "Rex", "Waldi", "Hasso");

            var statuses =
                    atOnce(awaitTasks(id, 4).stream().map(this::completing).toList());

            assertThat(statuses).containsOnly(200);
            assertThat(awaitEnd(id)).contains("status:granted");
        }
    }

    @Test
    void aClerkDecidesWhileTheDeadlineExpires() throws Exception {
        offering(DEADLINE);
        for (int i = 0; i < CASES; i++) {
            var id = submit("Bello");
            var task = awaitTasks(id, 1).getFirst();

            var status = atOnce(List.of(completing(task), expiring(id))).getFirst();

            assertThat(status).isIn(200, 409);
            assertThat(awaitEnd(id))
                    .contains(status == 200 ? "status:granted" : "status:refused")
                    .doesNotContain(status == 200 ? "status:refused" : "status:granted");
        }
    }

    private Callable<Integer> completing(TaskTable.Row task) {
        return () -> engine.as("clerk")
                .postJson("/api/v1/tasks/" + task.id() + "/complete", Map.of("decision", "approved"))
                .status();
    }

    /** Whoever does the timer's job may lose against the clerk; then there is no timer any more. */
    private Callable<Integer> expiring(CaseId id) {
        var workflow = engine.bean(Workflow.class);
        return () -> {
            workflow.due(id.value(), Instant.now().plus(Duration.ofDays(6)))
                    .ifPresent(timer -> workflow.retry(timer.id(), 3));
            return 0;
        };
    }

    private static List<Integer> atOnce(List<Callable<Integer>> calls) throws Exception {
        var start = new CyclicBarrier(calls.size());
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            var running = calls.stream()
                    .map(call -> threads.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (var one : running) {
                statuses.add(one.get());
            }
            return statuses;
        }
    }

    private void offering(String process) {
        TinyService.named(key)
                .with("form/schema.json", FORM)
                .with("tasks/review/schema.json", REVIEW)
                .with("process.bpmn", Bpmn.process(process))
                .publishedOn(engine, key);
    }

    private CaseId submit(String... dogs) {
        var sent = engine.anonymous()
                .postJson(
                        "/api/v1/services/" + key + "/submissions",
                        Map.of("dogs", List.of(dogs)),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        assertThat(sent.status()).as(sent.toString()).isEqualTo(201);
        return engine.bean(Submissions.class)
                .byReference(sent.json().path("reference").asString())
                .orElseThrow()
                .id();
    }

    private List<TaskTable.Row> awaitTasks(CaseId id, int many) {
        var table = engine.bean(TaskTable.class);
        await().atMost(SOON).until(() -> table.of(id.value()).size() == many);
        return table.of(id.value());
    }

    private List<String> awaitEnd(CaseId id) {
        await().atMost(SOON).until(() -> stations(id).contains("completed"));
        return stations(id);
    }

    private List<String> stations(CaseId id) {
        return engine.bean(Ledger.class).of(id).stream()
                .map(Ledger.Station::station)
                .toList();
    }
}
