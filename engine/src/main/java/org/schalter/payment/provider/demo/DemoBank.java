package org.schalter.payment.provider.demo;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.schalter.payment.spi.Order;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the pretended provider remembers; in a table, since a real one would not forget either when we restart. */
@Component
@ConditionalOnProperty("schalter.demo")
class DemoBank {

    private final JdbcClient jdbc;

    DemoBank(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A pretended payment; {@code outcome} is empty until a button has been pressed. */
    record Payment(
            String reference, BigDecimal amount, String currency, String purpose, String returnTo, String outcome) {

        public boolean open() {
            return outcome.isEmpty();
        }
    }

    String open(Order order) {
        String reference = UUID.randomUUID().toString();
        jdbc.sql("""
            insert into payment_demo (reference, order_id, amount, currency, purpose, return_to)
            values (?, ?, ?, ?, ?, ?)\
            """)
                .params(
                        reference,
                        order.id().toString(),
                        order.amount(),
                        order.currency(),
                        order.purpose(),
                        order.returnTo().toString())
                .update();
        return reference;
    }

    Optional<Payment> find(String reference) {
        return jdbc.sql("""
            select reference, amount, currency, purpose, return_to, coalesce(outcome, '') as outcome
            from payment_demo where reference = ?\
            """)
                .param(reference)
                .query((row, n) -> new Payment(
                        row.getString("reference"),
                        row.getBigDecimal("amount"),
                        row.getString("currency"),
                        row.getString("purpose"),
                        row.getString("return_to"),
                        row.getString("outcome")))
                .optional();
    }

    /** The first outcome counts; a second press changes nothing. */
    void decide(String reference, String outcome) {
        jdbc.sql("update payment_demo set outcome = ? where reference = ? and outcome is null")
                .params(outcome, reference)
                .update();
    }
}
