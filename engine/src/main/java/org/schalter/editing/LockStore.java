package org.schalter.editing;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.schalter.definition.ServiceKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has a working copy open, and who of them may write. */
@Component
class LockStore {

    private final JdbcClient jdbc;

    LockStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The lock as it stands in its row, expired or not. */
    record Row(String holder, Instant since, Instant until) {}

    Optional<Row> lock(ServiceKey key) {
        return jdbc.sql("select holder, since, until from editing_lock where service_key = ?")
                .param(key.value())
                .query((row, i) -> new Row(
                        row.getString("holder"),
                        row.getTimestamp("since").toInstant(),
                        row.getTimestamp("until").toInstant()))
                .optional();
    }

    /** Takes the lock, or keeps it for longer. The caller holds the working copy's row. */
    void put(ServiceKey key, Row row) {
        release(key);
        jdbc.sql("insert into editing_lock (service_key, holder, since, until) values (?, ?, ?, ?)")
                .params(key.value(), row.holder(), Timestamp.from(row.since()), Timestamp.from(row.until()))
                .update();
    }

    void release(ServiceKey key) {
        jdbc.sql("delete from editing_lock where service_key = ?")
                .param(key.value())
                .update();
    }

    /** Notes that somebody has it open. */
    void seen(ServiceKey key, String who, Instant until) {
        jdbc.sql("insert into editing_presence (service_key, who, until) values (?, ?, ?) on conflict do nothing")
                .params(key.value(), who, Timestamp.from(until))
                .update();
        jdbc.sql("update editing_presence set until = ? where service_key = ? and who = ?")
                .params(Timestamp.from(until), key.value(), who)
                .update();
    }

    void gone(ServiceKey key, String who) {
        jdbc.sql("delete from editing_presence where service_key = ? and who = ?")
                .params(key.value(), who)
                .update();
    }

    List<String> present(ServiceKey key, Instant now) {
        return jdbc.sql("select who from editing_presence where service_key = ? and until > ? order by who")
                .params(key.value(), Timestamp.from(now))
                .query((row, i) -> row.getString("who"))
                .list();
    }
}
