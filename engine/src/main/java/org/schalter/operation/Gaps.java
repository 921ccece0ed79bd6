package org.schalter.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.schalter.submission.CaseKeys;
import org.schalter.submission.spi.CaseMemory;
import org.schalter.submission.spi.MissingStation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The gaps that are known: stations that cases lacked when they were looked at last. What a case lacks is computed; this
 * table only says what has been found and tried, so that pages need not look at every case. What failing steps said is sealed.
 */
@Component
class Gaps implements CaseMemory {

    private static final String COLUMNS =
            "select case_id, station, since, cause, words, tries, tried_at from operation_gap ";
    private static final String WORDS = "operation_gap.words";
    private static final int LONGEST_DETAIL = 500;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final CaseKeys keys;

    Gaps(JdbcClient jdbc, Clock clock, CaseKeys keys) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.keys = keys;
    }

    /**
     * A station that a case lacks.
     *
     * @param tries how often its repair was tried
     */
    record Gap(
            UUID caseId,
            String station,
            OffsetDateTime since,
            String cause,
            String detail,
            int tries,
            @Nullable Instant triedAt) {}

    List<Gap> oldest(int most) {
        return gaps(jdbc.sql(COLUMNS + "order by since limit ?").param(most));
    }

    List<Gap> of(UUID caseId) {
        return gaps(jdbc.sql(COLUMNS + "where case_id = ? order by since").param(caseId));
    }

    Optional<Gap> find(UUID caseId, String station) {
        return of(caseId).stream().filter(it -> it.station().equals(station)).findFirst();
    }

    long count() {
        return jdbc.sql("select count(*) from operation_gap").query(Long.class).single();
    }

    /** Notes a gap as it stands; whoever notes it at the same moment on another node notes the same. */
    void note(UUID caseId, MissingStation it, int tries, @Nullable Instant triedAt) {
        String detail =
                it.detail().substring(0, Math.min(LONGEST_DETAIL, it.detail().length()));
        byte @Nullable [] words =
                keys.find(caseId).map(key -> key.seal(WORDS, caseId, detail)).orElse(null);
        jdbc.sql("""
            insert into operation_gap (case_id, station, since, cause, tries) values (?, ?, ?, ?, 0)
            on conflict do nothing\
            """)
                .params(caseId, it.station(), Timestamp.from(it.since()), it.cause())
                .update();
        jdbc.sql("update operation_gap set cause = ?, words = ?, tries = ?, tried_at = ? where case_id = ?"
                        + " and station = ?")
                .param(it.cause())
                .param(words)
                .param(tries)
                .param(triedAt == null ? null : Timestamp.from(triedAt))
                .params(caseId, it.station())
                .update();
    }

    /** There is no such case any more. */
    void forget(UUID caseId) {
        jdbc.sql("delete from operation_gap where case_id = ?").param(caseId).update();
    }

    /** Closes a gap; false if somebody else has. */
    boolean close(Gap gap) {
        return jdbc.sql("delete from operation_gap where case_id = ? and station = ?")
                        .params(gap.caseId(), gap.station())
                        .update()
                == 1;
    }

    @Override
    public boolean needs(UUID caseId) {
        return false;
    }

    @Override
    public Map<String, Integer> forget(UUID caseId, boolean wholly) {
        forget(caseId);
        return Map.of();
    }

    /** A gap as it is stored: opened when it has been read, since its key may have to be read too. */
    private record Row(Gap wordless, byte @Nullable [] words) {}

    private List<Gap> gaps(JdbcClient.StatementSpec select) {
        return select.query(this::row).list().stream().map(this::worded).toList();
    }

    private Gap worded(Row row) {
        byte @Nullable [] words = row.words();
        Gap it = row.wordless();
        String detail = words == null
                ? ""
                : keys.find(it.caseId())
                        .map(key -> key.text(WORDS, it.caseId(), words))
                        .orElse("");
        return new Gap(it.caseId(), it.station(), it.since(), it.cause(), detail, it.tries(), it.triedAt());
    }

    private Row row(ResultSet row, int number) throws SQLException {
        Timestamp tried = row.getTimestamp("tried_at");
        Gap wordless = new Gap(
                row.getObject("case_id", UUID.class),
                row.getString("station"),
                row.getTimestamp("since").toInstant().atZone(clock.getZone()).toOffsetDateTime(),
                row.getString("cause"),
                "",
                row.getInt("tries"),
                tried == null ? null : tried.toInstant());
        return new Row(wordless, row.getBytes("words"));
    }
}
