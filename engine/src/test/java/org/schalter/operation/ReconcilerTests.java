package org.schalter.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Database;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.casework.Moody;
import org.schalter.submission.CaseRoll;
import org.schalter.submission.spi.MissingStation;
import org.schalter.submission.spi.MissingStation.Repair;
import org.schalter.submission.spi.SentCase;
import org.schalter.submission.spi.StationDuty;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever is torn out of a case is seen, and what repeating can repair is there once again. */
@ParameterizedClass
@EnumSource
class ReconcilerTests {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Map<Database, String> KEYS = new EnumMap<>(Database.class);

    @Parameter
    Database database = Database.H2;

    private RunningEngine engine = RunningEngine.onH2();
    private String key = "";

    @BeforeEach
    void service() {
        engine = RunningEngine.on(database);
        key = KEYS.computeIfAbsent(database, _ -> WatchedCase.publish(engine));
    }

    @Test
    void aCaseThatLacksNothingIsLeftAlone() {
        var waiting =
                WatchedCase.submit(engine, key, 7).awaitStation("task:check").awaitMail();
        var child = WatchedCase.submit(engine, key, 7)
                .decided("rejected")
                .awaitStation("completed")
                .awaitMail();
        var before = child.stations();

        waiting.look();
        child.look();

        assertThat(waiting.gaps()).isEmpty();
        assertThat(child.gaps())
                .as("neither receipt nor permit are owed on this way")
                .isEmpty();
        assertThat(child.stations()).isEqualTo(before);
        assertThat(child.count("document_issued")).isEqualTo(1);
    }

    @Test
    void anApplicationThatNobodyWasToldOfIsBegunOnce() {
        var untold = WatchedCase.submit(engine, key, 7).untold();
        assertThat(untold.stations()).containsExactly("accepted");

        untold.look();
        untold.look();

        untold.awaitStation("task:check").awaitMail();
        assertThat(untold.stations()).containsOnlyOnce("process-started");
        assertThat(untold.count("delivery_message")).isEqualTo(2);
        untold.look();
        assertThat(untold.gaps()).isEmpty();
        assertThat(repaired(untold)).contains("station=process-started tries=1");
    }

    @Test
    void aDocumentAndAMessageThatAreGoneAreMadeAgainOnceByWhicheverNode() throws Exception {
        var torn = WatchedCase.submit(engine, key, 7)
                .decided("approved")
                .awaitStation("completed")
                .awaitMail();
        torn.tear("delete from document_issued where case_id = ?");
        torn.tear(
                "delete from delivery_attempt where message_id in (select id from delivery_message where case_id = ?)");
        torn.tear("delete from delivery_message where case_id = ?");

        lookFromTwoNodes(torn);

        assertThat(torn.count("document_issued")).isEqualTo(1);
        await().atMost(SOON).until(() -> delivered(torn) == 2);
        assertThat(torn.count("delivery_message")).isEqualTo(2);
        torn.look();
        assertThat(torn.gaps()).isEmpty();
    }

    @Test
    void aMessageThatNobodyDeliversIsDeliveredOnce() {
        var torn = WatchedCase.submit(engine, key, 7).awaitStation("task:check").awaitMail();
        torn.tear(
                "delete from delivery_attempt where message_id in (select id from delivery_message where case_id = ?)");

        torn.look();

        await().atMost(SOON).until(() -> delivered(torn) == 2);
        torn.look();
        assertThat(torn.gaps()).isEmpty();
    }

    @Test
    void aStepWhoseJobIsGoneIsDone() {
        Moody.sulk();
        try {
            var torn = WatchedCase.submit(engine, key, 7);
            await().atMost(SOON).until(() -> jobs("act_ru_timer_job", torn) == 1);
            torn.tear("delete from act_ru_timer_job where process_instance_id_ = ?");
            Moody.cheerUp();

            torn.look();

            torn.awaitStation("task:check").awaitMail();
            torn.look();
            assertThat(torn.gaps()).isEmpty();
        } finally {
            Moody.cheerUp();
        }
    }

    @Test
    void aStepThatWasGivenUpIsTriedAgainAndMeanwhileSaidToEverybody() {
        Moody.sulk();
        try {
            var stuck = WatchedCase.submit(engine, key, 7);
            await().atMost(SOON).until(() -> jobs("act_ru_timer_job", stuck) == 1);
            giveUp(stuck);

            stuck.look();
            await().atMost(SOON).until(() -> jobs("act_ru_deadletter_job", stuck) == 1);
            stuck.look();

            assertThat(stuck.gaps()).containsExactly("step:act");
            var operator = signedIn();
            assertThat(operator.get("/operate?lang=de")
                            .page()
                            .select("tr:contains(" + stuck.reference() + ")")
                            .text())
                    .contains("step:act", "Der Schritt ist zu oft gescheitert.", "not now");
            assertThat(operator.get("/operate?lang=en")
                            .page()
                            .select("tr:contains(" + stuck.reference() + ")")
                            .text())
                    .contains("The step has failed too often.");
            assertThat(status(stuck, "de")).contains("Wir kümmern uns darum. Sie müssen nichts tun.");
            assertThat(status(stuck, "en")).contains("We are working on it. You need do nothing.");

            Moody.cheerUp();
            await().atMost(SOON)
                    .until(() -> jobs("act_ru_deadletter_job", stuck) == 1
                            || stuck.stations().contains("task:check"));
            clickAgain(stuck, "step:act");

            stuck.awaitStation("task:check").awaitMail();
            stuck.look();
            assertThat(stuck.gaps()).isEmpty();
            assertThat(status(stuck, "en")).doesNotContain("We are working on it.");
        } finally {
            Moody.cheerUp();
        }
    }

    @Test
    void aTaskThatIsGoneIsOpenedAgainOnce() throws Exception {
        var torn = WatchedCase.submit(engine, key, 7).awaitStation("task:check").awaitMail();
        torn.tear("delete from casework_task where case_id = ?");

        lookFromTwoNodes(torn);

        assertThat(torn.count("casework_task")).isEqualTo(1);
        torn.decided("approved").awaitStation("document:permit").awaitStation("completed");
    }

    @Test
    void aProcessThatIsGoneBeforeAnythingCameOfItBeginsAnew() {
        var torn = WatchedCase.submit(engine, key, 30).awaitStation("payment-due");
        torn.tear("delete from payment_order where case_id = ?");
        tearProcess(torn);

        torn.look();

        torn.pay();
        torn.awaitStation("document:receipt").awaitStation("task:check");
        assertThat(torn.count("payment_order")).isEqualTo(1);
    }

    @Test
    void aPaymentThatTheProcessWasNeverToldOfCounts() {
        var torn = WatchedCase.submit(engine, key, 30).awaitStation("payment-due");
        engine.visitor().get("/cases/" + torn.token() + "/pay");
        assertThat(engine.bean(JdbcClient.class).sql("""
            insert into payment_settlement (order_id, attempt_id, at)
            select o.id, a.id, a.started_at from payment_order o join payment_attempt a on a.order_id = o.id
            where o.case_id = ?\
            """).param(torn.id()).update())
                .isEqualTo(1);

        torn.look();
        torn.look();

        torn.awaitStation("document:receipt").awaitStation("task:check").awaitMail();
        torn.look();
        assertThat(torn.gaps()).isEmpty();
        assertThat(torn.count("document_issued")).isEqualTo(1);
    }

    @Test
    void aRefusalThatTheProcessWasNeverToldOfEndsTheWaitingAndWhoBrokeOffMayTryAgain() {
        var refused = tried("declined");
        var brokenOff = tried("abandoned");

        refused.look();
        brokenOff.look();

        refused.awaitStation("payment-cancelled").awaitStation("task:check").awaitMail();
        refused.look();
        assertThat(refused.gaps()).isEmpty();
        assertThat(refused.stations()).containsOnlyOnce("payment-cancelled");
        assertThat(brokenOff.gaps()).isEmpty();
        assertThat(brokenOff.stations()).doesNotContain("payment-cancelled");
        brokenOff.pay();
        brokenOff.awaitStation("paid").awaitStation("task:check");
    }

    /** Somebody has tried to pay, and whoever was to tell the process died. */
    private WatchedCase tried(String end) {
        var it = WatchedCase.submit(engine, key, 30).awaitStation("payment-due");
        engine.visitor().get("/cases/" + it.token() + "/pay");
        assertThat(it.tear("update payment_attempt set ended = '" + end
                        + "', ended_at = started_at where order_id in (select id from payment_order"
                        + " where case_id = ?)"))
                .isEqualTo(1);
        return it;
    }

    @Test
    void aPaymentThatTheProviderNeverToldOfIsAskedFor() {
        var silent = WatchedCase.submit(engine, key, 30).awaitStation("payment-due");
        engine.visitor().get("/cases/" + silent.token() + "/pay");
        engine.bean(JdbcClient.class).sql("""
            update payment_demo set outcome = 'pay' where reference in (select a.reference from payment_attempt a
                join payment_order o on o.id = a.order_id where o.case_id = ?)\
            """).param(silent.id()).update();
        silent.age(Duration.ofHours(3));

        silent.look();

        silent.awaitStation("paid").awaitStation("task:check");
        assertThat(silent.stations()).containsOnlyOnce("paid");
    }

    @Test
    void whatOnlyABackupBringsBackIsShownWithItsCause() {
        var torn = WatchedCase.submit(engine, key, 7)
                .decided("approved")
                .awaitStation("completed")
                .awaitMail();
        torn.tear("delete from casework_task_answers where case_id = ?");

        torn.look();

        assertThat(torn.gaps()).containsExactly("decided:check");
        clickAgain(torn, "decided:check");
        assertThat(torn.gaps()).containsExactly("decided:check");
        assertThat(signedIn()
                        .get("/operate?lang=en")
                        .page()
                        .select("tr:contains(" + torn.reference() + ")")
                        .text())
                .contains("The process has gone on, but the decision is not there. Restore a backup.");
        torn.tear("delete from operation_gap where case_id = ?");
    }

    @Test
    void nobodyButOperatorsHasAnythingRepaired() {
        var torn = WatchedCase.submit(engine, key, 7).awaitStation("task:check");
        var fields = Map.of("id", torn.id().toString(), "station", "task:check");

        assertThat(engine.as("clerk").postFields("/operate/gaps", fields).status())
                .isEqualTo(403);
        assertThat(engine.anonymous().postFields("/operate/gaps", fields).status())
                .isIn(302, 303, 401, 403);
    }

    @Test
    void aRepairThatFailsIsTriedAgainLaterAndSaysOfWhatItFailed() {
        var some = WatchedCase.submit(engine, key, 7).awaitStation("task:check");
        var tries = new AtomicInteger();
        StationDuty broken = new StationDuty() {
            @Override
            public List<MissingStation> missing(SentCase sent) {
                Repair repair = () -> {
                    tries.incrementAndGet();
                    throw new IllegalStateException("no luck");
                };
                return List.of(new MissingStation("luck", sent.receivedAt(), "operation.gaps.cause", "", repair));
            }
        };
        var reconciler = new Reconciler(
                new StaticListableBeanFactory(Map.of("broken", broken)).getBeanProvider(StationDuty.class),
                engine.bean(CaseRoll.class),
                engine.bean(Gaps.class),
                engine.bean(Reconciler.Closing.class),
                new OperationSettings(
                        Duration.ofNanos(1),
                        Duration.ofDays(90),
                        List.of(),
                        LocalTime.NOON,
                        List.of(),
                        Duration.ofDays(30),
                        "-",
                        Duration.ZERO,
                        10),
                Clock.offset(engine.bean(Clock.class), Duration.ofDays(1)));

        reconciler.look(some.id());

        assertThat(tries).hasValue(1);
        assertThat(engine.bean(Gaps.class).find(some.id(), "luck").orElseThrow())
                .returns(1, Gaps.Gap::tries)
                .returns("IllegalStateException: no luck", Gaps.Gap::detail);
        some.look();
        assertThat(some.gaps()).doesNotContain("luck");
    }

    private void lookFromTwoNodes(WatchedCase torn) throws Exception {
        var start = new CyclicBarrier(2);
        try (var nodes = Executors.newFixedThreadPool(2)) {
            for (var node : List.of(1, 2).stream()
                    .map(_ -> nodes.submit(() -> {
                        start.await();
                        torn.look();
                        return 0;
                    }))
                    .toList()) {
                node.get();
            }
        }
    }

    private void clickAgain(WatchedCase it, String station) {
        var operator = signedIn();
        var page = operator.get("/operate");
        var answer = operator.submit(
                page, "form[action=/operate/gaps]", Map.of("id", it.id().toString(), "station", station));
        assertThat(answer.status()).isEqualTo(200);
    }

    private HttpCaller signedIn() {
        var visitor = engine.visitor();
        visitor.submit(
                visitor.get("/sign-in"), "form:has(#password)", Map.of("name", "operator", "password", "operator"));
        return visitor;
    }

    private static String status(WatchedCase it, String language) {
        return it.engine()
                .visitor()
                .get("/cases/" + it.token() + "?lang=" + language)
                .page()
                .select("main")
                .text();
    }

    private static long jobs(String table, WatchedCase of) {
        return of.engine()
                .bean(JdbcClient.class)
                .sql("select count(*) from " + table + " where process_instance_id_ = ?")
                .param(of.id().toString())
                .query(Long.class)
                .single();
    }

    /** As after the last of many tries. */
    private static void giveUp(WatchedCase it) {
        String columns = "id_, rev_, category_, type_, exclusive_, execution_id_, process_instance_id_, proc_def_id_,"
            + " element_id_, element_name_, correlation_id_, exception_stack_id_, exception_msg_, duedate_, repeat_,"
            + " handler_type_, handler_cfg_, custom_values_id_, create_time_, tenant_id_";
        it.tear("insert into act_ru_deadletter_job (" + columns + ") select " + columns
                + " from act_ru_timer_job where process_instance_id_ = ?");
        it.tear("delete from act_ru_timer_job where process_instance_id_ = ?");
    }

    @Test
    void aCaseThatIsNoMoreHasNoGaps() {
        var gone = new WatchedCase(engine, "gone", UUID.randomUUID());
        engine.bean(Gaps.class)
                .note(
                        gone.id(),
                        new MissingStation("step:act", Instant.EPOCH, "operation.gaps.cause", "", Repair.none()),
                        0,
                        null);
        assertThat(signedIn().get("/operate").status()).isEqualTo(200);

        gone.look();

        assertThat(gone.gaps()).isEmpty();
    }

    private static void tearProcess(WatchedCase it) {
        it.tear("delete from act_ru_execution where proc_inst_id_ = ? and parent_id_ is not null");
        it.tear("delete from act_ru_execution where proc_inst_id_ = ?");
    }

    private static long delivered(WatchedCase it) {
        return it.engine()
                .bean(JdbcClient.class)
                .sql("select count(*) from delivery_attempt a join delivery_message m on m.id = a.message_id where"
                        + " a.outcome = 'delivered' and m.case_id = ?")
                .param(it.id())
                .query(Long.class)
                .single();
    }

    private static List<String> repaired(WatchedCase it) {
        await().atMost(SOON).until(() -> !journal(it).isEmpty());
        return journal(it);
    }

    private static List<String> journal(WatchedCase it) {
        return it.engine()
                .bean(JdbcClient.class)
                .sql("select detail from archive_journal where kind = 'Repaired' and case_id = ?")
                .param(it.id())
                .query(String.class)
                .list();
    }
}
