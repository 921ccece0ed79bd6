package org.schalter.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Database;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.Rendered;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.submission.CaseKeys;
import org.schalter.submission.Ledger;
import org.schalter.submission.Submission;
import org.schalter.submission.Submissions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;

/** Paying over HTTP with the pretended provider, and what attackers and accidents may do to it. */
class PayingTests {

    private static final String FEE = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="fees" name="fees" namespace="urn:test">
          <decision id="fee" name="fee">
            <decisionTable id="table" hitPolicy="UNIQUE">
              <input id="i"><inputExpression typeRef="number"><text>answers.age</text></inputExpression></input>
              <output id="o" name="total" typeRef="number"/>
              <rule id="child"><inputEntry><text>&lt; 18</text></inputEntry><outputEntry><text>0</text></outputEntry></rule>
              <rule id="grown"><inputEntry><text>&gt;= 18</text></inputEntry><outputEntry><text>30.70</text></outputEntry></rule>
            </decisionTable>
          </decision>
        </definitions>
        """;

    private final String key = "paying-" + UUID.randomUUID().toString().substring(0, 8);

    @ParameterizedTest
    @EnumSource
    void paysOnceAndIsBackAtTheCase(Database database) {
        var paying = new Paying(database, 30);
        var visitor = paying.engine.visitor();

        var payPage = visitor.get(paying.payPath(), "Accept-Language", "de");
        var back = visitor.submit(payPage, Map.of("outcome", "pay"));

        assertThat(payPage.uri().getPath()).startsWith("/demo/pay/");
        assertThat(payPage.text()).contains("30,70");
        assertThat(payPage.page().select("button[name=outcome]").eachAttr("value"))
                .containsExactly("pay", "refuse", "abandon");
        assertThat(back.uri().getPath()).isEqualTo("/cases/" + paying.submission.token());
        assertThat(paying.stations()).contains("accepted", "payment-due", "paid");
        assertThat(paying.order().settled()).isTrue();
        assertThat(visitor.get(paying.payPath()).uri().getPath()).isEqualTo("/cases/" + paying.submission.token());
    }

    @Test
    void leadsToAPayPageElsewhereByAPageInBetween() throws Exception {
        var engine = RunningEngine.onH2();
        var model = new ExtendedModelMap();
        var response = new MockHttpServletResponse();
        var elsewhere = URI.create("https://pay.example.org/session?a=1&b=2");

        var name = engine.bean(PaymentPages.class).leave(elsewhere, model, response);

        var page = Rendered.page(engine, Locale.ENGLISH, name, model);
        assertThat(response.getHeader("Refresh")).isEqualTo("0;url=" + elsewhere);
        assertThat(page.page().select("main").text()).contains("You pay at pay.example.org");
        assertThat(page.page().select("main a").attr("href")).isEqualTo(elsewhere.toString());
    }

    @ParameterizedTest
    @EnumSource
    void theAnswerToASubmissionSaysWhereToPay(Database database) {
        assertThat(new Paying(database, 30).sent.json().path("paymentUrl").asString())
                .endsWith("/pay");
        assertThat(new Paying(database, 7).sent.json().path("paymentUrl").isNull())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whatBrowsersSayOfTheAmountIsNotHeard(Database database) {
        var paying = new Paying(database, 30);
        var visitor = paying.engine.visitor();

        var payPage = visitor.get(paying.payPath() + "?amount=0.01&total=0.01&currency=XXX&order=" + UUID.randomUUID());
        var back = visitor.submit(
                payPage, Map.of("outcome", "pay", "amount", "0.01", "total", "0", "currency", "XXX", "purpose", "x"));

        assertThat(back.status()).isEqualTo(200);
        assertThat(paying.order().amount()).isEqualByComparingTo("30.70");
        assertThat(paying.order().settled()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anOrderIsOpenedOnceOverTheSealedFee(Database database) {
        var paying = new Paying(database, 30);
        var payments = paying.engine.bean(Payments.class);
        var id = paying.submission.id();
        var again = payments.open(id, "fee").orElseThrow();

        assertThat(again.id()).isEqualTo(paying.order().id());
        assertThat(payments.open(new Paying(database, 7).submission.id(), "fee"))
                .isEmpty();
        assertThatThrownBy(() -> payments.open(id, "fee", new BigDecimal("1.00"), "EUR"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("30.70");
        assertThatThrownBy(() -> payments.open(id, "other", new BigDecimal("-1.00"), "EUR"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> payments.open(id, "other", new BigDecimal("1.001"), "EUR"))
                .isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aFeeThatNoLongerAgreesWithItsEditionIsAnIncident(Database database) {
        var paying = new Paying(database, 30);
        var id = paying.submission.id().value();
        var key = paying.engine.bean(CaseKeys.class).of(id);
        var sealed = paying.engine
                .bean(JdbcClient.class)
                .sql("select content from submission_case where id = ?")
                .param(id)
                .query(byte[].class)
                .single();
        var forged = key.text("submission_case.content", id, sealed).replace("\"age\":30", "\"age\":7");
        paying.sql(
                "update submission_case set content = ? where id = ?",
                key.seal("submission_case.content", id, forged),
                id);

        assertThatThrownBy(() -> paying.engine.bean(Payments.class).open(paying.submission.id(), "again"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sealed");
    }

    @ParameterizedTest
    @EnumSource
    void whoeverBrokeOffTriesAgain(Database database) {
        var paying = new Paying(database, 30);
        var visitor = paying.engine.visitor();

        var first = visitor.get(paying.payPath());
        var broken = visitor.submit(first, Map.of("outcome", "abandon"));
        var second = visitor.get(paying.payPath());
        var paid = visitor.submit(second, Map.of("outcome", "pay"));

        assertThat(broken.page().select("a[href$=/pay]")).isNotEmpty();
        assertThat(second.uri()).isNotEqualTo(first.uri());
        assertThat(paid.uri().getPath()).startsWith("/cases/");
        assertThat(paying.order().settled()).isTrue();
        assertThat(paying.stations()).contains("payment-refused", "paid");
    }

    @ParameterizedTest
    @EnumSource
    void aSecondTabLeadsToTheSamePayPage(Database database) throws Exception {
        var paying = new Paying(database, 30);

        var pages = atOnce(8, () -> paying.engine.visitor().get(paying.payPath()));
        var later = paying.engine.visitor().get(paying.payPath());

        assertThat(pages.stream()
                        .map(it -> it.uri().getPath())
                        .filter(it -> it.startsWith("/demo/"))
                        .distinct())
                .containsExactly(later.uri().getPath());
        assertThat(paying.attempts()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void returnAndNotificationRacingAHundredTimesSettleOnce(Database database) throws Exception {
        var paying = new Paying(database, 30);
        paying.engine.visitor().get(paying.payPath());
        var attempt = paying.attempts().getFirst();
        paying.bank("outcome = 'pay'", attempt);
        var turn = new AtomicInteger();

        var answers = atOnce(
                100,
                () -> turn.incrementAndGet() % 2 == 0
                        ? paying.engine.anonymous().get("/payments/" + attempt)
                        : paying.engine.anonymous().post("/api/v1/payments/" + attempt + "/notifications"));

        assertThat(answers).allSatisfy(it -> assertThat(it.status()).isIn(200, 204));
        assertThat(paying.stations().stream().filter("paid"::equals)).hasSize(1);
        await().untilAsserted(() ->
                assertThat(HeardPayments.times(paying.order().id())).isEqualTo(1));
    }

    @ParameterizedTest
    @EnumSource
    void aLostReturnAndALostNotificationAreMadeGoodByTheRoutine(Database database) {
        var paying = new Paying(database, 30);
        paying.engine.visitor().get(paying.payPath());
        paying.bank("outcome = 'pay'", paying.attempts().getFirst());

        paying.engine.bean(Reconciling.class).run();

        assertThat(paying.order().settled()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void theWayBackOpensTheCaseOnlyForWhoWentToPay(Database database) {
        var paying = new Paying(database, 30);
        paying.engine.visitor().get(paying.payPath());
        var attempt = paying.attempts().getFirst();

        var stranger = paying.engine.visitor().get("/payments/" + attempt);

        assertThat(stranger.status()).isEqualTo(200);
        assertThat(stranger.uri().getPath()).isEqualTo("/payments/" + attempt);
        assertThat(stranger.text())
                .doesNotContain(paying.submission.token())
                .doesNotContain(paying.submission.reference());
    }

    @ParameterizedTest
    @EnumSource
    void unknownPaymentsAndCasesAreNotFound(Database database) {
        var engine = RunningEngine.on(database);
        var visitor = engine.visitor();

        assertThat(visitor.get("/payments/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(visitor.get("/payments/1").status()).isIn(400, 404);
        assertThat(visitor.get("/demo/pay/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(visitor.get("/cases/" + "A".repeat(43) + "/pay").status()).isEqualTo(404);
        assertThat(engine.anonymous()
                        .post("/api/v1/payments/" + UUID.randomUUID() + "/notifications")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource
    void anotherAmountThanTheOrdersSettlesNothing(Database database) {
        for (var tampered : List.of("amount = 0.01", "amount = 3070.00", "amount = -30.70", "currency = 'USD'")) {
            var paying = new Paying(database, 30);
            paying.engine.visitor().get(paying.payPath());
            var attempt = paying.attempts().getFirst();
            paying.bank("outcome = 'pay', " + tampered, attempt);

            paying.notified(attempt);

            assertThat(paying.order().settled()).as(tampered).isFalse();
            assertThat(paying.stations()).doesNotContain("paid");
            assertThat(paying.operators()).contains(paying.submission.reference());
        }
    }

    @ParameterizedTest
    @EnumSource
    void moneyThatComesAfterBreakingOffCounts(Database database) {
        var paying = new Paying(database, 30);
        paying.engine.visitor().get(paying.payPath());
        var attempt = paying.attempts().getFirst();
        paying.bank("outcome = 'abandon'", attempt);
        paying.notified(attempt);

        paying.bank("outcome = 'pay'", attempt);
        paying.notified(attempt);

        assertThat(paying.order().settled()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void moneyForAnOrderTakenBackIsShownToOperators(Database database) {
        var paying = new Paying(database, 30);
        paying.engine.visitor().get(paying.payPath());
        var attempt = paying.attempts().getFirst();
        assertThat(paying.engine.bean(Payments.class).cancel(paying.order())).isTrue();

        paying.bank("outcome = 'pay'", attempt);
        paying.notified(attempt);

        assertThat(paying.order().settled()).isFalse();
        assertThat(paying.stations()).doesNotContain("paid");
        assertThat(paying.operators()).contains(paying.submission.reference());
        assertThat(paying.isNeeded())
                .as("as long as the money is to be given back")
                .isTrue();
        var operator = paying.operator();
        var page = operator.get("/operate");
        String form = "li:contains(" + paying.submission.reference() + ") form[action=/operate/payments]";
        assertThat(operator.submit(page, form, Map.of("id", UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(404);
        assertThat(paying.operators()).contains(paying.submission.reference());

        assertThat(operator.submit(page, form, Map.of()).status()).isEqualTo(200);

        assertThat(paying.operators()).doesNotContain(paying.submission.reference());
        assertThat(paying.isNeeded()).isFalse();
        assertThat(operator.submit(page, form, Map.of()).status())
                .as("is cleared up once")
                .isEqualTo(404);
        assertThat(paying.engine.visitor().get(paying.payPath()).uri().getPath())
                .startsWith("/cases/");
    }

    @ParameterizedTest
    @EnumSource
    void whileMoneyMayStillComeTheCaseIsNeeded(Database database) {
        var paying = new Paying(database, 30);
        paying.engine.visitor().get(paying.payPath());
        paying.engine.bean(Payments.class).cancel(paying.order());
        assertThat(paying.isNeeded()).isTrue();

        paying.sql(
                "update payment_attempt set started_at = ? where id = ?",
                Timestamp.from(Instant.now().minus(Duration.ofDays(31))),
                paying.attempts().getFirst());

        assertThat(paying.isNeeded()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void twoPaymentsForOneOrderSettleItOnce(Database database) {
        var paying = new Paying(database, 30);
        var visitor = paying.engine.visitor();
        visitor.submit(visitor.get(paying.payPath()), Map.of("outcome", "abandon"));
        visitor.get(paying.payPath());
        var attempts = paying.attempts();
        attempts.forEach(it -> paying.bank("outcome = 'pay'", it));

        attempts.forEach(paying::notified);

        assertThat(attempts).hasSize(2);
        assertThat(paying.stations().stream().filter("paid"::equals)).hasSize(1);
        assertThat(paying.engine.bean(Payments.class).cancel(paying.order())).isFalse();
        assertThat(paying.operators()).contains(paying.submission.reference());
    }

    private final class Paying {

        final RunningEngine engine;
        final HttpAnswer sent;
        final Submission submission;

        Paying(Database database, int age) {
            engine = RunningEngine.on(database);
            TinyService.named(key)
                    .and("service.yaml", "fee: {decision: decisions/fee.dmn}\npayment: {methods: [online]}\n")
                    .changing("form/schema.json", "[\"name\"]", "[\"name\", \"age\"]")
                    .with("decisions/fee.dmn", FEE)
                    .publishedOn(engine, key);
            sent = engine.anonymous()
                    .postJson(
                            "/api/v1/services/" + key + "/submissions",
                            Map.of("name", "Erika", "age", age),
                            "Idempotency-Key",
                            UUID.randomUUID().toString());
            submission = engine.bean(Submissions.class)
                    .byReference(sent.json().path("reference").asString())
                    .orElseThrow(() -> new AssertionError(sent.toString()));
            engine.bean(Payments.class).open(submission.id(), "fee");
        }

        String payPath() {
            return URI.create(sent.json().path("paymentUrl").asString()).getPath();
        }

        Payments.Order order() {
            return engine.bean(Payments.class).of(submission.id()).getFirst();
        }

        List<String> stations() {
            return engine.bean(Ledger.class).of(submission.id()).stream()
                    .map(Ledger.Station::station)
                    .toList();
        }

        List<UUID> attempts() {
            return engine.bean(JdbcClient.class)
                    .sql("select id from payment_attempt where order_id = ? order by number")
                    .param(order().id())
                    .query(UUID.class)
                    .list();
        }

        void notified(UUID attempt) {
            var answer = engine.anonymous().post("/api/v1/payments/" + attempt + "/notifications");
            assertThat(answer.status()).isEqualTo(204);
        }

        boolean isNeeded() {
            return engine.bean(PaymentMemory.class).needs(submission.id().value());
        }

        HttpCaller operator() {
            var operator = engine.visitor();
            operator.submit(
                    operator.get("/sign-in"),
                    "form:has(#password)",
                    Map.of("name", "operator", "password", "operator"));
            return operator;
        }

        String operators() {
            return engine.as("operator").get("/operate").page().select("ul").text();
        }

        /** What happens at the pretended provider, behind our back. */
        void bank(String change, UUID attempt) {
            sql("update payment_demo set " + change + " where order_id = ?", attempt.toString());
        }

        void sql(String sql, Object... values) {
            assertThat(engine.bean(JdbcClient.class).sql(sql).params(values).update())
                    .isEqualTo(1);
        }
    }

    private static <T> List<T> atOnce(int callers, Callable<T> call) throws Exception {
        var ready = new CyclicBarrier(callers);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<T>>();
            for (int i = 0; i < callers; i++) {
                futures.add(threads.submit(() -> {
                    ready.await();
                    return call.call();
                }));
            }
            var answers = new ArrayList<T>();
            for (var future : futures) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
