package org.schalter.casework;

import java.util.HashMap;
import java.util.Map;
import org.schalter.definition.ServiceKey;
import org.schalter.workspace.spi.UnderWay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many cases and tasks have not ended. */
@Configuration(proxyBeanMethods = false)
class CaseworkUnderWay {

    @Bean
    UnderWay casesUnderWay(JdbcClient jdbc) {
        return new Rows(UnderWay.Kind.CASES, "casework_case", jdbc);
    }

    @Bean
    UnderWay tasksUnderWay(JdbcClient jdbc) {
        return new Rows(UnderWay.Kind.TASKS, "casework_task", jdbc);
    }

    private record Rows(Kind kind, String table, JdbcClient jdbc) implements UnderWay {

        @Override
        public Map<ServiceKey, Long> byService() {
            var counts = new HashMap<ServiceKey, Long>();
            jdbc.sql("select service, count(*) as number from %s where ended_at is null group by service"
                            .formatted(table))
                    .query(row -> {
                        counts.put(new ServiceKey(row.getString("service")), row.getLong("number"));
                    });
            return counts;
        }
    }
}
