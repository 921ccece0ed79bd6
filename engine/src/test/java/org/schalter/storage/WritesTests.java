package org.schalter.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WritesTests {

    private static final String LIGHT = "insert into lamp (street, bulb) values (?, ?)";
    private static final String OUT = "delete from lamp where street = ?";

    private EmbeddedPostgres postgres;

    @BeforeAll
    void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    void stopPostgres() throws IOException {
        postgres.close();
    }

    List<Town> towns() {
        var h2 = new JdbcDataSource();
        h2.setUrl("jdbc:h2:mem:writes;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
        return List.of(Town.on(h2), Town.on(postgres.getPostgresDatabase()));
    }

    @ParameterizedTest
    @MethodSource("towns")
    void aTransactionsWritesGoOutAtItsEndInTheirOrder(Town town) {
        town.inTransaction(() -> {
            town.writes.add(LIGHT, "Marktplatz", UUID.randomUUID());
            town.writes.add(OUT, "Marktplatz");
            town.writes.add(LIGHT, "Marktplatz", null);
            town.writes.add(LIGHT, "Kirchplatz", null);
            assertThat(town.lit()).isEmpty();
        });
        assertThat(town.lit()).containsExactly("Kirchplatz", "Marktplatz");
    }

    @ParameterizedTest
    @MethodSource("towns")
    void manyWritesGoOutInSeveralTurns(Town town) {
        town.inTransaction(() -> {
            for (int i = 0; i < 100; i++) {
                town.writes.add(LIGHT, "Street %03d".formatted(i), null);
            }
        });
        assertThat(town.lit())
                .hasSize(100)
                .startsWith("Street 000", "Street 001")
                .endsWith("Street 099");
    }

    @ParameterizedTest
    @MethodSource("towns")
    void nothingOfATransactionStandsWhenOneWriteFails(Town town) {
        assertThatThrownBy(() -> town.inTransaction(() -> {
                    town.writes.add(LIGHT, "Marktplatz", null);
                    town.writes.add(LIGHT, "Kirchplatz", null);
                    town.writes.add(LIGHT, "Marktplatz", null);
                }))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(town.lit()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("towns")
    void nothingOfATransactionStandsWhenAWriteThatMustChangeOneRowChangesNone(Town town) {
        assertThatThrownBy(() -> town.inTransaction(() -> {
                    town.writes.add(LIGHT, "Marktplatz", null);
                    town.writes.addOne(() -> new IllegalStateException("no such lamp"), OUT, "Domplatz");
                    town.writes.add(LIGHT, "Kirchplatz", null);
                }))
                .hasMessage("no such lamp");
        assertThat(town.lit()).isEmpty();
        town.inTransaction(() -> {
            town.writes.add(LIGHT, "Domplatz", null);
            town.writes.addOne(() -> new IllegalStateException("no such lamp"), OUT, "Domplatz");
            town.writes.add(LIGHT, "Kirchplatz", null);
        });
        assertThat(town.lit()).containsExactly("Kirchplatz");
    }

    @ParameterizedTest
    @MethodSource("towns")
    void nothingIsWrittenOfWhatIsRolledBack(Town town) {
        assertThatThrownBy(() -> town.inTransaction(() -> {
                    town.writes.add(LIGHT, "Marktplatz", null);
                    throw new IllegalStateException("no light");
                }))
                .hasMessage("no light");
        assertThat(town.lit()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("towns")
    void whoeverReadsInTheTransactionSendsFirst(Town town) {
        town.inTransaction(() -> {
            town.writes.add(LIGHT, "Marktplatz", null);
            town.writes.send();
            assertThat(town.lit()).containsExactly("Marktplatz");
            town.writes.add(OUT, "Marktplatz");
        });
        assertThat(town.lit()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("towns")
    void aTransactionWithinKeepsItsWritesApart(Town town) {
        assertThatThrownBy(() -> town.inTransaction(() -> {
                    town.writes.add(LIGHT, "Marktplatz", null);
                    town.inItsOwn(() -> town.writes.add(LIGHT, "Kirchplatz", null));
                    assertThat(town.lit()).containsExactly("Kirchplatz");
                    town.writes.add(LIGHT, "Domplatz", null);
                    throw new IllegalStateException("no light");
                }))
                .hasMessage("no light");
        assertThat(town.lit()).containsExactly("Kirchplatz");
    }

    @ParameterizedTest
    @MethodSource("towns")
    void aWriteOutsideOfATransactionIsSentAtOnce(Town town) {
        town.writes.add(LIGHT, "Marktplatz", null);
        assertThat(town.lit()).containsExactly("Marktplatz");
        assertThatThrownBy(() -> town.writes.addOne(() -> new IllegalStateException("no such lamp"), OUT, "Domplatz"))
                .hasMessage("no such lamp");
    }

    record Town(String name, JdbcTemplate jdbc, JdbcTransactionManager transactions, Writes writes) {

        static Town on(DataSource database) {
            var jdbc = new JdbcTemplate(database);
            jdbc.execute("drop table if exists lamp");
            jdbc.execute("create table lamp (street varchar(40) primary key, bulb uuid)");
            return new Town(
                    Writes.isPostgres(database) ? "PostgreSQL" : "H2",
                    jdbc,
                    new JdbcTransactionManager(database),
                    new Writes(jdbc, database));
        }

        void inTransaction(Runnable work) {
            new TransactionTemplate(transactions).executeWithoutResult(_ -> work.run());
        }

        void inItsOwn(Runnable work) {
            var own = new TransactionTemplate(transactions);
            own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            own.executeWithoutResult(_ -> work.run());
        }

        List<String> lit() {
            return jdbc.queryForList("select street from lamp order by street", String.class);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
