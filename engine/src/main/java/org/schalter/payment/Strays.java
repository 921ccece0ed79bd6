package org.schalter.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.schalter.event.Events;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Payments at providers that pay for nothing. Each stays, and its case with it, until an operator has cleared it up. */
@Component
class Strays {

    private static final String SELECT = """
        select a.id, o.case_id, c.reference, a.provider, a.reference as payment, a.ended, o.cancelled_at
        from payment_attempt a
        join payment_order o on o.id = a.order_id
        join submission_case c on c.id = o.case_id
        left join payment_settlement s on s.attempt_id = a.id
        where a.ended in ('settled', 'mismatch') and s.order_id is null and a.cleared_at is null
        """;

    private final JdbcClient jdbc;
    private final Events events;
    private final Clock clock;

    Strays(JdbcClient jdbc, Events events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Money that came for the wrong amount, twice, or after the order was taken back.
     *
     * @param why {@code mismatch}, {@code twice} or {@code cancelled}
     */
    record Stray(UUID attempt, UUID caseId, String reference, String provider, String providerReference, String why) {}

    List<Stray> newest(int most) {
        return jdbc.sql(SELECT + "order by a.ended_at desc limit ?")
                .param(most)
                .query(Strays::row)
                .list();
    }

    /** Notes that one is cleared up; false if there is no such one, or somebody has said so before. */
    @Transactional
    boolean clear(UUID attempt, String by) {
        List<Stray> found = jdbc.sql(SELECT + "and a.id = ?")
                .param(attempt)
                .query(Strays::row)
                .list();
        boolean first = !found.isEmpty()
                && jdbc.sql("update payment_attempt set cleared_at = ? where id = ? and cleared_at is null")
                                .params(Timestamp.from(clock.instant()), attempt)
                                .update()
                        == 1;
        if (first) {
            Stray it = found.getFirst();
            events.publish(new StrayCleared(it.caseId(), it.provider(), it.providerReference(), it.why(), by));
        }
        return first;
    }

    private static Stray row(ResultSet row, int number) throws SQLException {
        String why = row.getString("ended").equals("mismatch")
                ? "mismatch"
                : row.getTimestamp("cancelled_at") == null ? "twice" : "cancelled";
        return new Stray(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("reference"),
                row.getString("provider"),
                row.getString("payment"),
                why);
    }
}
