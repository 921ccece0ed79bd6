package org.schalter.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schalter.Database;
import org.schalter.EveryColumn;
import org.schalter.HttpAnswer;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.secrecy.Secrets;
import org.schalter.site.IncidentHappened;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** What nobody foresaw is found by its number, by operators only, and never takes more room or time than it may. */
class IncidentBookTests {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final RunningEngine ENGINE = RunningEngine.onH2();

    /** A row that was changed behind the engine's back can't be opened: an error as real as any. */
    @Test
    void theNumberThatAnApplicantWasShownTellsTheOperatorWhatBroke() {
        var key = "torn-" + UUID.randomUUID().toString().substring(0, 8);
        TinyService.named(key).publishedOn(ENGINE, key);
        var citizen = ENGINE.visitor();
        var form = citizen.submit(citizen.get("/services/" + key), "form[action$=/start]", Map.of("language", "de"));
        assertThat(form.status()).isEqualTo(200);
        ENGINE.bean(JdbcClient.class)
                .sql("update filling_draft set answers = ? where service = ?")
                .params(new byte[60], key)
                .update();

        var shown = citizen.get(form.uri().getPath());

        assertThat(shown.status()).isEqualTo(500);
        assertThat(shown.text()).doesNotContain("Exception", "Unopenable", "at org.");
        var number = shown.page().select("main strong").text();
        var found = found(ENGINE, number);
        assertThat(found.page().select("pre").text())
                .startsWith("org.schalter.secrecy.Unopenable: what is stored in <filling_draft.")
                .contains("at org.schalter.filling.");
        assertThat(found.page().select("td").text()).contains("GET /apply/{draft}/{page}");
    }

    @ParameterizedTest
    @EnumSource
    void whatAFailureSaidIsSealedAndOperatorsOnlyReadIt(Database database) {
        var engine = RunningEngine.on(database);
        var person = "Quauhtli-" + UUID.randomUUID();
        var number = number();
        var cause = new IllegalStateException("no such street: " + person + " <script>alert(1)</script>");
        engine.tell(incident(number, new IllegalArgumentException("wrong address", cause)));

        var operator = engine.as("operator");
        var found = found(engine, number.toLowerCase(Locale.ROOT).replace("-", " "));

        assertThat(found.page().expectFirst("pre").wholeText())
                .startsWith("java.lang.IllegalArgumentException: wrong address\n\tat org.schalter.operation.Incident")
                .contains("Caused by: java.lang.IllegalStateException: no such street: " + person + " <script>");
        assertThat(found.header("Cache-Control")).contains("no-store");
        assertThat(new EveryColumn(engine.bean(DataSource.class)).holding(List.of(person, "no such street")))
                .isEmpty();
        assertThat(operator.get("/operate/incidents").text()).contains(number).doesNotContain(person);
        assertThat(operator.get("/operate").text()).contains(number).doesNotContain(person);
        for (var other : List.of("clerk", "editor", "publisher")) {
            assertThat(engine.as(other)
                            .get("/operate/incidents?number=" + number)
                            .status())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"QQQQ-QQQQ", "'", "A", "%25", "ÄÖÜß"})
    void aNumberThatNobodyWasShownIsSaidToBeUnknown(String number) {
        var page =
                ENGINE.as("operator").get("/operate/incidents?number=" + number).page();

        assertThat(page.select("[role=status]")).hasSize(1);
        assertThat(page.select("pre")).isEmpty();
    }

    @Test
    void aFloodIsWrittenDownInPartAndTheNewestStay() throws Exception {
        var table = ownTable();
        var book = new IncidentBook(table, new IncidentSettings(Duration.ofDays(1), 40, 30), Clock.systemUTC());

        for (int kind = 0; kind < 5; kind++) {
            for (int i = 0; i < 500; i++) {
                book.happened(new IncidentHappened(number(), "GET /" + kind, "E", new IllegalStateException("E")));
            }
            var last = "GET /" + kind;
            await().atMost(SOON)
                    .until(() -> table.latest(1000).stream()
                                    .filter(it -> it.place().equals(last))
                                    .count()
                            >= 30);
        }
        book.close();

        assertThat(table.latest(1000)).hasSizeBetween(30, 90);
        book.run();
        assertThat(table.latest(1000))
                .hasSizeBetween(30, 40)
                .extracting(IncidentTable.Entry::place)
                .contains("GET /4")
                .doesNotContain("GET /0");
    }

    @Test
    void afterItsTimeAnIncidentIsGone() throws Exception {
        var table = ownTable();
        var book = new IncidentBook(table, new IncidentSettings(Duration.ofDays(7), 40, 30), Clock.systemUTC());
        var now = Clock.systemUTC().instant();
        table.add("AAAA-AAAA", now.minus(Duration.ofDays(8)), "GET /", "E", "old");
        table.add("BBBB-BBBB", now.minus(Duration.ofDays(6)), "GET /", "E", "young");

        book.run();
        book.close();

        assertThat(table.find("AAAA-AAAA")).isEmpty();
        assertThat(table.report("BBBB-BBBB")).contains("young");
    }

    @Test
    void aReportIsNeverLongerThanItMayBe() {
        Throwable deep = new IllegalStateException("x".repeat(10_000_000));
        for (int i = 0; i < 1000; i++) {
            deep = new IllegalStateException("level " + i + " " + "y".repeat(5000), deep);
        }
        var round = new IllegalStateException("round");
        round.initCause(new IllegalArgumentException("about", round));

        assertThat(Report.of(deep)).hasSizeLessThan(Report.LONGEST + 50).contains("level 999", "level 996");
        assertThat(Report.of(round)).hasSizeLessThan(Report.LONGEST + 50).contains("round", "about");
    }

    @Test
    void aFailureThatCantSayWhatItIsIsReportedAllTheSame() {
        var mute = new IllegalStateException() {
            @Override
            public String getMessage() {
                throw new UnsupportedOperationException("hostile");
            }
        };

        assertThat(Report.of(mute)).contains("can't say what it is: java.lang.UnsupportedOperationException", "\tat ");
    }

    private static HttpAnswer found(RunningEngine engine, String number) {
        var address = "/operate/incidents?number=" + number.replace(" ", "%20");
        return await().atMost(SOON)
                .until(
                        () -> engine.as("operator").get(address),
                        it -> !it.page().select("pre").isEmpty());
    }

    private static IncidentHappened incident(String number, Throwable failure) {
        return new IncidentHappened(number, "GET /cases/{token}", "IllegalArgumentException " + number, failure);
    }

    private static String number() {
        var letters = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
        return letters.substring(0, 4) + "-" + letters.substring(4, 8);
    }

    private static IncidentTable ownTable() {
        var h2 = new JdbcDataSource();
        h2.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V20_01__operation_gap.sql"),
                        new ClassPathResource("db/migration/V20_03__operation_incident_report.sql"))
                .execute(h2);
        return new IncidentTable(JdbcClient.create(h2), Clock.systemUTC(), ENGINE.bean(Secrets.class));
    }
}
