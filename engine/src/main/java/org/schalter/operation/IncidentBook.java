package org.schalter.operation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.schalter.site.IncidentHappened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Incidents by the number that visitors were shown. They are written down aside, since whoever met one waits for an answer
 * and the database may be the very thing that is broken; the log has them all.
 */
@Component
class IncidentBook {

    private static final Logger LOG = LoggerFactory.getLogger(IncidentBook.class);
    private static final int AT_ONCE = 20;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Semaphore writing = new Semaphore(AT_ONCE);

    IncidentBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Something nobody foresaw. */
    record Entry(String number, OffsetDateTime at, String place, String cause) {}

    @EventListener
    void happened(IncidentHappened incident) {
        Instant at = clock.instant();
        if (writing.tryAcquire()) {
            Thread.ofVirtual().name("incident-" + incident.number()).start(() -> {
                try {
                    write(incident, at);
                } catch (RuntimeException e) {
                    LOG.warn("incident {} stands in the log only", incident.number());
                } finally {
                    writing.release();
                }
            });
        }
    }

    private void write(IncidentHappened incident, Instant at) {
        jdbc.sql("insert into operation_incident (number, at, place, cause) values (?, ?, ?, ?)")
                .params(incident.number(), Timestamp.from(at), cut(incident.place(), 200), cut(incident.cause(), 1000))
                .update();
    }

    List<Entry> latest(int most) {
        return jdbc.sql("select number, at, place, cause from operation_incident order by at desc limit ?")
                .param(most)
                .query(this::row)
                .list();
    }

    /** As somebody read it to us on the phone: small letters and spaces are well meant. */
    Optional<Entry> find(String said) {
        String letters = said.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return letters.length() != 8
                ? Optional.empty()
                : jdbc.sql("select number, at, place, cause from operation_incident where number = ?")
                        .param(letters.substring(0, 4) + "-" + letters.substring(4))
                        .query(this::row)
                        .optional();
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

    private Entry row(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getString("number"),
                row.getTimestamp("at").toInstant().atZone(clock.getZone()).toOffsetDateTime(),
                row.getString("place"),
                row.getString("cause"));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
