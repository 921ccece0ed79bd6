package org.schalter.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Database;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.filling.Uploads;
import org.schalter.payment.Payments;
import org.schalter.process.Bpmn;
import org.schalter.submission.Ledger;
import org.schalter.submission.Submission;
import org.schalter.submission.Submissions;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What an edition's rules say of how long something is kept happens every night, and nothing that is needed goes. */
class RetentionTests {

    private static final String SCHEMA = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "title": "Antrag",
         "required": ["name"],
         "properties": {
           "name": {"type": "string", "title": "Name"},
           "bank": {"type": "object", "title": "Konto", "properties": {
             "holder": {"type": "string", "title": "Inhaber", "x-retention": "P3M"}}},
           "children": {"type": "array", "title": "Kinder", "items": {"type": "object", "properties": {
             "name": {"type": "string", "title": "Name"},
             "school": {"type": "string", "title": "Schule", "x-retention": "P6M"}}}},
           "proof": {"type": "string", "format": "file", "title": "Nachweis", "x-retention": "P3M"}}}
        """;
    private static final String WAITS = Bpmn.process("""
        <startEvent id="submitted"/><sequenceFlow id="f1" sourceRef="submitted" targetRef="review"/>
        <userTask id="review" name="Check" s:form="tasks/review"/>
        <sequenceFlow id="f2" sourceRef="review" targetRef="done"/><endEvent id="done"/>\
        """);
    private static final String REVIEW = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "title": "Entscheidung",
         "properties": {"note": {"type": "string", "title": "Vermerk"}}}
        """;

    private final String key = "kept-" + UUID.randomUUID().toString().substring(0, 8);

    @ParameterizedTest
    @EnumSource
    void answersThatAreKeptShorterGoFirstWithTheirFiles(Database database) {
        var engine = offering(database, "{completed: P1Y, then: anonymise}", false);
        var file = upload(engine);
        var sent = send(
                engine,
                Map.of(
                        "name", "Erika",
                        "bank", Map.of("holder", "Max"),
                        "children", List.of(Map.of("name", "Kind", "school", "Schule am Wall")),
                        "proof", file.toString()));
        ended(engine, sent);

        grewOld(engine, sent, Duration.ofDays(100));
        night(engine);
        assertThat(now(engine, sent).answers())
                .isEqualTo(JsonMapper.shared()
                        .readTree("{\"name\":\"Erika\",\"bank\":{},\"children\":[{\"name\":\"Kind\",\"school\":\"Schule"
                                + " am Wall\"}]}"));
        assertThat(engine.bean(Uploads.class).find(file)).isEmpty();
        assertThat(engine.visitor().get("/cases/" + sent.token()).text())
                .contains("Schule am Wall")
                .doesNotContain("Max");
        night(engine);
        assertThat(journal(engine, sent, "how=shorten")).isEqualTo(1);

        grewOld(engine, sent, Duration.ofDays(200));
        night(engine);
        assertThat(now(engine, sent).answers())
                .isEqualTo(JsonMapper.shared()
                        .readTree("{\"name\":\"Erika\",\"bank\":{},\"children\":[{\"name\":\"Kind\"}]}"));

        grewOld(engine, sent, Duration.ofDays(370));
        night(engine);
        assertThat(engine.bean(Submissions.class).byReference(sent.reference())).isEmpty();
        assertThat(engine.bean(Ledger.class).of(sent.id())).isNotEmpty();
        assertThat(journal(engine, sent, "how=anonymise")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aCaseThatIsToBeDeletedLeavesItsJournalEntryOnly(Database database) {
        var engine = offering(database, "{completed: P30D, then: delete}", false);
        var sent = send(engine, Map.of("name", "Erika"));
        ended(engine, sent);

        grewOld(engine, sent, Duration.ofDays(31));
        night(engine);

        assertThat(engine.bean(Ledger.class).of(sent.id())).isEmpty();
        assertThat(count(engine, "select count(*) from submission_case where id = ?", sent))
                .isZero();
        assertThat(count(engine, "select count(*) from archive_journal where case_id = ?", sent))
                .isZero();
        assertThat(journal(engine, sent, "how=delete")).isEqualTo(1);
        var again = engine.anonymous()
                .postJson("/api/v1/services/" + key + "/submissions", Map.of("name", "Erika"), "Idempotency-Key", key);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().path("reference").asString()).isNotEqualTo(sent.reference());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsStillNeededStays(Database database) {
        var engine = offering(database, "{completed: P1D, rejected: P1D, then: delete}", true);
        var open = send(engine, Map.of("name", "Erika"));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> count(engine, "select count(*) from casework_task where case_id = ?", open) == 1);
        grewOld(engine, open, Duration.ofDays(9));

        night(engine);

        assertThat(now(engine, open).answers().path("name").asString()).isEqualTo("Erika");
    }

    @ParameterizedTest
    @EnumSource
    void whoOwesMoneyIsNotForgottenAndWhoHasPaidIs(Database database) {
        var engine = offering(database, "{completed: P1D, then: anonymise}", false);
        var owing = send(engine, Map.of("name", "Erika"));
        ended(engine, owing);
        var order = engine.bean(Payments.class).open(owing.id(), "later", new BigDecimal("5.00"), "EUR");
        grewOld(engine, owing, Duration.ofDays(3));

        night(engine);
        assertThat(now(engine, owing).reference()).isEqualTo(owing.reference());

        engine.bean(Payments.class).cancel(order);
        night(engine);
        assertThat(engine.bean(Submissions.class).byReference(owing.reference()))
                .isEmpty();
    }

    private RunningEngine offering(Database database, String retention, boolean waits) {
        var engine = RunningEngine.on(database);
        var service = TinyService.named(key)
                .and("service.yaml", "retention: " + retention + "\n")
                .with("form/schema.json", SCHEMA);
        (waits ? service.with("process.bpmn", WAITS).with("tasks/review/schema.json", REVIEW) : service)
                .publishedOn(engine, key);
        return engine;
    }

    private static UUID upload(RunningEngine engine) {
        var pdf = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
        return UUID.fromString(engine.anonymous()
                .upload("/api/v1/uploads", "file", "nachweis.pdf", "application/pdf", pdf)
                .json()
                .path("id")
                .asString());
    }

    private Submission send(RunningEngine engine, Map<String, ?> answers) {
        var sent = engine.anonymous()
                .postJson("/api/v1/services/" + key + "/submissions", answers, "Idempotency-Key", key);
        return engine.bean(Submissions.class)
                .byReference(sent.json().path("reference").asString())
                .orElseThrow(() -> new AssertionError(sent.toString()));
    }

    private static void ended(RunningEngine engine, Submission sent) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> engine.bean(Ledger.class).status(sent.id()), "completed"::equals);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> count(engine, "select count(*) from archive_journal where case_id = ?", sent) >= 2);
    }

    private static Submission now(RunningEngine engine, Submission sent) {
        return engine.bean(Submissions.class).byReference(sent.reference()).orElseThrow();
    }

    private static void grewOld(RunningEngine engine, Submission sent, Duration ago) {
        engine.bean(JdbcClient.class)
                .sql("update casework_case set ended_at = ? where case_id = ? and ended_at is not null")
                .params(OffsetDateTime.now().minus(ago), sent.id().value())
                .update();
    }

    private static void night(RunningEngine engine) {
        engine.bean(Retention.class).run();
    }

    private static long journal(RunningEngine engine, Submission of, String said) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> engine.bean(JdbcClient.class)
                                .sql("select count(*) from archive_journal where kind = 'CaseForgotten' and detail"
                                        + " like ?")
                                .param("reference=" + of.reference() + " %" + said + " %")
                                .query(Long.class)
                                .single()
                        > 0);
        return engine.bean(JdbcClient.class)
                .sql("select count(*) from archive_journal where kind = 'CaseForgotten' and detail like ?")
                .param("reference=" + of.reference() + " %" + said + " %")
                .query(Long.class)
                .single();
    }

    private static long count(RunningEngine engine, String sql, Submission of) {
        return engine.bean(JdbcClient.class)
                .sql(sql)
                .param(of.id().value())
                .query(Long.class)
                .single();
    }
}
