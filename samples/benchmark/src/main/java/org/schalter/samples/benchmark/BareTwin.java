package org.schalter.samples.benchmark;

import java.util.UUID;
import org.schalter.site.Access;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * The engine with one more endpoint: it parses the JSON it is sent and inserts one row, durably. What the engine needs
 * beyond that for accepting a submission is the engine's own cost.
 */
@SpringBootApplication(scanBasePackages = "org.schalter")
@ConfigurationPropertiesScan("org.schalter")
public class BareTwin {

    public static void main(String[] args) {
        SpringApplication.run(BareTwin.class, args);
    }

    /** The endpoint. */
    @RestController
    @Access
    static class Row {

        private final JdbcTemplate jdbc;
        private final JsonMapper json = JsonMapper.builder().build();

        Row(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
            jdbc.execute("create table if not exists benchmark_row (id uuid primary key, answers text not null)");
        }

        @PostMapping("/api/v1/benchmark/rows")
        String insert(@RequestBody byte[] body) {
            UUID id = UUID.randomUUID();
            jdbc.update(
                    "insert into benchmark_row values (?, ?)",
                    id,
                    json.readTree(body).toString());
            return "{\"id\":\"" + id + "\"}";
        }
    }
}
