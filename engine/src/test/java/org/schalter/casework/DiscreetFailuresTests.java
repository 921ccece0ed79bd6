package org.schalter.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.schalter.HttpAnswer;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.process.Bpmn;
import org.schalter.submission.Submissions;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process that stumbles over what somebody has answered repeats it neither in the log nor in a metric nor in a table. */
@ExtendWith(OutputCaptureExtension.class)
class DiscreetFailuresTests {

    private static final RunningEngine ENGINE = RunningEngine.onH2();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String REVIEW = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["decision"],
         "properties": {"decision": {"type": "string", "title": "Entscheidung"}}}
        """;
    private static final String CHECK = """
        <userTask id="review" s:form="tasks/review"/><sequenceFlow id="f2" sourceRef="review" targetRef="%s"/>
        """;

    /** What comes after the clerk's decision, or at once; each needs what no name is. */
    private static final Map<String, String> STUMBLES = Map.of(
            "condition", """
            <exclusiveGateway id="next" default="f9"/><sequenceFlow id="f3" sourceRef="next" targetRef="done">
            <conditionExpression>= %s</conditionExpression></sequenceFlow>
            <sequenceFlow id="f9" sourceRef="next" targetRef="done"/>
            """,
            "timer", """
            <intermediateCatchEvent id="next"><timerEventDefinition><timeDuration>= %s</timeDuration></timerEventDefinition>
            </intermediateCatchEvent><sequenceFlow id="f3" sourceRef="next" targetRef="done"/>
            """,
            "due", """
            <userTask id="next" s:form="tasks/review" s:due="= %s"/><sequenceFlow id="f3" sourceRef="next" targetRef="done"/>
            """,
            "status", """
            <serviceTask id="next" s:action="set-status"><extensionElements><s:input name="status" value="= %s"/></extensionElements>
            </serviceTask><sequenceFlow id="f3" sourceRef="next" targetRef="done"/>
            """);

    private final String secret = "Quetzal" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    private final String key = "stumble-" + UUID.randomUUID().toString().substring(0, 8);

    @ParameterizedTest
    @CsvSource({
        "condition, answers.name",
        "condition, answers.name * 3 > 1",
        "condition, date(answers.name) > today()",
        "timer, answers.name",
        "due, answers.name",
        "status, answers.name"
    })
    void whatAClerkSetsGoingStumblesDiscreetly(String what, String feel, CapturedOutput log) {
        publish(
                CHECK.formatted("next"),
                "review",
                STUMBLES.getOrDefault(what, "").formatted(feel));
        var task = await().atMost(SOON)
                .until(() -> task(send()), Optional::isPresent)
                .orElseThrow();

        var answer = ENGINE.as("clerk").postJson("/api/v1/tasks/" + task + "/complete", Map.of("decision", "ja"));

        if (answer.status() == 500) {
            var number = answer.json().path("incident").asString();
            assertThat(number).isNotEmpty();
            await().atMost(SOON).until(() -> log.getAll().contains(number));
        }
        assertThat(answer.text()).doesNotContain(secret);
        nothingSaysIt(log);
    }

    @ParameterizedTest
    @CsvSource({"condition, answers.name", "timer, answers.name", "due, answers.name", "status, answers.name"})
    void whatBeginsByItselfStumblesDiscreetly(String what, String feel, CapturedOutput log) {
        publish("", "next", STUMBLES.getOrDefault(what, "").formatted(feel));
        send();

        await().atMost(SOON)
                .until(() -> ENGINE.as("operator").get("/operate").text(), it -> it.contains("casework.start"));
        nothingSaysIt(log);
    }

    private void nothingSaysIt(CapturedOutput log) {
        assertThat(log.getAll()).doesNotContain(secret);
        assertThat(ENGINE.as("operator").get("/actuator/prometheus").text()).doesNotContain(secret);
        for (var table : new String[] {"act_ru_job", "act_ru_timer_job", "act_ru_deadletter_job"}) {
            assertThat(ENGINE.bean(JdbcClient.class)
                            .sql("select count(*) from " + table + " where exception_msg_ like ?")
                            .param("%" + secret + "%")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    private void publish(String before, String first, String rest) {
        TinyService.named(key)
                .with("tasks/review/schema.json", REVIEW)
                .with("process.bpmn", Bpmn.process("""
                    <startEvent id="begin"/><sequenceFlow id="f1" sourceRef="begin" targetRef="%s"/>%s%s<endEvent id="done"/>\
                    """.formatted(first, before, rest)))
                .publishedOn(ENGINE, key);
    }

    private HttpAnswer send() {
        var sent = ENGINE.anonymous()
                .postJson("/api/v1/services/" + key + "/submissions", Map.of("name", secret), "Idempotency-Key", key);
        assertThat(sent.status()).as(sent.toString()).isEqualTo(201);
        return sent;
    }

    private static Optional<UUID> task(HttpAnswer sent) {
        var id = ENGINE.bean(Submissions.class)
                .byReference(sent.json().path("reference").asString())
                .orElseThrow()
                .id();
        return ENGINE.bean(TaskTable.class).of(id.value()).stream()
                .map(TaskTable.Row::id)
                .findFirst();
    }
}
