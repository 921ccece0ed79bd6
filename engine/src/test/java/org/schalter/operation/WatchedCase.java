package org.schalter.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.process.Bpmn;
import org.schalter.submission.CaseId;
import org.schalter.submission.CaseRoll;
import org.schalter.submission.Ledger;
import org.schalter.submission.Submissions;
import org.schalter.submission.spi.StationDuty;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case of a service with a fee, a letter, a message, a clerk's decision and two ways to end; and hands that tear at it. */
record WatchedCase(RunningEngine engine, String reference, UUID id) {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String FORM = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["mail", "age"],
         "properties": {"mail": {"type": "string", "format": "email", "title": "E-Mail"},
          "age": {"type": "integer", "title": "Alter"}}}
        """;
    private static final String REVIEW = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["decision"],
         "properties": {"decision": {"type": "string", "title": "Entscheidung", "enum": ["approved", "rejected"]}}}\
        """;
    private static final String LETTER =
            "<html><head><title>%s</title></head><body><p>{{ answers.age }}</p></body></html>";
    private static final String ISSUE = """
        <serviceTask id="%s" s:action="issue-document"><extensionElements><s:input name="document" value="%1$s"/></extensionElements></serviceTask>\
        """;
    private static final String PROCESS = Bpmn.process(
            """
            <startEvent id="begin"/><exclusiveGateway id="grown" default="free"/>
            <serviceTask id="pay" s:action="collect-payment"><extensionElements><s:input name="amount" value="= 10"/></extensionElements></serviceTask>
            %s<serviceTask id="tell" s:action="send-message"><extensionElements><s:input name="message" value="notice"/></extensionElements></serviceTask>
            <serviceTask id="act" s:action="test-moody"/><userTask id="check" s:form="tasks/check"/><exclusiveGateway id="well" default="bad"/>
            %s%s<endEvent id="done"/><endEvent id="closed"/>
            <sequenceFlow id="f1" sourceRef="begin" targetRef="grown"/>
            <sequenceFlow id="f2" sourceRef="grown" targetRef="pay"><conditionExpression>= answers.age &gt; 17</conditionExpression></sequenceFlow>
            <sequenceFlow id="free" sourceRef="grown" targetRef="tell"/>
            <sequenceFlow id="f3" sourceRef="pay" targetRef="receipt"/><sequenceFlow id="f4" sourceRef="receipt" targetRef="tell"/>
            <sequenceFlow id="f5" sourceRef="tell" targetRef="act"/><sequenceFlow id="f6" sourceRef="act" targetRef="check"/>
            <sequenceFlow id="f7" sourceRef="check" targetRef="well"/>
            <sequenceFlow id="f8" sourceRef="well" targetRef="permit"><conditionExpression>= check.decision = "approved"</conditionExpression></sequenceFlow>
            <sequenceFlow id="bad" sourceRef="well" targetRef="refusal"/>
            <sequenceFlow id="f9" sourceRef="permit" targetRef="done"/><sequenceFlow id="f10" sourceRef="refusal" targetRef="closed"/>\
            """.formatted(ISSUE.formatted("receipt"), ISSUE.formatted("permit"), ISSUE.formatted("refusal")));

    static String publish(RunningEngine engine) {
        var key = "watched-" + UUID.randomUUID().toString().substring(0, 8);
        TinyService.named(key)
                .and(
                        "service.yaml",
                        "documents: {receipt: {title: {de: Quittung, en: Receipt}}, permit: {title: {de: Erlaubnis,"
                                + " en: Permit}}, refusal: {title: {de: Absage, en: Refusal}}}\n")
                .with("form/schema.json", FORM)
                .with("tasks/check/schema.json", REVIEW)
                .with("process.bpmn", PROCESS)
                .with("documents/receipt.html", LETTER.formatted("Quittung"))
                .with("documents/permit.html", LETTER.formatted("Erlaubnis"))
                .with("documents/refusal.html", LETTER.formatted("Absage"))
                .with("messages/notice.html", LETTER.formatted("Nachricht"))
                .publishedOn(engine, key);
        return key;
    }

    /** A child pays nothing and gets no receipt. */
    static WatchedCase submit(RunningEngine engine, String key, int age) {
        return submit(engine, key, Map.of("mail", "e" + UUID.randomUUID() + "@example.org", "age", age));
    }

    static WatchedCase submit(RunningEngine engine, String key, Map<String, ?> answers) {
        var sent = engine.anonymous()
                .postJson(
                        "/api/v1/services/" + key + "/submissions",
                        answers,
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        assertThat(sent.status()).as(sent.toString()).isEqualTo(201);
        return found(engine, sent.json().path("reference").asString());
    }

    private static WatchedCase found(RunningEngine engine, String reference) {
        var id = engine.bean(Submissions.class)
                .byReference(reference)
                .orElseThrow()
                .id();
        return new WatchedCase(engine, reference, id.value());
    }

    /** As if nobody had ever been told of the application. */
    WatchedCase untold() {
        awaitStation("task:check").awaitMail();
        tear("delete from delivery_attempt where message_id in (select id from delivery_message where case_id = ?)");
        for (var table :
                List.of("delivery_message", "casework_task", "casework_result", "casework_case", "submission_ledger")) {
            tear("delete from " + table + " where case_id = ?");
        }
        tear("delete from act_ru_execution where proc_inst_id_ = ? and parent_id_ is not null");
        tear("delete from act_ru_execution where proc_inst_id_ = ?");
        return this;
    }

    void pay() {
        var visitor = engine.visitor();
        awaitStation("payment-due");
        visitor.submit(visitor.get("/cases/" + token() + "/pay"), Map.of("outcome", "pay"));
    }

    String token() {
        return engine.bean(Submissions.class).find(new CaseId(id)).token();
    }

    WatchedCase decided(String decision) {
        awaitStation("task:check");
        var task = task();
        var answer = engine.as("clerk").postJson("/api/v1/tasks/" + task + "/complete", Map.of("decision", decision));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return this;
    }

    UUID task() {
        return engine.bean(JdbcClient.class)
                .sql("select id from casework_task where case_id = ? and state = 'open'")
                .param(id)
                .query(UUID.class)
                .single();
    }

    WatchedCase awaitStation(String station) {
        await().atMost(SOON).until(() -> stations().contains(station));
        return this;
    }

    /** Everything that comes by itself has come: the confirmation and the notice are delivered. */
    WatchedCase awaitMail() {
        return awaitStation("message:confirmation").awaitStation("message:notice");
    }

    List<String> stations() {
        return engine.bean(Ledger.class).of(new CaseId(id)).stream()
                .map(Ledger.Station::station)
                .toList();
    }

    long count(String table) {
        return engine.bean(JdbcClient.class)
                .sql("select count(*) from " + table + " where case_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    int tear(String sql) {
        var jdbc = engine.bean(JdbcClient.class);
        return jdbc.sql(sql.replace("?", "'" + id + "'")).update();
    }

    void look() {
        reconciler(engine).look(id);
    }

    /** Of an engine that has no patience. */
    static Reconciler reconciler(RunningEngine engine) {
        Map<String, Object> duties = new HashMap<>();
        engine.beans(StationDuty.class).forEach(it -> duties.put(it.getClass().getName(), it));
        return new Reconciler(
                new StaticListableBeanFactory(duties).getBeanProvider(StationDuty.class),
                engine.bean(CaseRoll.class),
                engine.bean(Gaps.class),
                engine.bean(Reconciler.Closing.class),
                settings(),
                engine.bean(Clock.class));
    }

    static OperationSettings settings() {
        return new OperationSettings(
                Duration.ZERO,
                Duration.ofDays(90),
                List.of(),
                LocalTime.of(7, 0),
                List.of(),
                Duration.ofDays(30),
                "-",
                Duration.ZERO,
                10);
    }

    List<String> gaps() {
        return engine.bean(Gaps.class).of(id).stream().map(Gaps.Gap::station).toList();
    }

    /** As if a payment had been waited for since long ago. */
    void age(Duration by) {
        engine.bean(JdbcClient.class)
                .sql("update payment_attempt set started_at = ? where order_id in (select id from payment_order where"
                        + " case_id = ?)")
                .params(Timestamp.from(Instant.now().minus(by)), id)
                .update();
    }
}
