package org.schalter.secrecy;

import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.env.MockEnvironment;

/** The secrets of a database without an engine around them, as a node has them that starts with these master keys. */
public record OwnSecrets(
        MasterKeys masters, KeyTable table, KeyPool pool, Secrets secrets, JdbcTransactionManager transactions) {

    /** Keys that everybody knows. */
    static final String OLD = Base64.getEncoder().encodeToString(new byte[32]);

    static final String NEW = Base64.getEncoder().encodeToString("12345678901234567890123456789012".getBytes());

    /** On a database that has the tables already. */
    public static OwnSecrets on(DataSource database) {
        return on(database, Map.of("old", OLD), null, 0);
    }

    static OwnSecrets on(DataSource database, Map<String, String> keys, @Nullable String current, int ahead) {
        var table = new KeyTable(new JdbcTemplate(database), Clock.systemUTC());
        var settings = new SecrecySettings(keys, current, ahead);
        var environment = new MockEnvironment().withProperty("schalter.demo", "false");
        var masters = new SecrecyConfiguration().masterKeys(settings, environment, table);
        var pool = new KeyPool(masters, table, settings, Clock.systemUTC());
        var secrets = new Secrets(masters, table, pool, new EngineKeys(masters, table));
        return new OwnSecrets(masters, table, pool, secrets, new JdbcTransactionManager(database));
    }

    static void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .ignoreMigrationPatterns("*:*")
                .target("1.99?")
                .outOfOrder(true)
                .load()
                .migrate();
    }

    long rewrap() {
        return new Rewrapping(masters, table, transactions).run();
    }

    KeyStanding standing() {
        return new KeyStanding(masters, table, secrets);
    }
}
