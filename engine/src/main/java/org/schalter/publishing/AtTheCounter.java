package org.schalter.publishing;

import java.util.HashMap;
import java.util.Map;
import org.schalter.definition.ServiceKey;
import org.schalter.editing.spi.Counter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells editors which editions citizens see. */
@Component
class AtTheCounter implements Counter {

    private final JdbcClient jdbc;

    AtTheCounter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<ServiceKey, Live> live() {
        var live = new HashMap<ServiceKey, Live>();
        jdbc.sql("""
            select live.service_key, live.edition, edition.hash, live.since from publishing_live live
            join publishing_edition edition on edition.service_key = live.service_key and edition.number = live.edition
            where live.id in (select max(id) from publishing_live group by service_key)\
            """).query(row -> {
            live.put(
                    new ServiceKey(row.getString("service_key")),
                    new Live(
                            row.getInt("edition"),
                            row.getString("hash"),
                            row.getTimestamp("since").toInstant()));
        });
        return live;
    }
}
