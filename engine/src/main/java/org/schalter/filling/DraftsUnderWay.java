package org.schalter.filling;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.schalter.definition.ServiceKey;
import org.schalter.workspace.spi.UnderWay;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many applications people are filling in. */
@Component
class DraftsUnderWay implements UnderWay {

    private final JdbcClient jdbc;
    private final Clock clock;

    DraftsUnderWay(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Kind kind() {
        return Kind.DRAFTS;
    }

    @Override
    public Map<ServiceKey, Long> byService() {
        var counts = new HashMap<ServiceKey, Long>();
        jdbc.sql("select service, count(*) as drafts from filling_draft where status_url is null and expires_at > ?"
                        + " group by service")
                .param(Timestamp.from(clock.instant()))
                .query(row -> {
                    counts.put(new ServiceKey(row.getString("service")), row.getLong("drafts"));
                });
        return counts;
    }
}
