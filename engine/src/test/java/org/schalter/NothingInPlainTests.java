package org.schalter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.casework.Deaf;
import org.schalter.casework.Moody;
import org.schalter.document.Pdf;
import org.schalter.event.Routine;
import org.schalter.submission.Submission;
import org.schalter.submission.Submissions;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A whole life of both services leaves nothing of anybody in plain: in no column of any table, in no log, in no metric. And
 * when the retention period is over, it leaves nothing that could be opened.
 */
@ExtendWith(OutputCaptureExtension.class)
class NothingInPlainTests {

    private static final Pattern CODE = Pattern.compile("(?:[0-9A-Z]{4}-){6}[0-9A-Z]{2}");
    private static final String PDF = "%PDF-";

    @ParameterizedTest
    @EnumSource
    void aLifeLeavesNothingInPlainAndAfterItsTimeNothingAtAll(Database database, CapturedOutput log) {
        var life = new PlantedLife(database);
        var engine = life.engine;
        try {
            var permit = life.permit();
            var document = engine.visitor().get(life.document(permit)).body();
            var dog = life.dog();
            life.draft();
            Moody.sulk();
            var stuck = life.stuck();
            mailed(engine, permit, dog);

            assertThat(life.planted).hasSizeGreaterThan(15);
            assertThat(inPlain(life)).isEmpty();
            assertThat(life.planted).noneMatch(log.getAll()::contains);
            var metrics = engine.as("operator").get("/actuator/prometheus").text();
            assertThat(metrics).contains("schalter_events_waiting");
            assertThat(life.planted).noneMatch(metrics::contains);

            var keys = keys(engine, permit, dog);
            assertThat(keys).hasSizeGreaterThan(2);
            assertThat(stored(engine)).containsAll(keys);
            grewOld(engine, permit, dog);
            engine.bean("retention", Routine.class).run();

            assertThat(stored(engine)).doesNotContainAnyElementsOf(keys);
            gone(engine, permit, dog);
            assertThat(inPlain(life)).isEmpty();
            knownToHaveBeenIssued(engine, document);
            assertThat(engine.bean(Submissions.class).byReference(stuck.reference()))
                    .isPresent();
        } finally {
            Moody.cheerUp();
            Deaf.noMore();
        }
    }

    /** The words themselves; a file in plain would not tell its words, since it is packed, but that it is one. */
    private static Collection<String> inPlain(PlantedLife life) {
        var all = new ArrayList<>(life.planted);
        all.add(PDF);
        return new EveryColumn(life.engine.bean(DataSource.class))
                .holding(all).stream()
                        .filter(it -> !it.startsWith("publishing_") || !it.endsWith(PDF))
                        .toList();
    }

    private static void mailed(RunningEngine engine, Submission... cases) {
        for (var one : cases) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> count(
                                    engine,
                                    "select count(*) from delivery_message m join delivery_attempt a on a.message_id ="
                                            + " m.id where a.outcome = 'delivered' and m.case_id = ?",
                                    one)
                            == 2);
        }
    }

    private static List<UUID> keys(RunningEngine engine, Submission... cases) {
        var keys = new ArrayList<UUID>();
        for (var one : cases) {
            keys.addAll(engine.bean(JdbcClient.class)
                    .sql("select key_id from submission_case where id = :case union select u.key_id from"
                            + " filling_upload u join submission_case c on c.uploads like '%' || cast(u.id as"
                            + " varchar(36)) || '%' where c.id = :case")
                    .param("case", one.id().value())
                    .query(UUID.class)
                    .list());
        }
        return keys;
    }

    private static List<UUID> stored(RunningEngine engine) {
        return engine.bean(JdbcClient.class)
                .sql("select id from secrecy_key")
                .query(UUID.class)
                .list();
    }

    private static void grewOld(RunningEngine engine, Submission... cases) {
        for (var one : cases) {
            engine.bean(JdbcClient.class)
                    .sql("update casework_case set ended_at = ? where case_id = ?")
                    .params(OffsetDateTime.now().minusYears(11), one.id().value())
                    .update();
        }
    }

    private static void gone(RunningEngine engine, Submission... cases) {
        Map<String, Long> left = new HashMap<>();
        for (var one : cases) {
            assertThat(engine.visitor().get("/cases/" + one.token()).status()).isEqualTo(404);
            assertThat(engine.as("clerk").get("/clerk/cases/" + one.reference()).status())
                    .isEqualTo(404);
            for (var table : List.of(
                    "casework_case",
                    "casework_task",
                    "casework_task_answers",
                    "casework_result",
                    "document_issued",
                    "delivery_message")) {
                left.merge(
                        table, count(engine, "select count(*) from " + table + " where case_id = ?", one), Long::sum);
            }
            left.merge(
                    "act_ru_execution",
                    engine.bean(JdbcClient.class)
                            .sql("select count(*) from act_ru_execution where proc_inst_id_ = ?")
                            .param(one.id().toString())
                            .query(Long.class)
                            .single(),
                    Long::sum);
            left.merge(
                    "journal details",
                    count(engine, "select count(*) from archive_journal where detail <> '' and case_id = ?", one),
                    Long::sum);
            var journal = engine.as("operator").get("/operate/journal").text();
            assertThat(journal).contains("CaseForgotten", "reference=" + one.reference());
        }
        assertThat(left.values()).containsOnly(0L);
        assertThat(engine.as("operator").get("/operate").text()).contains("anonymised=");
    }

    private static void knownToHaveBeenIssued(RunningEngine engine, byte[] document) {
        var found = CODE.matcher(Pdf.text(document));
        assertThat(found.find()).isTrue();
        var code = found.group();

        var answer = engine.anonymous().get("/api/v1/verify/" + code).json();
        assertThat(answer.path("state").asString()).isEqualTo("no-longer-kept");
        assertThat(answer.path("title").asString()).isEmpty();
        var visitor = engine.visitor();
        var page = visitor.get("/verify/" + code, "Accept-Language", "de");
        assertThat(page.page().select("main").text()).contains("bewahren es aber nicht mehr auf");
        var compared = visitor.send(
                page,
                "main form",
                List.of(Map.entry(
                        "_csrf", page.page().select("main [name=_csrf]").val())),
                List.of(new HttpCaller.Sent("file", "ausweis.pdf", document)));
        assertThat(compared.page().select("[role=status]").text()).isNotEmpty();
    }

    private static long count(RunningEngine engine, String sql, Submission of) {
        return engine.bean(JdbcClient.class)
                .sql(sql)
                .param(of.id().value())
                .query(Long.class)
                .single();
    }
}
