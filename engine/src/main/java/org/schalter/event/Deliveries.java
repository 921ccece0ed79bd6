package org.schalter.event;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What operators may know and do about events that could not be told. */
@Component
public class Deliveries {

    /**
     * An event that a hearer could not cope with and that will be told again.
     *
     * @param id names the event
     * @param hearer who failed
     * @param message why, for operators
     * @param attempts how often it failed so far
     * @param failedAt when it failed the last time
     */
    public record Failing(String id, String hearer, String message, int attempts, Instant failedAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Failures failures;

    Deliveries(JdbcClient jdbc, Clock clock, Failures failures) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.failures = failures;
    }

    /** The events that wait after a failure, the longest failing first; 100 at most. */
    public List<Failing> failing() {
        return jdbc.sql("""
            select event_id, hearer, why, attempts, failed_at from event_failure
            order by attempts desc, failed_at limit 100\
            """)
                .query((row, _) -> new Failing(
                        row.getString(1),
                        row.getString(2),
                        failures.why(row.getString(1), row.getBytes(3)),
                        row.getInt(4),
                        row.getTimestamp(5).toInstant()))
                .list();
    }

    /** How many events wait to be told. */
    public long waiting() {
        return jdbc.sql("select count(*) from event_task where task_name = ?")
                .param(DurableEvents.TASK)
                .query(Long.class)
                .single();
    }

    /**
     * Tells the event again now instead of later; false if it has been told meanwhile. Not by the scheduler's own
     * rescheduling, which would forget that it failed before.
     */
    public boolean retry(String id) {
        return jdbc.sql("""
            update event_task set execution_time = ?, version = version + 1
            where task_name = ? and task_instance = ? and picked = false\
            """)
                        .param(Timestamp.from(clock.instant()))
                        .param(DurableEvents.TASK)
                        .param(id)
                        .update()
                == 1;
    }
}
