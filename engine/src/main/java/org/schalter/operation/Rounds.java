package org.schalter.operation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.schalter.submission.CaseRoll;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which cases are looked at next: one round goes over the cases of the last day again and again, the other over all within
 * the horizon. How far each has come is kept, so that any node goes on where the last one stopped.
 */
@Component
class Rounds {

    private static final Duration NEW = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final CaseRoll roll;
    private final OperationSettings settings;
    private final Clock clock;

    Rounds(JdbcClient jdbc, CaseRoll roll, OperationSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.roll = roll;
        this.settings = settings;
        this.clock = clock;
    }

    List<UUID> newest() {
        return next("newest", NEW);
    }

    List<UUID> all() {
        return next("all", settings.horizon());
    }

    /** When the last round was made; empty if there was none. */
    Optional<Instant> last() {
        return jdbc.sql("select max(at) from operation_round")
                .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    private List<UUID> next(String round, Duration back) {
        UUID earliest = CaseRoll.earliest(clock.instant().minus(back));
        UUID from = upTo(round).filter(it -> unsigned(it, earliest) > 0).orElse(earliest);
        int most = Math.max(1, settings.cases() / 2);
        List<UUID> next = roll.after(from, most);
        // At the end, from the beginning again the next time.
        keep(round, next.size() < most ? earliest : next.getLast());
        return next;
    }

    /** Java compares the halves of a UUID with their signs, databases do not. */
    private static int unsigned(UUID one, UUID other) {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }

    private Optional<UUID> upTo(String round) {
        return jdbc.sql("select up_to from operation_round where name = ?")
                .param(round)
                .query(UUID.class)
                .optional();
    }

    private void keep(String round, UUID upTo) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("insert into operation_round (name, up_to, at) values (?, ?, ?) on conflict do nothing")
                .params(round, upTo, now)
                .update();
        jdbc.sql("update operation_round set up_to = ?, at = ? where name = ?")
                .params(upTo, now, round)
                .update();
    }
}
