package org.schalter.samples.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The engine as a process of its own, on a PostgreSQL that commits durably. */
final class Engine implements AutoCloseable {

    static final int PORT = 18480;

    private final EmbeddedPostgres postgres;
    private final Process process;
    private final double firstPageAfter;

    private Engine(EmbeddedPostgres postgres, Process process, double firstPageAfter) {
        this.postgres = postgres;
        this.process = process;
        this.firstPageAfter = firstPageAfter;
    }

    static Engine start() throws IOException, InterruptedException {
        var postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                .start();
        long begun = System.nanoTime();
        var command = new ProcessBuilder(command(postgres))
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "engine.log").toFile());
        command.environment().put("MALLOC_ARENA_MAX", "2");
        var process = command.start();
        waitFor("/", PORT, process);
        double firstPageAfter = (System.nanoTime() - begun) / 1e9;
        waitFor("/actuator/health/readiness", PORT, process);
        return new Engine(postgres, process, firstPageAfter);
    }

    /** With the memory that the project's README recommends. */
    private static List<String> command(EmbeddedPostgres postgres) throws IOException {
        Files.createDirectories(Path.of("target"));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "-classpath",
                System.getProperty("java.class.path"),
                BareTwin.class.getName(),
                "--server.port=" + PORT,
                "--schalter.demo=true",
                "--schalter.data=" + Path.of("target", "data"),
                "--schalter.disposable-database=true",
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=",
                "--spring.datasource.driver-class-name=org.postgresql.Driver");
    }

    /** Waits until a page is there. */
    static void waitFor(String page, int port, Process process) throws IOException, InterruptedException {
        while (process.isAlive()) {
            try (var connection = new Connection(port)) {
                if (connection.get(page, "").status() == 200) {
                    return;
                }
                Thread.sleep(50);
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
        throw new IOException("the engine did not start; see target/engine.log");
    }

    /** The database, behind the engine's back. */
    java.sql.Connection database() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    double firstPageAfter() {
        return firstPageAfter;
    }

    /** What the engine's process has spent so far, in seconds of one core. */
    double cpuSeconds() {
        return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    /**
     * Waits until no event waits and no job of the workflow: every case has come as far as it can by itself. Looks seldom,
     * since a look at a queue through which thousands have just gone costs the database as much as a case does.
     */
    void settle() throws SQLException, InterruptedException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var work = connection.prepareStatement("""
                    select not exists (select 1 from event_task where task_name = 'event')
                        and not exists (select 1 from act_ru_job)\
                    """)) {
            boolean done = false;
            while (!done) {
                try (var row = work.executeQuery()) {
                    row.next();
                    done = row.getBoolean(1);
                }
                Thread.sleep(done ? 0 : 200);
            }
        }
    }

    /**
     * Stores an upload again and again, under the ids that {@link #copy} names for these numbers; quicker than sending each. Applications may
     * refer to the copies, but they do not open: what is sealed opens in its own row only.
     */
    void copyUpload(UUID upload, long from, long to) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var copies = connection.prepareStatement("""
                    insert into filling_upload (id, key_id, about, size, media_type, holder, content, created_at)
                    select lpad(to_hex(n), 32, '0')::uuid, key_id, about, size, media_type, holder, content, created_at
                    from filling_upload, generate_series(?, ?) n where id = ?\
                    """)) {
            copies.setLong(1, from);
            copies.setLong(2, to);
            copies.setObject(3, upload);
            copies.executeUpdate();
        }
    }

    /** The id of a copied upload, counted from 1. */
    static UUID copy(long number) {
        return new UUID(0, number);
    }

    /** Resident memory of the engine's process in MB. */
    long residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1L);
    }

    /** Imports and publishes a package from a folder. */
    static void publish(Path folder) throws IOException {
        try (var connection = new Connection(PORT)) {
            String key = String.valueOf(folder.getFileName());
            expect(201, connection.post("/api/v1/services", basic("editor") + type("application/zip"), zip(folder)));
            expect(201, connection.post("/api/v1/services/" + key + "/editions", basic("publisher"), new byte[0]));
        }
    }

    static Connection.Answer expect(int status, Connection.Answer answer) throws IOException {
        if (answer.status() != status) {
            throw new IOException("answered <%d>, expected <%d>: %s".formatted(answer.status(), status, answer.text()));
        }
        return answer;
    }

    static String basic(String name) {
        String pair = name + ":" + name;
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))
                + "\r\n";
    }

    static String type(String type) {
        return "Content-Type: " + type + "\r\n";
    }

    private static byte[] zip(Path folder) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes);
                Stream<Path> walk = Files.walk(folder)) {
            for (Path file : new ArrayList<>(walk.filter(Files::isRegularFile).toList())) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                zip.write(Files.readAllBytes(file));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        postgres.close();
    }
}
