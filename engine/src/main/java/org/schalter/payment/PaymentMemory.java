package org.schalter.payment;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.schalter.submission.spi.CaseMemory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A case is needed while money is owed for it, may still come or is to be given back. Orders say nothing of anybody: the books keep them. */
@Component
class PaymentMemory implements CaseMemory {

    private static final String OF_CASE = "in (select id from payment_order where case_id = ?)";

    private final JdbcClient jdbc;
    private final PaymentSettings settings;
    private final Clock clock;

    PaymentMemory(JdbcClient jdbc, PaymentSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public boolean needs(UUID caseId) {
        return !jdbc.sql("""
            select o.id from payment_order o left join payment_settlement s on s.order_id = o.id
            where o.case_id = ? and s.order_id is null and o.cancelled_at is null
            union all
            select a.id from payment_attempt a join payment_order o on o.id = a.order_id
            left join payment_settlement s on s.attempt_id = a.id
            where o.case_id = ? and s.order_id is null
              and (a.ended in ('settled', 'mismatch') and a.cleared_at is null
                or a.ended is null and a.reference is not null and a.started_at > ?)\
            """)
                .params(caseId, caseId, Timestamp.from(clock.instant().minus(settings.giveUp())))
                .query(UUID.class)
                .list()
                .isEmpty();
    }

    @Override
    public Map<String, Integer> forget(UUID caseId, boolean wholly) {
        // A provider's page may know who was to pay there.
        jdbc.sql("update payment_attempt set pay_page = null where order_id " + OF_CASE)
                .param(caseId)
                .update();
        if (!wholly) {
            return Map.of();
        }
        jdbc.sql("delete from payment_settlement where order_id " + OF_CASE)
                .param(caseId)
                .update();
        jdbc.sql("delete from payment_attempt where order_id " + OF_CASE)
                .param(caseId)
                .update();
        return Map.of(
                "payments",
                jdbc.sql("delete from payment_order where case_id = ?")
                        .param(caseId)
                        .update());
    }
}
