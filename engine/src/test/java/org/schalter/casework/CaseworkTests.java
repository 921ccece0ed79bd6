package org.schalter.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.flowable.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Database;
import org.schalter.HttpAnswer;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.event.Event;
import org.schalter.event.Hearer;
import org.schalter.identity.Trust;
import org.schalter.identity.Visitor;
import org.schalter.payment.Payments;
import org.schalter.payment.Payments.PaymentRefused;
import org.schalter.payment.Payments.PaymentSettled;
import org.schalter.process.Bpmn;
import org.schalter.site.Role;
import org.schalter.submission.CaseId;
import org.schalter.submission.Ledger;
import org.schalter.submission.Submissions;
import org.schalter.submission.Submissions.Submitted;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases on their way through processes, with clerks, payers and time. */
@ParameterizedClass
@EnumSource
class CaseworkTests {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String REVIEW = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["decision"],
         "properties": {"decision": {"type": "string", "title": "Entscheidung", "enum": ["approved", "rejected"]}}}\
        """;
    private static final String TWO_CLERKS = Bpmn.process("""
        <startEvent id="submitted"/><sequenceFlow id="f1" sourceRef="submitted" targetRef="review"/>
        <userTask id="review" name="Check" s:form="tasks/review" s:due="P3D" s:reminder="P1D"/>
        <sequenceFlow id="f2" sourceRef="review" targetRef="second"/>
        <userTask id="second" name="Check again" s:form="tasks/review" s:not-by="review"/>
        <boundaryEvent id="late" attachedToRef="second"><timerEventDefinition><timeDuration>P5D</timeDuration></timerEventDefinition></boundaryEvent>
        <sequenceFlow id="f3" sourceRef="late" targetRef="reject"/>
        <sequenceFlow id="f4" sourceRef="second" targetRef="done"/><endEvent id="done"/>
        <serviceTask id="reject" s:action="set-status"><extensionElements><s:input name="status" value="rejected"/></extensionElements></serviceTask>
        <sequenceFlow id="f5" sourceRef="reject" targetRef="closed"/><endEvent id="closed"/>\
        """);
    private static final String PAID_FIRST = Bpmn.process("""
        <startEvent id="submitted"/><sequenceFlow id="f1" sourceRef="submitted" targetRef="pay"/>
        <serviceTask id="pay" s:action="collect-payment"><extensionElements><s:input name="amount" value="= 10 + answers.age"/></extensionElements></serviceTask>
        <boundaryEvent id="no" attachedToRef="pay"><errorEventDefinition/></boundaryEvent>
        <sequenceFlow id="f2" sourceRef="no" targetRef="reject"/>
        <sequenceFlow id="f3" sourceRef="pay" targetRef="paid"/>
        <exclusiveGateway id="paid" default="f5"/>
        <sequenceFlow id="f4" sourceRef="paid" targetRef="review"><conditionExpression>= payment.state = "paid" and pay.state = "paid"</conditionExpression></sequenceFlow>
        <sequenceFlow id="f5" sourceRef="paid" targetRef="reject"/>
        <userTask id="review" s:form="tasks/review"/>
        <sequenceFlow id="f6" sourceRef="review" targetRef="done"/><endEvent id="done"/>
        <serviceTask id="reject" s:action="set-status"><extensionElements><s:input name="status" value="rejected"/></extensionElements></serviceTask>
        <sequenceFlow id="f7" sourceRef="reject" targetRef="closed"/><endEvent id="closed"/>\
        """);

    @Parameter
    Database database = Database.H2;

    private String key = "";
    private RunningEngine engine = RunningEngine.onH2();

    @BeforeEach
    void ownService() {
        engine = RunningEngine.on(database);
        key = "work-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void aCaseWithoutAProcessIsAcceptedAndFiled() {
        TinyService.named(key).publishedOn(engine, key);

        var id = submit(7);

        assertThat(awaitStatus(id, "completed")).contains("process-started", "completed");
    }

    @Test
    void aRedeliveredSubmissionStartsOneProcessOnly() {
        offering(TWO_CLERKS);
        var id = submit(7);
        var task = awaitTask(id, "review");

        for (int i = 0; i < 3; i++) {
            hear(new Submitted(id.value(), key, 1));
        }

        assertThat(tasks(id)).hasSize(1);
        assertThat(ledger(id)).containsOnlyOnce("process-started").containsOnlyOnce("task:review");
        complete("clerk", task, "approved");
        complete("clerk2", awaitTask(id, "second"), "approved");
        awaitStatus(id, "completed");
        hear(new Submitted(id.value(), key, 1));
        assertThat(executions(id)).isZero();
        assertThat(tasks(id)).hasSize(2);
    }

    @Test
    void ofTwoClerksOnlyOneDecides() throws Exception {
        offering(TWO_CLERKS);
        for (int round = 0; round < 5; round++) {
            var id = submit(7);
            var task = awaitTask(id, "review");

            var answers = atOnce(() -> complete("clerk", task, "approved"), () -> complete("clerk2", task, "rejected"));

            assertThat(answers).extracting(HttpAnswer::status).containsExactlyInAnyOrder(200, 409);
            assertThat(ledger(id)).containsOnlyOnce("decided");
            awaitTask(id, "second");
            assertThat(tasks(id)).hasSize(2);
        }
    }

    @Test
    void ofTwoClerksOnlyOneTakesATask() throws Exception {
        offering(TWO_CLERKS);
        var task = awaitTask(submit(7), "review");
        var address = "/api/v1/tasks/" + task + "/claim";

        var answers = atOnce(
                () -> engine.as("clerk").post(address),
                () -> engine.as("clerk2").post(address));

        assertThat(answers).extracting(HttpAnswer::status).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void fourEyesNeedTwoPeople() {
        offering(TWO_CLERKS);
        var id = submit(7);
        complete("clerk", awaitTask(id, "review"), "approved");
        var second = awaitTask(id, "second");

        var samePerson = complete("clerk", second, "approved");
        var claimed = engine.as("clerk").post("/api/v1/tasks/" + second + "/claim");

        assertThat(samePerson.status()).isEqualTo(409);
        assertThat(samePerson.json().path("type").asString()).endsWith("four-eyes");
        assertThat(claimed.status()).isEqualTo(409);
        assertThat(complete("clerk2", second, "approved").status()).isEqualTo(200);
        awaitStatus(id, "completed");
    }

    @Test
    void aTasksFormIsJudgedLikeACitizens() {
        offering(TWO_CLERKS);
        var id = submit(7);
        var task = awaitTask(id, "review");

        var nothing = engine.as("clerk").postJson("/api/v1/tasks/" + task + "/complete", Map.of());
        var wrong = complete("clerk", task, "perhaps");
        var more = engine.as("clerk")
                .postJson("/api/v1/tasks/" + task + "/complete", Map.of("decision", "approved", "admin", true));

        assertThat(nothing.status()).isEqualTo(422);
        assertThat(nothing.json().path("faults").path(0).path("at").asString()).isEqualTo("/decision");
        assertThat(nothing.json().path("faults").path(0).path("keyword").asString())
                .isEqualTo("required");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().path("faults").path(0).path("keyword").asString())
                .isEqualTo("enum");
        assertThat(more.status()).isEqualTo(422);
        assertThat(tasks(id)).hasSize(1);
    }

    @Test
    void whatIsDueHappensAndTheTaskIsWithdrawn() {
        offering(TWO_CLERKS);
        var id = submit(7);
        complete("clerk", awaitTask(id, "review"), "approved");
        var second = awaitTask(id, "second");

        // Five days later, as far as the timer is concerned.
        engine.bean(JdbcClient.class)
                .sql("update act_ru_timer_job set duedate_ = ? where process_instance_id_ = ?")
                .params(Timestamp.from(Instant.EPOCH), id.toString())
                .update();

        awaitStatus(id, "rejected");
        assertThat(states(id)).containsExactly("done", "withdrawn");
        assertThat(complete("clerk2", second, "approved").status()).isEqualTo(409);
    }

    @Test
    void whoHasPaidGoesOn() {
        offering(PAID_FIRST);
        var id = submit(7);
        awaitStatus(id, "waiting-for-payment");
        var visitor = engine.visitor();

        var payPage = visitor.get(token(id) + "/pay");
        visitor.submit(payPage, Map.of("outcome", "pay"));

        var task = awaitTask(id, "review");
        assertThat(ledger(id)).contains("payment-due", "paid");
        var order = order(id);
        hear(new PaymentSettled(id.value(), order));
        assertThat(tasks(id)).hasSize(1);
        complete("clerk", task, "approved");
        awaitStatus(id, "completed");
        hear(new PaymentSettled(id.value(), order));
        assertThat(engine.bean(Ledger.class).status(id)).isEqualTo("completed");
    }

    @Test
    void whoIsRefusedIsToldSoOnce() {
        offering(PAID_FIRST);
        var id = submit(7);
        awaitStatus(id, "waiting-for-payment");
        var visitor = engine.visitor();

        visitor.submit(visitor.get(token(id) + "/pay"), Map.of("outcome", "refuse"));

        awaitStatus(id, "rejected");
        hear(new PaymentRefused(id.value(), order(id), "declined"));
        assertThat(ledger(id)).containsOnlyOnce("completed").containsOnlyOnce("payment-cancelled");
        assertThat(executions(id)).isZero();
    }

    @Test
    void whoBreaksOffMayPayLater() {
        offering(PAID_FIRST);
        var id = submit(7);
        awaitStatus(id, "waiting-for-payment");

        hear(new PaymentRefused(id.value(), order(id), "abandoned"));

        assertThat(engine.bean(Ledger.class).status(id)).isEqualTo("waiting-for-payment");
        var visitor = engine.visitor();
        visitor.submit(visitor.get(token(id) + "/pay"), Map.of("outcome", "pay"));
        awaitTask(id, "review");
    }

    @Test
    void aTaskOfAnotherUnitIsNotThere() {
        offering(TWO_CLERKS);
        var id = submit(7);
        var task = UUID.fromString(awaitTask(id, "review"));
        var tasks = engine.bean(Tasks.class);

        assertThat(tasks.find(task, clerkOf("buergerbuero"), "de")).isPresent();
        assertThat(tasks.find(task, clerkOf("elsewhere"), "de")).isEmpty();
        assertThat(tasks.of(id, clerkOf("elsewhere"), "de")).isEmpty();
        var everything = new Tasks.Search(null, key, null, null, false, 0, 50);
        var ofTheirs = new Tasks.Search("buergerbuero", key, null, null, false, 0, 50);
        assertThat(tasks.list(everything, clerkOf("buergerbuero"), "de").tasks())
                .hasSize(1);
        assertThat(tasks.list(everything, clerkOf("elsewhere"), "de").tasks()).isEmpty();
        assertThat(tasks.list(ofTheirs, clerkOf("elsewhere"), "de").tasks()).isEmpty();
    }

    @Test
    void nobodyButClerksSeesTasksAndCases() {
        offering(TWO_CLERKS);
        var id = submit(7);
        var task = awaitTask(id, "review");
        var reference = engine.bean(Submissions.class).find(id).reference();

        for (var address : List.of("/api/v1/tasks", "/clerk", "/clerk/tasks/" + task, "/clerk/cases/" + reference)) {
            assertThat(engine.as("editor").get(address).status()).as(address).isEqualTo(403);
            assertThat(engine.anonymous().get(address).status()).as(address).isIn(302, 303, 401);
            assertThat(engine.as("clerk").get(address).status()).as(address).isEqualTo(200);
        }
        assertThat(engine.as("editor").post("/api/v1/tasks/" + task + "/claim").status())
                .isEqualTo(403);
        assertThat(engine.as("clerk").get("/clerk/tasks/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(engine.as("clerk").get("/clerk/cases/T-1999-000000").status())
                .isEqualTo(404);
        assertThat(engine.as("clerk").get("/api/v1/tasks?state=nonsense").status())
                .isEqualTo(400);
    }

    @Test
    void answersNeverReachTheWorkflowEnginesTables() {
        offering(TWO_CLERKS);
        var id = submit(7);
        awaitTask(id, "review");

        var variables = engine.bean(JdbcClient.class)
                .sql("select count(*) from act_ru_variable where proc_inst_id_ = ?")
                .param(id.toString())
                .query(Integer.class)
                .single();

        assertThat(variables).isZero();
    }

    @Test
    void flowablesTablesAreOfItsVersion() {
        var version = engine.bean(JdbcClient.class)
                .sql("select value_ from act_ge_property where name_ = 'schema.version'")
                .query(String.class)
                .single();

        assertThat(version).isEqualTo(ProcessEngine.VERSION);
    }

    private void offering(String process) {
        TinyService.named(key)
                .with("tasks/review/schema.json", REVIEW)
                .with("process.bpmn", process)
                .publishedOn(engine, key);
    }

    private CaseId submit(int age) {
        var sent = engine.anonymous()
                .postJson(
                        "/api/v1/services/" + key + "/submissions",
                        Map.of("name", "Erika", "age", age),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        assertThat(sent.status())
                .as(new String(sent.body(), StandardCharsets.UTF_8))
                .isEqualTo(201);
        var reference = sent.json().path("reference").asString();
        return engine.bean(Submissions.class)
                .byReference(reference)
                .orElseThrow()
                .id();
    }

    private String token(CaseId id) {
        return "/cases/" + engine.bean(Submissions.class).find(id).token();
    }

    private UUID order(CaseId id) {
        return engine.bean(Payments.class).of(id).getLast().id();
    }

    private List<TaskTable.Row> tasks(CaseId id) {
        return engine.bean(TaskTable.class).of(id.value());
    }

    private List<String> states(CaseId id) {
        return tasks(id).stream().map(TaskTable.Row::state).toList();
    }

    private String awaitTask(CaseId id, String node) {
        return await().atMost(SOON)
                .until(
                        () -> tasks(id).stream()
                                .filter(row -> row.node().equals(node))
                                .map(row -> row.id().toString())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private List<String> awaitStatus(CaseId id, String status) {
        await().atMost(SOON).until(() -> engine.bean(Ledger.class).status(id), status::equals);
        return ledger(id);
    }

    private List<String> ledger(CaseId id) {
        return engine.bean(Ledger.class).of(id).stream()
                .map(Ledger.Station::station)
                .toList();
    }

    private long executions(CaseId id) {
        return engine.bean(JdbcClient.class)
                .sql("select count(*) from act_ru_execution where proc_inst_id_ = ?")
                .param(id.toString())
                .query(Long.class)
                .single();
    }

    private HttpAnswer complete(String clerk, String task, String decision) {
        return engine.as(clerk).postJson("/api/v1/tasks/" + task + "/complete", Map.of("decision", decision));
    }

    /** As the event stage does it: in a transaction of its own. */
    private void hear(Event event) {
        var transaction = new TransactionTemplate(engine.bean(PlatformTransactionManager.class));
        transaction.executeWithoutResult(_ -> {
            switch (event) {
                case Submitted submitted -> engine.bean(StartsCases.class).hear(submitted);
                case PaymentSettled settled -> heard(PaymentSettled.class).hear(settled);
                case PaymentRefused refused -> heard(PaymentRefused.class).hear(refused);
                default -> throw new AssertionError(event);
            }
        });
    }

    @SuppressWarnings("unchecked")
    private <E extends Event> Hearer<E> heard(Class<E> type) {
        return (Hearer<E>) engine.bean(Hearers.class).all().stream()
                .filter(hearer -> hearer.hears() == type && hearer.id().startsWith("casework."))
                .findFirst()
                .orElseThrow();
    }

    private static Visitor clerkOf(String unit) {
        return new Visitor("c-" + unit, unit, Set.of(Role.CLERK), Set.of(unit), Trust.BASIC, Map.of());
    }

    private static List<HttpAnswer> atOnce(Callable<HttpAnswer> one, Callable<HttpAnswer> other) throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var calls = List.of(one, other).stream()
                    .map(call -> threads.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            return List.of(calls.get(0).get(), calls.get(1).get());
        }
    }
}
