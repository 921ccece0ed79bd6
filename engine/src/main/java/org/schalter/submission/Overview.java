package org.schalter.submission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What operators see of the ledger: the newest cases. Ids sort by the time of receipt, so it looks at the end of the table. */
@Component
class Overview {

    private final JdbcClient jdbc;
    private final Clock clock;

    Overview(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A case in a list, without anything of its answers. */
    record Line(String reference, String service, int edition, OffsetDateTime receivedAt, String station) {}

    /** The newest cases with the last station of each. */
    List<Line> newest() {
        return jdbc.sql("""
            select c.reference, c.service, c.edition, c.received_at, coalesce((select l.station
                from submission_ledger l where l.case_id = c.id order by l.number desc limit 1), 'accepted') as station
            from submission_case c order by c.id desc limit 20\
            """).query(this::line).list();
    }

    private Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getString("reference"),
                row.getString("service"),
                row.getInt("edition"),
                row.getTimestamp("received_at")
                        .toInstant()
                        .atZone(clock.getZone())
                        .toOffsetDateTime(),
                row.getString("station"));
    }
}
