package org.schalter.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schalter.secrecy.OwnSecrets;
import org.schalter.secrecy.Secrets;
import org.schalter.storage.Writes;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventsTests {

    record LanternLit(String street) implements Event {}

    record LanternOut(String street) implements Event {}

    private final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private volatile Runnable meanwhile = () -> {};
    private EmbeddedPostgres postgres;

    @BeforeAll
    void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    void stopPostgres() throws IOException {
        postgres.close();
    }

    List<DataSource> databases() {
        var h2 = new JdbcDataSource();
        h2.setUrl("jdbc:h2:mem:events;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
        return List.of(h2, postgres.getPostgresDatabase());
    }

    @ParameterizedTest
    @MethodSource("databases")
    void tellsEachHearerOnceAfterTheCommit(DataSource database) {
        with(database, engine -> {
            engine.inTransaction(() -> engine.publish(new LanternLit("Marktplatz")));
            await().untilAsserted(() ->
                    assertThat(heard).containsExactlyInAnyOrder("lamp: Marktplatz", "journal: Marktplatz"));
            await().until(() -> engine.deliveries().waiting() == 0);
        });
    }

    @ParameterizedTest
    @MethodSource("databases")
    void tellsNobodyWhatWasRolledBack(DataSource database) {
        with(database, engine -> {
            assertThatThrownBy(() -> engine.inTransaction(() -> {
                        engine.publish(new LanternLit("Marktplatz"));
                        throw new IllegalStateException("no light");
                    }))
                    .hasMessage("no light");
            assertThat(engine.deliveries().waiting()).isZero();
        });
    }

    @ParameterizedTest
    @MethodSource("databases")
    void tellsAFailingHearerAgainAndTheOthersNotTwice(DataSource database) {
        with(database, engine -> {
            broken.add("lamp");
            engine.inTransaction(() -> engine.publish(new LanternLit("Kirchplatz")));
            await().untilAsserted(() -> assertThat(engine.deliveries().failing())
                    .singleElement()
                    .satisfies(failing -> assertThat(failing.message()).contains("lamp is broken")));
            heard.clear();
            broken.clear();
            engine.deliveries().retry(engine.deliveries().failing().getFirst().id());
            await().untilAsserted(() -> assertThat(heard).containsExactly("lamp: Kirchplatz"));
            await().until(() -> engine.deliveries().failing().isEmpty());
        });
    }

    @ParameterizedTest
    @MethodSource("databases")
    void tellsAtOnceWhatNobodyHasToBeToldLater(DataSource database) {
        with(database, engine -> {
            engine.inTransaction(() -> {
                engine.publish(new LanternOut("Marktplatz"));
                assertThat(heard).containsExactly("watch: Marktplatz");
            });
            assertThatThrownBy(() -> {
                        broken.add("watch");
                        engine.inTransaction(() -> engine.publish(new LanternOut("Kirchplatz")));
                    })
                    .hasMessage("watch is broken");
            assertThat(engine.deliveries().waiting()).isZero();
        });
    }

    @ParameterizedTest
    @MethodSource("databases")
    void undoesWhatAHearerDidAloneWhenAnotherNodeHasTakenTheEvent(DataSource database) {
        with(database, engine -> {
            broken.add("lamp");
            meanwhile = () -> {
                engine.publish(new LanternLit("twice"));
                elsewhere(database, "update event_task set version = version + 1 where task_name = 'event'");
                heard.add("taken");
            };
            engine.inTransaction(() -> engine.publish(new LanternLit("Domplatz")));
            await().untilAsserted(() -> assertThat(heard).contains("taken"));
            broken.clear();
            engine.inTransaction(() -> engine.publish(new LanternLit("Marktplatz")));
            await().untilAsserted(() -> assertThat(heard).contains("journal: Marktplatz"));
            assertThat(heard).doesNotContain("lamp: twice", "journal: twice");
            assertThat(engine.deliveries().failing()).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("databases")
    void undoesWhatAHearerDidWhenAnotherNodeHasToldTheEventMeanwhile(DataSource database) {
        with(database, engine -> {
            meanwhile = () -> {
                engine.publish(new LanternLit("twice"));
                elsewhere(database, "delete from event_task where task_name = 'event'");
            };
            engine.inTransaction(() -> engine.publish(new LanternLit("Domplatz")));
            await().untilAsserted(() -> assertThat(heard).contains("journal: Domplatz"));
            await().until(() -> engine.deliveries().waiting() == 0);
            engine.inTransaction(() -> engine.publish(new LanternLit("Marktplatz")));
            await().untilAsserted(() -> assertThat(heard).contains("journal: Marktplatz"));
            assertThat(heard).doesNotContain("lamp: twice", "journal: twice");
            assertThat(engine.deliveries().failing()).isEmpty();
        });
    }

    private static void elsewhere(DataSource database, String change) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(change)).isEqualTo(1);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @ParameterizedTest
    @MethodSource("databases")
    void tellsEvenWhileACrowdStandsAtTheCounter(DataSource database) {
        with(database, engine -> {
            int crowd = 2 * Runtime.getRuntime().availableProcessors() + 1;
            engine.answering(crowd, () -> {
                engine.inTransaction(() -> engine.publish(new LanternLit("Marktplatz")));
                await().untilAsserted(() -> assertThat(heard).hasSize(2));
            });
        });
    }

    @ParameterizedTest
    @MethodSource("databases")
    void refusesAnEventOutsideATransaction(DataSource database) {
        with(
                database,
                engine -> assertThatThrownBy(() -> engine.publish(new LanternLit("Marktplatz")))
                        .hasMessageContaining("outside a transaction"));
    }

    private void with(DataSource database, Consumer<Engine> test) {
        heard.clear();
        broken.clear();
        var flyway = Flyway.configure()
                .dataSource(database)
                .cleanDisabled(false)
                .locations("classpath:db/migration")
                .ignoreMigrationPatterns("*:*")
                .target("2.99?")
                .outOfOrder(true)
                .load();
        flyway.clean();
        flyway.migrate();
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(DataSource.class, () -> database);
            context.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(database));
            context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(database));
            context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
            context.registerBean(Clock.class, Clock::systemUTC);
            context.registerBean(Secrets.class, () -> OwnSecrets.on(database).secrets());
            context.registerBean(
                    EventSettings.class,
                    () -> new EventSettings(
                            2,
                            Duration.ofMillis(50),
                            Duration.ofMillis(100),
                            Duration.ofHours(1),
                            Duration.ofSeconds(5),
                            Duration.ofMillis(100)));
            context.registerBean("lamp", Hearer.class, () -> hearer("lamp"));
            context.registerBean("journal", Hearer.class, () -> hearer("journal"));
            context.registerBean("watch", Hearer.class, this::watch);
            context.registerBean(EventJson.class);
            context.registerBean(Failures.class);
            context.registerBean(Writes.class);
            context.registerBean(Courtesy.class);
            context.registerBean(Telling.class);
            context.registerBean(DurableEvents.class);
            context.registerBean(Deliveries.class);
            context.registerBean(
                    Scheduler.class,
                    () -> new Schedulers(context.getBean(EventSettings.class), context.getBean(Clock.class))
                            .scheduler(
                                    database,
                                    context.getBean(EventJson.class),
                                    context.getBean(Failures.class),
                                    context.getBeanProvider(Telling.class),
                                    context.getBeanProvider(Routine.class)),
                    definition -> definition.setDestroyMethodName("stop"));
            context.refresh();
            context.getBean(Scheduler.class).start();
            test.accept(new Engine(context));
        }
    }

    private Hearer<LanternLit> hearer(String id) {
        return new Hearer<>() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public Class<LanternLit> hears() {
                return LanternLit.class;
            }

            @Override
            public void hear(LanternLit event) {
                if (broken.contains(id)) {
                    throw new IllegalStateException(id + " is broken");
                }
                heard.add(id + ": " + event.street());
                if (event.street().equals("Domplatz")) {
                    meanwhile.run();
                    meanwhile = () -> {};
                }
            }
        };
    }

    private Hearer<LanternOut> watch() {
        return new Hearer<>() {
            @Override
            public String id() {
                return "watch";
            }

            @Override
            public Class<LanternOut> hears() {
                return LanternOut.class;
            }

            @Override
            public void hear(LanternOut event) {
                if (broken.contains("watch")) {
                    throw new IllegalStateException("watch is broken");
                }
                heard.add("watch: " + event.street());
            }

            @Override
            public boolean atOnce() {
                return true;
            }
        };
    }

    record Engine(AnnotationConfigApplicationContext context) {
        void publish(Event event) {
            context.getBean(Events.class).publish(event);
        }

        void inTransaction(Runnable work) {
            new TransactionTemplate(context.getBean(JdbcTransactionManager.class))
                    .executeWithoutResult(_ -> work.run());
        }

        /** Does something while that many requests are being answered. */
        void answering(int requests, Runnable work) {
            FilterChain deeper = requests == 0 ? (_, _) -> work.run() : (_, _) -> answering(requests - 1, work);
            try {
                context.getBean(Courtesy.class)
                        .doFilter(new MockHttpServletRequest(), new MockHttpServletResponse(), deeper);
            } catch (IOException | ServletException broken) {
                throw new IllegalStateException(broken);
            }
        }

        Deliveries deliveries() {
            return context.getBean(Deliveries.class);
        }
    }
}
