package org.schalter.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schalter.secrecy.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Incidents as they are stored: what the failures said is sealed, since it may speak of people. */
@Component
class IncidentTable {

    private static final String REPORT = "operation_incident.report";
    private static final String COLUMNS = "select number, at, place, cause from operation_incident ";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Secrets secrets;

    IncidentTable(JdbcClient jdbc, Clock clock, Secrets secrets) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.secrets = secrets;
    }

    /** Something nobody foresaw. */
    record Entry(String number, OffsetDateTime at, String place, String cause) {}

    void add(String number, Instant at, String place, String cause, @Nullable String report) {
        byte[] closed = report == null ? null : secrets.engine().seal(REPORT, number, report);
        jdbc.sql("insert into operation_incident (number, at, place, cause, report) values (?, ?, ?, ?, ?)")
                .params(number, Timestamp.from(at), place, cause)
                .param(closed)
                .update();
    }

    List<Entry> latest(int most) {
        return jdbc.sql(COLUMNS + "order by at desc limit ?")
                .param(most)
                .query(this::row)
                .list();
    }

    Optional<Entry> find(String number) {
        return jdbc.sql(COLUMNS + "where number = ?")
                .param(number)
                .query(this::row)
                .optional();
    }

    /** What the failure said, and where it came up. */
    Optional<String> report(String number) {
        return jdbc.sql("select report from operation_incident where number = ? and report is not null")
                .param(number)
                .query((row, _) -> row.getBytes(1))
                .optional()
                .map(it -> secrets.engine().text(REPORT, number, it));
    }

    long since(Instant at) {
        return jdbc.sql("select count(*) from operation_incident where at > ?")
                .param(Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    void forget(Instant before) {
        jdbc.sql("delete from operation_incident where at < ?")
                .param(Timestamp.from(before))
                .update();
    }

    /** Leaves the newest; of several at the very same moment it may leave fewer. */
    void leave(int most) {
        jdbc.sql("""
            delete from operation_incident where at <=
                (select at from operation_incident order by at desc offset ? rows fetch first 1 rows only)\
            """).param(most).update();
    }

    private Entry row(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getString("number"),
                row.getTimestamp("at").toInstant().atZone(clock.getZone()).toOffsetDateTime(),
                row.getString("place"),
                row.getString("cause"));
    }
}
