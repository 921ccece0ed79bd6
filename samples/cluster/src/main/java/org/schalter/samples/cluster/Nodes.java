package org.schalter.samples.cluster;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Engines, each a process of its own, on one PostgreSQL. */
final class Nodes implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int KEY_BYTES = 32;

    private final EmbeddedPostgres postgres;
    private final int firstPort;
    private final URI town;
    private final String key = masterKey();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final List<Process> processes = new ArrayList<>();

    /** @param town where citizens reach the town: at the balancer */
    private Nodes(EmbeddedPostgres postgres, int firstPort, URI town) {
        this.postgres = postgres;
        this.firstPort = firstPort;
        this.town = town;
    }

    static Nodes start(int size, int firstPort, URI town) throws IOException, InterruptedException {
        Files.createDirectories(Path.of("target"));
        var nodes = new Nodes(
                EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .start(),
                firstPort,
                town);
        // The first one makes the tables and publishes the services; so the others find them.
        for (int node = 0; node < size; node++) {
            Files.deleteIfExists(log(node));
            nodes.processes.add(nodes.process(node));
            if (node == 0 || node == size - 1) {
                nodes.awaitReady(0, node);
            }
        }
        return nodes;
    }

    int size() {
        return processes.size();
    }

    URI address(int node) {
        return URI.create("http://127.0.0.1:" + (firstPort + node));
    }

    List<URI> addresses() {
        List<URI> addresses = new ArrayList<>();
        for (int node = 0; node < size(); node++) {
            addresses.add(address(node));
        }
        return addresses;
    }

    /** Ends a node as an update does, waits for its end, and starts it again. */
    void restart(int node) throws IOException, InterruptedException {
        processes.get(node).destroy();
        if (!processes.get(node).waitFor(1, TimeUnit.MINUTES)) {
            throw new IOException("node <%d> does not end when it is asked to".formatted(node));
        }
        processes.set(node, process(node));
        awaitReady(node, node);
    }

    long applications() throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from submission_case")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void awaitReady(int first, int last) throws IOException, InterruptedException {
        var end = Instant.now().plus(PATIENCE);
        for (int node = first; node <= last; node++) {
            while (!isReady(node)) {
                if (!processes.get(node).isAlive() || Instant.now().isAfter(end)) {
                    throw new IOException("node <%d> does not start; see target/node-%1$d.log".formatted(node));
                }
                Thread.sleep(200);
            }
        }
    }

    private boolean isReady(int node) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(address(node).resolve("/actuator/health/readiness"))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Path log(int node) {
        return Path.of("target", "node-" + node + ".log");
    }

    private static String masterKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private Process process(int node) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx320m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "org.schalter.SchalterApplication",
                        "--server.port=" + (firstPort + node),
                        "--schalter.url=" + town,
                        "--schalter.data=target/node-" + node,
                        "--schalter.demo=true",
                        "--schalter.disposable-database=true",
                        // The nodes share a database, so they share what wraps its keys; for this database only.
                        "--schalter.secrecy.master-keys.sample=" + key,
                        "--schalter.operation.drain=3s",
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(node).toFile()))
                .start();
    }

    @Override
    public void close() throws IOException {
        processes.forEach(Process::destroyForcibly);
        for (var process : processes) {
            process.onExit().join();
        }
        postgres.close();
    }
}
