package org.schalter.publishing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.schalter.definition.ServiceKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of this stage: editions, and which edition has been live since when. */
@Component
class EditionStore {

    private final JdbcClient jdbc;

    EditionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(ServiceKey key, int number, String hash, Instant publishedAt, String publishedBy) {}

    record Candidate(ServiceKey key, String hash, byte[] zip, String by) {}

    record Live(ServiceKey key, Optional<Integer> edition, Instant since, String changedBy, Going going) {}

    Optional<Row> edition(ServiceKey key, String hash) {
        return jdbc.sql(EDITION + " and hash = ?")
                .params(key.value(), hash)
                .query(EditionStore::row)
                .optional();
    }

    Optional<Row> edition(ServiceKey key, int number) {
        return jdbc.sql(EDITION + " and number = ?")
                .params(key.value(), number)
                .query(EditionStore::row)
                .optional();
    }

    List<Row> editions(ServiceKey key) {
        return jdbc.sql(EDITION + " order by number desc")
                .param(key.value())
                .query(EditionStore::row)
                .list();
    }

    Optional<byte[]> zip(ServiceKey key, int number) {
        return jdbc.sql("select package from publishing_edition where service_key = ? and number = ?")
                .params(key.value(), number)
                .query((row, i) -> row.getBytes("package"))
                .optional();
    }

    Row add(Candidate candidate, Instant now) {
        int last = jdbc.sql("select coalesce(max(number), 0) from publishing_edition where service_key = ?")
                .param(candidate.key().value())
                .query(Integer.class)
                .single();
        jdbc.sql("""
            insert into publishing_edition (service_key, number, hash, package, published_at, published_by)
            values (?, ?, ?, ?, ?, ?)\
            """)
                .params(
                        candidate.key().value(),
                        last + 1,
                        candidate.hash(),
                        candidate.zip(),
                        Timestamp.from(now),
                        candidate.by())
                .update();
        return new Row(candidate.key(), last + 1, candidate.hash(), now, candidate.by());
    }

    /** From now on this edition is the one that citizens see, or none. */
    void goLive(Live live) {
        var drafts = live.going().drafts();
        jdbc.sql("insert into publishing_live (service_key, edition, since, changed_by, why, asked_by, drafts,"
                        + " drafts_until) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .param(live.key().value())
                .param(live.edition().orElse(null))
                .param(Timestamp.from(live.since()))
                .param(live.changedBy())
                .param(live.going().why())
                .param(live.going().askedBy().orElse(null))
                .param(drafts.choice().word())
                .param(drafts.until().orElse(null))
                .update();
    }

    /** How often anything went live or was withdrawn. */
    long changes() {
        return jdbc.sql("select count(*) from publishing_live")
                .query(Long.class)
                .single();
    }

    /** The last word on each service. */
    List<Live> live() {
        return jdbc.sql(LIVE + """
            where id in (select max(id) from publishing_live group by service_key) order by service_key\
            """).query(EditionStore::liveRow).list();
    }

    /** What happened to one service, the newest first. */
    List<Live> live(ServiceKey key) {
        return jdbc.sql(LIVE + "where service_key = ? order by id desc")
                .param(key.value())
                .query(EditionStore::liveRow)
                .list();
    }

    private static final String EDITION = """
        select service_key, number, hash, published_at, published_by from publishing_edition where service_key = ?\
        """;

    private static final String LIVE =
            "select service_key, edition, since, changed_by, why, asked_by, drafts, drafts_until from publishing_live ";

    private static Row row(ResultSet row, int index) throws SQLException {
        return new Row(
                key(row),
                row.getInt("number"),
                row.getString("hash"),
                instant(row, "published_at"),
                row.getString("published_by"));
    }

    private static Live liveRow(ResultSet row, int index) throws SQLException {
        var edition = Optional.ofNullable(row.getObject("edition", Integer.class));
        var drafts = new DraftRule(
                DraftRule.Choice.of(row.getString("drafts")).orElse(DraftRule.Choice.KEEP),
                Optional.ofNullable(row.getObject("drafts_until", LocalDate.class)));
        var going = new Going(row.getString("why"), Optional.ofNullable(row.getString("asked_by")), drafts);
        return new Live(key(row), edition, instant(row, "since"), row.getString("changed_by"), going);
    }

    private static ServiceKey key(ResultSet row) throws SQLException {
        return new ServiceKey(row.getString("service_key"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
