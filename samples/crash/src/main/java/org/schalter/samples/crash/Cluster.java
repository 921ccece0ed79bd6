package org.schalter.samples.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/** Several engines, each a process of its own, on one PostgreSQL that commits durably. */
final class Cluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final EmbeddedPostgres postgres;
    private final Ports ports;
    private final List<Process> nodes = new CopyOnWriteArrayList<>();
    final LongAdder startedAgain = new LongAdder();

    private Cluster(EmbeddedPostgres postgres, Ports ports) {
        this.postgres = postgres;
        this.ports = ports;
    }

    static Cluster start(Ports ports) throws IOException, InterruptedException {
        var cluster = new Cluster(
                EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", "200")
                        .start(),
                ports);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> cluster.nodes.forEach(Process::destroyForcibly)));
        Files.createDirectories(Path.of("target"));
        // The first one makes the tables and publishes the services; so the others find them.
        for (int node = 0; node < ports.nodes(); node++) {
            Files.deleteIfExists(log(node));
            cluster.nodes.add(cluster.startNode(node));
            if (node == 0) {
                cluster.awaitReady(0);
            }
        }
        cluster.awaitAllReady();
        return cluster;
    }

    int size() {
        return nodes.size();
    }

    int port(int node) {
        return ports.node(node);
    }

    private static Path log(int node) {
        return Path.of("target", "node-" + node + ".log");
    }

    Connection database() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    /**
     * Ends any node as a power cut does, and starts it again. Another one is ready then, for where nobody answers nothing
     * goes on that could go wrong.
     */
    void killAny() throws IOException, InterruptedException {
        int node = anyNode();
        var town = new Town(this);
        var end = Instant.now().plus(PATIENCE);
        while (!anotherIsReady(town, node)) {
            if (Instant.now().isAfter(end)) {
                throw new IOException("no node but <%d> gets ready within %s; see target/".formatted(node, PATIENCE));
            }
            Thread.sleep(200);
        }
        nodes.get(node).destroyForcibly().onExit().join();
        nodes.set(node, startNode(node));
    }

    private boolean anotherIsReady(Town town, int node) throws IOException, InterruptedException {
        for (int other = 0; other < nodes.size(); other++) {
            if (other != node && isReady(town, other)) {
                return true;
            }
        }
        return false;
    }

    /** Whoever could not start, since the database was just recovering, is started again as any supervisor would do. */
    private boolean isReady(Town town, int node) throws IOException, InterruptedException {
        if (!nodes.get(node).isAlive()) {
            startedAgain.increment();
            nodes.set(node, startNode(node));
        }
        return town.isReady(node);
    }

    /** Cuts every connection to the database. */
    void cutConnections() throws SQLException {
        try (var connection = database();
                var statement = connection.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname"
                            + " = 'postgres'");
        }
    }

    /** Ends the process behind some connection, after which PostgreSQL ends all others and recovers as from a power cut. */
    void crashDatabase() throws SQLException {
        try (var connection = database();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select min(pid) from pg_stat_activity where pid <> pg_backend_pid()"
                        + " and datname = 'postgres'")) {
            row.next();
            ProcessHandle.of(row.getLong(1)).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    void awaitAllReady() throws IOException, InterruptedException {
        for (int node = 0; node < nodes.size(); node++) {
            awaitReady(node);
        }
    }

    private void awaitReady(int node) throws IOException, InterruptedException {
        var town = new Town(this);
        var end = Instant.now().plus(PATIENCE);
        while (!isReady(town, node)) {
            if (Instant.now().isAfter(end)) {
                throw new IOException(
                        "node <%d> is not ready after %s; see target/node-%1$d.log".formatted(node, PATIENCE));
            }
            Thread.sleep(200);
        }
    }

    int anyNode() {
        return ThreadLocalRandom.current().nextInt(nodes.size());
    }

    private Process startNode(int node) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx320m",
                        "-XX:+UseSerialGC",
                        // Nodes live for seconds only: quick code that is there at once serves them better.
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "org.schalter.SchalterApplication",
                        "--server.port=" + port(node),
                        "--schalter.data=target/node-" + node,
                        "--schalter.demo=true",
                        "--schalter.disposable-database=true",
                        // The nodes share a database, so they share its master key.
                        "--schalter.secrecy.master-keys.crash=" + "A".repeat(43) + "=",
                        "--schalter.event.heartbeat=1s",
                        "--schalter.casework.job-lock=PT20S",
                        "--schalter.delivery.channel=smtp",
                        "--schalter.delivery.options.from=town@example.org",
                        "--schalter.delivery.pause=500ms",
                        "--schalter.delivery.longest-pause=2s",
                        "--spring.mail.host=127.0.0.1",
                        "--spring.mail.port=" + ports.post(),
                        "--schalter.payment.ask=*/5 * * * * *",
                        "--schalter.operation.round=*/5 * * * * *",
                        "--schalter.operation.grace=10s",
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(node).toFile()))
                .start();
    }

    @Override
    public void close() throws IOException {
        for (var node : nodes) {
            node.destroyForcibly().onExit().join();
        }
        postgres.close();
    }
}
