package org.schalter.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Database;
import org.schalter.HttpAnswer;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.filling.Uploads;
import org.schalter.process.Bpmn;
import org.schalter.submission.Submissions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What programs send for a task, and files that the night would delete in the very moment in which they are kept. */
@ParameterizedClass
@EnumSource
class HostileTaskAnswersTests {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
    private static final String FORM = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["decision"],
         "properties": {"decision": {"type": "string", "title": "Entscheidung", "enum": ["approved", "rejected"]},
           "report": {"type": "string", "format": "file", "title": "Gutachten"}}}
        """;

    @Parameter
    Database database = Database.H2;

    private final String key = "sly-" + UUID.randomUUID().toString().substring(0, 8);
    private RunningEngine engine = RunningEngine.onH2();

    @BeforeEach
    void publish() {
        engine = RunningEngine.on(database);
        TinyService.named(key)
                .with("form/schema.json", FORM)
                .with("tasks/review/schema.json", FORM)
                .with("process.bpmn", Bpmn.process("""
                    <startEvent id="begin"/><sequenceFlow id="f1" sourceRef="begin" targetRef="review"/>
                    <userTask id="review" s:form="tasks/review"/>
                    <sequenceFlow id="f2" sourceRef="review" targetRef="done"/><endEvent id="done"/>\
                    """))
                .publishedOn(engine, key);
    }

    /** Two programs that read it differently would see two decisions. */
    @Test
    void aNameThatStandsTwiceDecidesNothing() {
        var task = task();
        var twice = "{\"decision\": \"rejected\", \"decision\": \"approved\"}";

        for (var what : new String[] {"complete", "answers"}) {
            var refused = clerk(task, what, twice);

            assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
            assertThat(refused.json().path("type").asString()).isEqualTo("urn:schalter:problem:json");
            assertThat(refused.json().path("detail").asString()).contains("stands twice");
        }
        assertThat(state(task)).isNotEqualTo("done");
        assertThat(clerk(task, "complete", "{\"decision\": \"approved\"}").status())
                .isEqualTo(200);
        assertThat(state(task)).isEqualTo("done");
    }

    @Test
    void endlessAnswersAreRefused() {
        var task = task();

        assertThat(clerk(task, "complete", "[".repeat(20_000) + "]".repeat(20_000))
                        .status())
                .isEqualTo(400);
        assertThat(clerk(task, "complete", "{\"decision\": \"" + "x".repeat(3 << 20) + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(clerk(task, "complete", "{\"decision\": " + "9".repeat(5000) + "}")
                        .status())
                .isEqualTo(400);
        assertThat(clerk(task, "complete", "{\"decision\": \"approved\"} trailing")
                        .status())
                .isEqualTo(400);
        assertThat(state(task)).isEqualTo("open");
    }

    /** Whoever decided with a report that is gone would have decided without one. */
    @Test
    void aFileThatIsDeletedWhileTheTaskIsBeingDoneIsMissedAndNotLost() {
        var task = task();
        var file = uploaded("/api/v1/tasks/" + task + "/uploads");
        var answers = Map.of("decision", "approved", "report", file);

        var answer =
                whileDeleting(file, () -> engine.as("clerk").postJson("/api/v1/tasks/" + task + "/complete", answers));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.json().at("/faults/0/at").asString()).isEqualTo("/report");
        assertThat(state(task)).isNotEqualTo("done");
        var another = Map.of("decision", "approved", "report", uploaded("/api/v1/tasks/" + task + "/uploads"));
        assertThat(engine.as("clerk")
                        .postJson("/api/v1/tasks/" + task + "/complete", another)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aFileThatIsDeletedWhileItsApplicationIsSentIsMissedAndNotLost() {
        var file = uploaded("/api/v1/uploads");

        var answer = whileDeleting(file, () -> send(Map.of("decision", "approved", "report", file)));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.json().at("/faults/0/at").asString()).isEqualTo("/report");
        assertThat(send(Map.of("decision", "approved", "report", uploaded("/api/v1/uploads")))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void theNightDeletesNothingThatIsJustBeingKept() {
        var kept = UUID.fromString(uploaded("/api/v1/uploads"));
        var left = UUID.fromString(uploaded("/api/v1/uploads"));
        sql(
                "update filling_upload set created_at = ? where id in (?, ?)",
                OffsetDateTime.now().minusDays(9),
                kept,
                left);
        var uploads = engine.bean(Uploads.class);

        transaction().executeWithoutResult(_ -> {
            sql("update filling_upload set kept = true where id = ?", kept);
            CompletableFuture.runAsync(uploads::deleteUnreferenced).join();
        });

        assertThat(uploads.find(kept)).isPresent();
        assertThat(uploads.find(left)).isEmpty();
    }

    /** What comes of a call that finds the file, but is not done before the file has gone. */
    private HttpAnswer whileDeleting(String file, Supplier<HttpAnswer> call) {
        var id = UUID.fromString(file);
        var answer = new CompletableFuture<HttpAnswer>();
        transaction().executeWithoutResult(_ -> {
            sql("update filling_upload set kept = false where id = ?", id);
            Thread.ofVirtual().start(() -> answer.complete(call.get()));
            // Time to come as far as the file; if it does not, it finds none, which is just as well.
            await().pollDelay(Duration.ofMillis(400)).until(() -> true);
            sql("delete from filling_upload where id = ?", id);
        });
        return answer.orTimeout(1, java.util.concurrent.TimeUnit.MINUTES).join();
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(engine.bean(PlatformTransactionManager.class));
    }

    private void sql(String sql, Object... parameters) {
        engine.bean(JdbcClient.class).sql(sql).params(parameters).update();
    }

    private String uploaded(String address) {
        var stored = engine.as("clerk").upload(address, "file", "a.pdf", "application/pdf", PDF);
        assertThat(stored.status()).as(stored.toString()).isEqualTo(201);
        return stored.json().path("id").asString();
    }

    private HttpAnswer send(Map<String, String> answers) {
        var address = "/api/v1/services/" + key + "/submissions";
        return engine.anonymous()
                .postJson(address, answers, "Idempotency-Key", UUID.randomUUID().toString());
    }

    private HttpAnswer clerk(UUID task, String what, String json) {
        return engine.as("clerk").postJson("/api/v1/tasks/" + task + "/" + what, json);
    }

    private UUID task() {
        var sent = send(Map.of("decision", "approved"));
        assertThat(sent.status()).as(sent.toString()).isEqualTo(201);
        var caseId = engine.bean(Submissions.class)
                .byReference(sent.json().path("reference").asString())
                .orElseThrow()
                .id();
        return await().atMost(SOON)
                .until(
                        () -> engine.bean(TaskTable.class).of(caseId.value()).stream()
                                .map(TaskTable.Row::id)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private String state(UUID task) {
        return engine.bean(TaskTable.class).find(task).orElseThrow().state();
    }
}
