package org.schalter.payment;

import java.util.HashMap;
import java.util.Map;
import org.schalter.definition.ServiceKey;
import org.schalter.workspace.spi.UnderWay;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many orders are still to be paid. */
@Component
class UnpaidUnderWay implements UnderWay {

    private final JdbcClient jdbc;

    UnpaidUnderWay(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Kind kind() {
        return Kind.UNPAID;
    }

    @Override
    public Map<ServiceKey, Long> byService() {
        var counts = new HashMap<ServiceKey, Long>();
        jdbc.sql("""
            select c.service, count(*) as orders from payment_order o
            join submission_case c on c.id = o.case_id
            where o.cancelled_at is null
              and not exists (select 1 from payment_settlement s where s.order_id = o.id)
            group by c.service\
            """).query(row -> {
            counts.put(new ServiceKey(row.getString("service")), row.getLong("orders"));
        });
        return counts;
    }
}
