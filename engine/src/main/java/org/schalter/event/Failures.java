package org.schalter.event;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers why an event could not be told, for operators. */
@Component
class Failures {

    private static final int LONGEST = 2000;

    private final JdbcClient jdbc;
    private final Clock clock;

    Failures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void remember(String eventId, String hearer, Throwable cause) {
        String message = "%s: %s".formatted(cause.getClass().getSimpleName(), cause.getMessage());
        var values = jdbc.sql("""
            update event_failure set hearer = :hearer, message = :message, attempts = attempts + 1, failed_at = :at
            where event_id = :id\
            """)
                .param("id", eventId)
                .param("hearer", hearer)
                .param("message", message.substring(0, Math.min(LONGEST, message.length())))
                .param("at", Timestamp.from(clock.instant()));
        if (values.update() == 0) {
            jdbc.sql("insert into event_failure values (:id, :hearer, :message, 1, :at)")
                    .param("id", eventId)
                    .param("hearer", hearer)
                    .param("message", message.substring(0, Math.min(LONGEST, message.length())))
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
        }
    }

    void forget(String eventId) {
        jdbc.sql("delete from event_failure where event_id = ?").param(eventId).update();
    }
}
