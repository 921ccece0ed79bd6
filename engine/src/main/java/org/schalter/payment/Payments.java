package org.schalter.payment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.schalter.event.Event;
import org.schalter.event.Events;
import org.schalter.submission.CaseId;
import org.schalter.submission.Ledger;
import org.schalter.submission.Submissions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What cases have to pay. An order is opened once per case and purpose, may be tried to be paid as often as the payer
 * likes, and is settled at most once.
 */
@Component
public class Payments {

    private static final String COLUMNS = """
        select o.id, o.case_id, o.purpose, o.amount, o.currency, o.opened_at, s.at as settled_at, o.cancelled_at
        from payment_order o left join payment_settlement s on s.order_id = o.id
        """;

    private final JdbcClient jdbc;
    private final Submissions submissions;
    private final Ledger ledger;
    private final Events events;
    private final Clock clock;

    Payments(JdbcClient jdbc, Submissions submissions, Ledger ledger, Events events, Clock clock) {
        this.jdbc = jdbc;
        this.submissions = submissions;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /** What a case has to pay. */
    public record Order(
            UUID id,
            CaseId caseId,
            String purpose,
            BigDecimal amount,
            String currency,
            Instant openedAt,
            @Nullable Instant settledAt,
            @Nullable Instant cancelledAt) {

        public boolean settled() {
            return settledAt != null;
        }

        /** Whether it still waits for money. */
        public boolean payable() {
            return settledAt == null && cancelledAt == null;
        }
    }

    /** An order has been paid, exactly once. */
    public record PaymentSettled(UUID caseId, UUID orderId) implements Event {}

    /**
     * An attempt to pay came to nothing; the order stays open and may be tried again.
     *
     * @param reason {@code declined}, {@code abandoned} or {@code expired}
     */
    public record PaymentRefused(UUID caseId, UUID orderId, String reason) implements Event {}

    /**
     * Opens the order over the fee of a case, computed anew from the sealed edition and answers; opening it again gives
     * the same order.
     *
     * @param purpose what for, unique within the case, for example the id of the process node
     * @return empty when the case is free of charge
     */
    @Transactional
    public Optional<Order> open(CaseId id, String purpose) {
        return submissions
                .fee(id)
                .filter(fee -> fee.total().signum() > 0)
                .map(fee -> open(id, purpose, fee.total(), fee.currency()));
    }

    /**
     * Opens an order over an amount that the case's process has computed; opening it again gives the same order.
     *
     * @param amount above zero, at most two decimal places
     * @param currency ISO 4217
     * @throws IllegalStateException when it is open already over another amount
     */
    @Transactional
    public Order open(CaseId id, String purpose, BigDecimal amount, String currency) {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException(
                    "an order of case <" + id + "> over <" + amount + ">; right is an amount above zero");
        }
        BigDecimal exact = amount.setScale(2, RoundingMode.UNNECESSARY);
        int opened = jdbc.sql("""
            insert into payment_order (id, case_id, purpose, amount, currency, opened_at)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing\
            """)
                .params(UUID.randomUUID(), id.value(), purpose, exact, currency, Timestamp.from(clock.instant()))
                .update();
        Order order = order(id, purpose).orElseThrow();
        if (order.amount().compareTo(exact) != 0 || !order.currency().equals(currency)) {
            throw new IllegalStateException("the order <%s> of case <%s> is open over <%s %s>, so not over <%s %s>"
                    .formatted(purpose, id, order.amount(), order.currency(), exact, currency));
        }
        if (opened == 1) {
            ledger.enter(id, "payment-due", purpose);
        }
        return order;
    }

    /**
     * Takes an order back that nobody has paid; what is paid afterwards all the same is shown to operators, to be given
     * back.
     *
     * @return false when it has been paid
     */
    @Transactional
    public boolean cancel(Order order) {
        Order locked = lock(order.id());
        if (locked.settled()) {
            return false;
        }
        if (locked.payable()) {
            jdbc.sql("update payment_order set cancelled_at = ? where id = ?")
                    .params(Timestamp.from(clock.instant()), order.id())
                    .update();
            ledger.enter(order.caseId(), "payment-cancelled", order.purpose());
        }
        return true;
    }

    /** The orders of a case, oldest first. */
    public List<Order> of(CaseId id) {
        return jdbc.sql(COLUMNS + "where o.case_id = ? order by o.opened_at, o.purpose")
                .param(id.value())
                .query(Payments::row)
                .list();
    }

    public Optional<Order> order(CaseId id, String purpose) {
        return jdbc.sql(COLUMNS + "where o.case_id = ? and o.purpose = ?")
                .params(id.value(), purpose)
                .query(Payments::row)
                .optional();
    }

    /** Since when an order waits although the bank has refused it, and nobody has tried again; empty if that is not so. */
    public Optional<Instant> declinedAt(Order order) {
        return order.settled()
                ? Optional.empty()
                : jdbc.sql("select ended, ended_at from payment_attempt where order_id = ? order by number desc"
                                + " limit 1")
                        .param(order.id())
                        .query((row, _) -> Attempt.End.DECLINED.is(row.getString(1))
                                ? Optional.of(row.getTimestamp(2).toInstant())
                                : Optional.<Instant>empty())
                        .optional()
                        .flatMap(it -> it);
    }

    Order order(UUID id) {
        return jdbc.sql(COLUMNS + "where o.id = ?")
                .param(id)
                .query(Payments::row)
                .single();
    }

    /** The order, locked until the end of the transaction, so that it is settled or cancelled by one at a time. */
    Order lock(UUID id) {
        jdbc.sql("select id from payment_order where id = ? for update")
                .param(id)
                .query(UUID.class)
                .single();
        return order(id);
    }

    /** Settles a payable order that the caller has locked. */
    void settle(Order order, Attempt attempt) {
        jdbc.sql("insert into payment_settlement (order_id, attempt_id, at) values (?, ?, ?)")
                .params(order.id(), attempt.id(), Timestamp.from(clock.instant()))
                .update();
        ledger.enter(order.caseId(), "paid", order.purpose());
        events.publish(new PaymentSettled(order.caseId().value(), order.id()));
    }

    /** Tells that an attempt at a payable order came to nothing. */
    void refuse(Order order, Attempt attempt, String reason) {
        ledger.enter(order.caseId(), "payment-refused", order.purpose() + " " + attempt.number() + " " + reason);
        events.publish(new PaymentRefused(order.caseId().value(), order.id(), reason));
    }

    private static Order row(ResultSet row, int number) throws SQLException {
        Timestamp settled = row.getTimestamp("settled_at");
        Timestamp cancelled = row.getTimestamp("cancelled_at");
        return new Order(
                row.getObject("id", UUID.class),
                new CaseId(row.getObject("case_id", UUID.class)),
                row.getString("purpose"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getTimestamp("opened_at").toInstant(),
                settled == null ? null : settled.toInstant(),
                cancelled == null ? null : cancelled.toInstant());
    }
}
