package org.schalter.samples.benchmark;

import static org.schalter.samples.benchmark.Engine.PORT;
import static org.schalter.samples.benchmark.Engine.expect;
import static org.schalter.samples.benchmark.Engine.type;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Measures what the engine costs, beside its bare twin in the same run, and prints a table. Everything (client, engine,
 * database) shares this machine. Argument: seconds a cell, 10 unless said.
 */
public final class Benchmark {

    private static final int CLIENTS = 16;

    /** Rounds before the measured one at most: a town's engine has run for days, so its compiler is not what is measured. */
    private static final int ROUNDS = 14;

    /** What a round must gain on the best one before to say that the compiler is not done yet. */
    private static final double FASTER = 1.03;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path LIBRARY = Path.of("../../forms-library/src/main/resources/forms-library/services");
    private static final Path PERMIT = LIBRARY.resolve("parking-permit/examples/own-car-for-a-year");

    private final Map<String, String> table = new LinkedHashMap<>();
    private final Duration time;

    private Benchmark(Duration time) {
        this.time = time;
    }

    public static void main(String[] args) throws Exception {
        long seconds = args.length > 0 ? Long.parseLong(args[0]) : 10;
        new Benchmark(Duration.ofSeconds(seconds)).run();
    }

    private void run() throws Exception {
        note("validations in one JVM, 2 threads", Validations.perSecond(time) + "/s");
        try (Engine engine = Engine.start()) {
            note("first page after (class path, no AOT cache)", "%.1f s".formatted(engine.firstPageAfter()));
            Engine.publish(Path.of("services/thirty-fields"));
            Engine.publish(Path.of("services/letter"));
            accepting(engine);
            pages(engine);
            dogTax(engine);
            letters(engine);
            note("resident memory under load", engine.residentMegabytes() + " MB");
        }
        print();
    }

    private void accepting(Engine engine) throws Exception {
        byte[] one = permit().getBytes(StandardCharsets.UTF_8);
        Load.Request row = (connection, _, _) ->
                expect(200, connection.post("/api/v1/benchmark/rows", type("application/json"), one));
        var permits = new Permits(engine);
        warm(row);
        untilNoFaster(() -> {
            permits.evidence(time);
            return Load.run(PORT, CLIENTS, time, permits).perSecond();
        });
        engine.settle();
        permits.evidence(time);
        Load.Result bare = measure(engine, "bare twin: JSON in, one durable row", row);
        Load.Result accepted = measure(engine, "accepted parking permits", permits);
        note("accepted : bare twin", "%.0f %%".formatted(100 * accepted.perSecond() / bare.perSecond()));
        long begun = System.nanoTime();
        engine.settle();
        note("backlog after that settled in", "%.1f s".formatted((System.nanoTime() - begun) / 1e9));
    }

    private void pages(Engine engine) throws Exception {
        byte[] answers = Files.readAllBytes(Path.of("services/thirty-fields-answers.json"));
        Load.Request validate = (connection, _, _) -> expect(
                200, connection.post("/api/v1/services/thirty-fields/validate", type("application/json"), answers));
        measureWarm(engine, "validations over HTTP, 30 fields", validate);
        try (var form = new FormPage(answers)) {
            measureWarm(engine, "page GET, 30 fields, empty", (connection, _, _) -> form.get(connection));
            measureWarm(engine, "page POST, 30 fields, saved", (connection, _, _) -> form.post(connection));
            Load.Request page = (connection, _, _) -> form.get(connection);
            warm(page);
            Load.Result top = measure(engine, "page GET, 30 fields, answered", page);
            note(
                    "the same at half that rate",
                    Load.paced(PORT, CLIENTS, time, top.perSecond() / 2, page).toString());
        }
    }

    /** Submits as fast as it can and waits for the last clerk's task: a backlog that grows is not counted as sustained. */
    private void dogTax(Engine engine) throws Exception {
        String dog = Files.readString(LIBRARY.resolve("dog-tax-registration/examples/one-dog/answers.json"));
        burst(engine, "dog tax: submitted until the clerk's task is there", "dog-tax-registration", dog, 400);
    }

    private void letters(Engine engine) throws Exception {
        burst(engine, "letters", "letter", "{\"name\":\"Erika Mustermann\"}", 25);
    }

    private void burst(Engine engine, String what, String service, String answers, int aim) throws Exception {
        var applications = new Applications(answers);
        int count = aim * (int) time.toSeconds();
        untilNoFaster(() -> settled(engine, service, applications, count));
        double spent = engine.cpuSeconds();
        double rate = settled(engine, service, applications, count);
        note(what, "%,.0f/s (%,d), %s".formatted(rate, count, cpu(engine.cpuSeconds() - spent, count)));
    }

    private void measureWarm(Engine engine, String what, Load.Request request) throws Exception {
        warm(request);
        measure(engine, what, request);
    }

    private void warm(Load.Request request) throws Exception {
        untilNoFaster(() -> Load.run(PORT, CLIENTS, time, request).perSecond());
    }

    private static void untilNoFaster(Callable<Double> round) throws Exception {
        double best = 0;
        int slower = 0;
        for (int i = 0; i < ROUNDS && slower < 2; i++) {
            double rate = round.call();
            slower = rate > best * FASTER ? 0 : slower + 1;
            best = Math.max(best, rate);
        }
    }

    private Load.Result measure(Engine engine, String what, Load.Request request) throws Exception {
        double spent = engine.cpuSeconds();
        Load.Result result = Load.run(PORT, CLIENTS, time, request);
        note(what, result + ", " + cpu(engine.cpuSeconds() - spent, result.count()));
        return result;
    }

    /** What one costs the engine's process: the figure that stays the same while others use the machine. */
    private static String cpu(double seconds, long count) {
        return "CPU %.2f ms each".formatted(1000 * seconds / count);
    }

    private void note(String what, String measured) {
        System.out.println(what + ": " + measured);
        table.put(what, measured);
    }

    /** How many a second, from the first one sent until nothing waits any more. */
    private static double settled(Engine engine, String service, Applications applications, int count)
            throws Exception {
        long begun = System.nanoTime();
        sendAll(service, applications, count);
        engine.settle();
        return count / ((System.nanoTime() - begun) / 1e9);
    }

    private static void sendAll(String service, Applications applications, int count) throws Exception {
        var left = new AtomicInteger(count);
        Load.run(PORT, CLIENTS, Duration.ofMinutes(5), (connection, _, _) -> {
            if (left.getAndDecrement() <= 0) {
                throw new Load.Enough();
            }
            submit(connection, service, applications.next());
        });
    }

    private static void submit(Connection connection, String service, byte[] answers) throws IOException {
        String key = "Idempotency-Key: " + UUID.randomUUID() + "\r\n";
        expect(
                201,
                connection.post(
                        "/api/v1/services/" + service + "/submissions", type("application/json") + key, answers));
    }

    /** Applications for permits, each with evidence of its own, since a file belongs to one application only. */
    private static final class Permits implements Load.Request {

        /** More than are accepted in a second. */
        private static final long MOST = 4_000;

        private final Engine engine;
        private final UUID upload;
        private final Applications applications;
        private long ready;

        Permits(Engine engine) throws IOException {
            this.engine = engine;
            this.upload = upload(PERMIT.resolve("files/registration.pdf"));
            this.applications = new Applications(permit());
        }

        /** Has evidence ready for so long a time. */
        void evidence(Duration time) throws SQLException {
            long needed = applications.count() + MOST * time.toSeconds();
            if (needed > ready) {
                engine.copyUpload(upload, ready + 1, needed);
                ready = needed;
            }
        }

        @Override
        public void send(Connection connection, int client, int number) throws Exception {
            submit(connection, "parking-permit", applications.next());
        }
    }

    private static String permit() throws IOException {
        var answers = (ObjectNode) JSON.readTree(Files.readAllBytes(PERMIT.resolve("answers.json")));
        ((ObjectNode) answers.path("evidence")).put("registration", Applications.EVIDENCE);
        LocalDate start = LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(7);
        ((ObjectNode) answers.path("permit")).put("start", start.toString());
        return JSON.writeValueAsString(answers);
    }

    private static UUID upload(Path file) throws IOException {
        String head = "--benchmark\r\nContent-Disposition: form-data; name=\"file\"; filename=\"registration.pdf\""
                + "\r\nContent-Type: application/pdf\r\n\r\n";
        String body = head + Files.readString(file, StandardCharsets.ISO_8859_1) + "\r\n--benchmark--\r\n";
        try (var connection = new Connection(PORT)) {
            var stored = connection.post(
                    "/api/v1/uploads",
                    type("multipart/form-data; boundary=benchmark"),
                    body.getBytes(StandardCharsets.ISO_8859_1));
            return UUID.fromString(
                    JSON.readTree(expect(201, stored).body()).path("id").asString());
        }
    }

    private void print() throws IOException {
        var lines = new StringBuilder("| what | measured |\n| --- | --- |\n");
        table.forEach((what, measured) -> lines.append("| %s | %s |%n".formatted(what, measured)));
        Files.writeString(Path.of("target", "benchmark.md"), lines);
    }

    /** The page of the 30 fields, with a draft of its own; all clients save the same page again and again. */
    private static final class FormPage implements AutoCloseable {

        private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

        private final String path;
        private final String cookies;
        private final byte[] form;

        FormPage(byte[] answers) throws IOException {
            try (var client = new Browsing(PORT)) {
                String start = client.get("/services/thirty-fields").html();
                var page = client.post("/services/thirty-fields/start", "_csrf=" + Browsing.encode(token(start)));
                path = page.path();
                cookies = client.cookies();
                form = ("_csrf=" + Browsing.encode(token(page.html())) + Browsing.fields(JSON.readTree(answers)))
                        .getBytes(StandardCharsets.UTF_8);
            }
        }

        private static String token(String page) throws IOException {
            Matcher matcher = TOKEN.matcher(page);
            if (!matcher.find()) {
                throw new IOException("the page has no form: " + page);
            }
            return matcher.group(1);
        }

        void get(Connection connection) throws IOException {
            expect(200, connection.get(path, cookies));
        }

        void post(Connection connection) throws IOException {
            expect(302, connection.post(path, cookies + type("application/x-www-form-urlencoded"), form));
        }

        @Override
        public void close() {}
    }
}
