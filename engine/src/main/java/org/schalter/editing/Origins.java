package org.schalter.editing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.schalter.definition.ServiceKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the services come from; one that was begun here from nothing comes from nowhere. */
@Component
public class Origins {

    private final JdbcClient jdbc;
    private final Clock clock;

    Origins(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Origin> find(ServiceKey key) {
        return jdbc.sql("select kind, name, edition, package, taken_at from editing_origin where service_key = ?")
                .param(key.value())
                .query(Origins::row)
                .optional();
    }

    /** From now on it comes from there, and is as this package says. */
    public void note(ServiceKey key, Origin.Kind kind, String name, int edition, byte[] zip) {
        var now = Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS));
        jdbc.sql("insert into editing_origin (service_key, kind, name, edition, package, taken_at)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                .params(key.value(), kind.word(), name, edition, zip, now)
                .update();
        jdbc.sql("update editing_origin set kind = ?, name = ?, edition = ?, package = ?, taken_at = ?"
                        + " where service_key = ?")
                .params(kind.word(), name, edition, zip, now, key.value())
                .update();
    }

    /** It is a service of its own from now on. */
    public void forget(ServiceKey key) {
        jdbc.sql("delete from editing_origin where service_key = ?")
                .param(key.value())
                .update();
    }

    private static Origin row(ResultSet row, int index) throws SQLException {
        return new Origin(
                Origin.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("name"),
                row.getInt("edition"),
                row.getBytes("package"),
                row.getTimestamp("taken_at").toInstant());
    }
}
