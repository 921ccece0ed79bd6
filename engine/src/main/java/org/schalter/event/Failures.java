package org.schalter.event;

import java.sql.Timestamp;
import java.time.Clock;
import org.schalter.secrecy.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers why an event could not be told, for operators. */
@Component
class Failures {

    private static final int LONGEST = 2000;
    private static final String WHY = "event_failure.why";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Secrets secrets;

    Failures(JdbcClient jdbc, Clock clock, Secrets secrets) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.secrets = secrets;
    }

    void remember(String eventId, String hearer, Throwable cause) {
        String message = "%s: %s".formatted(cause.getClass().getSimpleName(), cause.getMessage());
        byte[] why = secrets.engine().seal(WHY, eventId, message.substring(0, Math.min(LONGEST, message.length())));
        var values = jdbc.sql("""
            update event_failure set hearer = :hearer, why = :why, attempts = attempts + 1, failed_at = :at
            where event_id = :id\
            """)
                .param("id", eventId)
                .param("hearer", hearer)
                .param("why", why)
                .param("at", Timestamp.from(clock.instant()));
        if (values.update() == 0) {
            jdbc.sql("""
                insert into event_failure (event_id, hearer, why, attempts, failed_at) values (:id, :hearer, :why, 1, :at)\
                """)
                    .param("id", eventId)
                    .param("hearer", hearer)
                    .param("why", why)
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
        }
    }

    /** What was remembered of an event; errors speak of what they stumbled over, so it was sealed. */
    String why(String eventId, byte[] sealed) {
        return secrets.engine().text(WHY, eventId, sealed);
    }

    void forget(String eventId) {
        jdbc.sql("delete from event_failure where event_id = ?").param(eventId).update();
    }
}
