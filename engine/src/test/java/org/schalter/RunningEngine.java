package org.schalter;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The whole engine on a random port, in demo mode, started once per database for the whole test run. Tests share it, so
 * each uses services and cases of its own and counts nothing that others may add to.
 */
public final class RunningEngine {

    private static final Map<Database, RunningEngine> STARTED = new EnumMap<>(Database.class);
    private static final List<AutoCloseable> OPEN = new ArrayList<>();

    private final ConfigurableApplicationContext context;
    private final List<String> database;

    private RunningEngine(List<String> database, String... settings) {
        this.database = database;
        var arguments = new ArrayList<String>(database);
        arguments.add("--server.port=0");
        arguments.add("--schalter.demo=true");
        arguments.add("--spring.main.banner-mode=off");
        arguments.add("--spring.jmx.enabled=false");
        // Tests look at cases themselves, with less patience; a round in between would see no gap yet and close theirs.
        arguments.add("--schalter.operation.round=-");
        arguments.addAll(List.of(settings));
        this.context = new SpringApplicationBuilder(SchalterApplication.class).run(arguments.toArray(String[]::new));
        OPEN.add(context);
    }

    /** The shared engine on that database; the first call starts it. */
    public static synchronized RunningEngine on(Database database) {
        var running = STARTED.get(database);
        if (running == null) {
            running = new RunningEngine(database == Database.H2 ? h2() : postgresql());
            STARTED.put(database, running);
        }
        return running;
    }

    /** The shared engine on H2. */
    public static RunningEngine onH2() {
        return on(Database.H2);
    }

    /** One more node on the same database, of the caller's own, with settings such as {@code --schalter.x=y}. */
    public RunningEngine neighbour(String... settings) {
        synchronized (RunningEngine.class) {
            return new RunningEngine(database, settings);
        }
    }

    /** An engine of the caller's own on an empty H2, with settings such as {@code --schalter.x=y}. */
    public static RunningEngine alone(String... settings) {
        synchronized (RunningEngine.class) {
            return new RunningEngine(h2(), settings);
        }
    }

    /** Stops an engine of the caller's own; the shared ones stop by themselves at the end of the run. */
    public void stop() {
        if (STARTED.containsValue(this)) {
            throw new IllegalStateException("this engine is shared by all tests; stop only an engine of your own");
        }
        context.close();
    }

    /** Where it answers, for example {@code http://127.0.0.1:41234}. */
    public URI url() {
        var server = ((WebServerApplicationContext) context).getWebServer();
        return URI.create("http://127.0.0.1:" + (server == null ? 0 : server.getPort()));
    }

    /** Tells the engine that something has happened. */
    public void tell(Object event) {
        context.publishEvent(event);
    }

    /** A part of the engine, to look at what HTTP does not show. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A part of the engine by its name, where there are several of its type. */
    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    /** All parts of a kind. */
    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    /** A program that calls without signing in and follows no redirect. */
    public HttpCaller anonymous() {
        return new HttpCaller(url(), null, false);
    }

    /** A program that signs in by HTTP Basic as one of the demo users, for example {@code editor}, and follows no redirect. */
    public HttpCaller as(String demoUser) {
        return new HttpCaller(url(), demoUser, false);
    }

    /** Somebody with a browser whose requests go to this node and that one by turns. */
    public HttpCaller visitorOfBoth(RunningEngine other) {
        return new HttpCaller(List.of(url(), other.url()), null, true);
    }

    /** A program whose requests go to this node and that one by turns. */
    public HttpCaller asOnBoth(String demoUser, RunningEngine other) {
        return new HttpCaller(List.of(url(), other.url()), demoUser, false);
    }

    /** Somebody with a browser: keeps cookies, follows redirects, fills in forms by their labels' fields. */
    public HttpCaller visitor() {
        return new HttpCaller(url(), null, true);
    }

    private static List<String> h2() {
        var folder = temporaryFolder();
        return List.of(
                "--schalter.data=" + folder,
                "--spring.datasource.url=jdbc:h2:mem:" + folder.getFileName()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
                "--spring.datasource.username=sa",
                "--spring.datasource.password=");
    }

    private static List<String> postgresql() {
        try {
            // Its own shutdown hook would stop it before the engine has let go of it.
            var postgres =
                    EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
            OPEN.add(0, postgres);
            return List.of(
                    "--schalter.data=" + temporaryFolder(),
                    "--schalter.disposable-database=true",
                    "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                    "--spring.datasource.username=postgres",
                    "--spring.datasource.password=postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("schalter-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Engines first, databases last. */
    static synchronized void stopAll() throws Exception {
        for (var open : OPEN.reversed()) {
            open.close();
        }
        OPEN.clear();
        STARTED.clear();
    }
}
