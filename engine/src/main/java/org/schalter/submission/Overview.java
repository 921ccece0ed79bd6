package org.schalter.submission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.schalter.submission.spi.ObligatoryStation;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What operators see of the ledger: the newest cases, and those that should have passed a station long ago. Ids sort by the
 * time of receipt, so both look at the end of the table only.
 */
@Component
class Overview {

    private static final Duration HORIZON = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final List<ObligatoryStation> obligatory;

    Overview(JdbcClient jdbc, Clock clock, ObjectProvider<ObligatoryStation> obligatory) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.obligatory = obligatory.stream().toList();
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

    /** The cases that lack a station that every case must have passed by now. */
    List<Line> overdue() {
        Instant now = clock.instant();
        return obligatory.stream()
                .flatMap(it -> jdbc
                        .sql("""
                            select c.reference, c.service, c.edition, c.received_at, cast(? as varchar(80)) as station
                            from submission_case c where c.id between ? and ? and not exists
                                (select 1 from submission_ledger l where l.case_id = c.id and l.station = ?)
                            order by c.id limit 50\
                            """)
                        .params(
                                it.station(),
                                CaseId.earliest(now.minus(HORIZON)).value(),
                                CaseId.earliest(now.minus(it.within())).value(),
                                it.station())
                        .query(this::line)
                        .list()
                        .stream())
                .toList();
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
