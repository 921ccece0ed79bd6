package org.schalter.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.schalter.payment.spi.Checkout;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tries to pay that have been made. */
@Component
class Attempts {

    private static final String COLUMNS =
            "select id, order_id, number, provider, reference, pay_page, started_at, asked_at, ended from"
                    + " payment_attempt ";

    private final JdbcClient jdbc;
    private final Clock clock;

    Attempts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Attempt> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ?").param(id).query(Attempts::row).optional();
    }

    Optional<Attempt> latest(UUID orderId) {
        return jdbc.sql(COLUMNS + "where order_id = ? order by number desc limit 1")
                .param(orderId)
                .query(Attempts::row)
                .optional();
    }

    /** The open attempts that the provider has a name for, the longest unasked first. */
    List<Attempt> open(Instant startedAfter, int most) {
        return jdbc.sql(COLUMNS
                        + "where ended is null and reference is not null and started_at > ?"
                        + " order by coalesce(asked_at, started_at) limit ?")
                .params(Timestamp.from(startedAfter), most)
                .query(Attempts::row)
                .list();
    }

    /** Begins the attempt of that number; empty when somebody else has begun it. */
    Optional<Attempt> begin(UUID orderId, int number, String provider) {
        Attempt begun =
                new Attempt(UUID.randomUUID(), orderId, number, provider, null, null, clock.instant(), null, null);
        try {
            jdbc.sql("insert into payment_attempt (id, order_id, number, provider, started_at) values (?, ?, ?, ?, ?)")
                    .params(begun.id(), orderId, number, provider, Timestamp.from(begun.startedAt()))
                    .update();
            return Optional.of(begun);
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    void started(UUID id, Checkout checkout) {
        jdbc.sql("update payment_attempt set reference = ?, pay_page = ? where id = ?")
                .params(checkout.reference().value(), checkout.payPage().toString(), id)
                .update();
    }

    void asked(UUID id) {
        jdbc.sql("update payment_attempt set asked_at = ? where id = ?")
                .params(Timestamp.from(clock.instant()), id)
                .update();
    }

    void end(UUID id, Attempt.End end) {
        jdbc.sql("update payment_attempt set ended = ?, ended_at = ? where id = ?")
                .params(end.name().toLowerCase(Locale.ROOT), Timestamp.from(clock.instant()), id)
                .update();
    }

    private static Attempt row(ResultSet row, int number) throws SQLException {
        return new Attempt(
                row.getObject("id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getInt("number"),
                row.getString("provider"),
                row.getString("reference"),
                row.getString("pay_page"),
                row.getTimestamp("started_at").toInstant(),
                instant(row.getTimestamp("asked_at")),
                end(row.getString("ended")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static Attempt.@Nullable End end(@Nullable String ended) {
        return ended == null ? null : Attempt.End.valueOf(ended.toUpperCase(Locale.ROOT));
    }
}
