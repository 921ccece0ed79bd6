package org.schalter.samples.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Several engines, each a process of its own, on one PostgreSQL that commits durably. */
final class Cluster implements AutoCloseable {

    private static final int FIRST_PORT = 18580;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final EmbeddedPostgres postgres;
    private final List<Process> nodes = new ArrayList<>();

    private Cluster(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static Cluster start(int size) throws IOException, InterruptedException {
        var cluster = new Cluster(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "200")
                .start());
        Files.createDirectories(Path.of("target"));
        // The first one makes the tables and publishes the services; so the others find them.
        cluster.nodes.add(cluster.startNode(0));
        cluster.awaitReady(0);
        for (int node = 1; node < size; node++) {
            cluster.nodes.add(cluster.startNode(node));
        }
        cluster.awaitAllReady();
        return cluster;
    }

    int size() {
        return nodes.size();
    }

    static int port(int node) {
        return FIRST_PORT + node;
    }

    Connection database() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    /** Ends a node as a power cut does, and starts it again. */
    void kill(int node) throws IOException {
        nodes.get(node).destroyForcibly().onExit().join();
        nodes.set(node, startNode(node));
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

    void awaitAllReady() throws IOException, InterruptedException {
        for (int node = 0; node < nodes.size(); node++) {
            awaitReady(node);
        }
    }

    private void awaitReady(int node) throws IOException, InterruptedException {
        var town = new Town(this);
        var end = Instant.now().plus(PATIENCE);
        while (!town.isReady(node)) {
            if (Instant.now().isAfter(end)) {
                throw new IOException(
                        "node <%d> is not ready after %s; see target/node-%d.log".formatted(node, PATIENCE, node));
            }
            if (!nodes.get(node).isAlive()) {
                throw new IOException("node <%d> does not start; see target/node-%d.log".formatted(node, node));
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
                        "--spring.mail.port=" + PostOffice.PORT,
                        "--schalter.payment.ask=*/5 * * * * *",
                        "--schalter.operation.round=*/5 * * * * *",
                        "--schalter.operation.grace=10s",
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "node-" + node + ".log").toFile()))
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
