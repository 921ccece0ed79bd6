package org.schalter.secrecy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Refuses a database from before there was secrecy that holds something of people in plain: what citizens have sent must
 * neither be lost nor stay readable without anybody noticing.
 */
@Component
class FromBefore implements FlywayMigrationStrategy {

    private static final MigrationVersion FIRST_OF_SECRECY = MigrationVersion.fromVersion("1.1");
    private static final List<String> PLAIN = List.of("submission_case", "filling_draft", "filling_upload");

    @Override
    public void migrate(Flyway flyway) {
        boolean begun = flyway.info().applied().length > 0;
        boolean sealed = Arrays.stream(flyway.info().applied())
                .map(MigrationInfo::getVersion)
                .anyMatch(FIRST_OF_SECRECY::equals);
        if (begun && !sealed) {
            refuseWhatIsPlain(flyway.getConfiguration().getDataSource());
        }
        flyway.migrate();
    }

    private static void refuseWhatIsPlain(DataSource database) {
        for (String table : PLAIN) {
            long rows = rows(table, database);
            if (rows > 0) {
                throw new SecrecyMisconfigured(
                        "This database is from before what citizens send was sealed: <%s> holds <%d> rows in plain."
                                .formatted(table, rows),
                        "Of a demo, delete the folder of schalter.data (./data) to begin anew. Else go back to the"
                                + " version before, let its cases come to their end, hand them over, and begin with an"
                                + " empty database; the published services are imported again.");
            }
        }
    }

    private static long rows(String table, DataSource database) {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement("select count(*) from " + table);
                var rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the table <" + table + "> can't be counted", e);
        }
    }
}
