package org.schalter.samples.benchmark;

import static org.schalter.samples.benchmark.Engine.PORT;
import static org.schalter.samples.benchmark.Engine.basic;
import static org.schalter.samples.benchmark.Engine.expect;
import static org.schalter.samples.benchmark.Engine.type;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Measures what the engine costs, beside its bare twin in the same run, and prints a table. Everything (client, engine,
 * database) shares this machine. Argument: seconds a cell, 10 unless said.
 */
public final class Benchmark {

    private static final int CLIENTS = 8;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path LIBRARY = Path.of("../../forms-library/src/main/resources/forms-library/services");

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
        table.put("validations in one JVM, 2 threads", Validations.perSecond(time) + "/s");
        try (Engine engine = Engine.start()) {
            table.put("first page after (class path, no AOT cache)", "%.1f s".formatted(engine.firstPageAfter()));
            Engine.publish(Path.of("services/thirty-fields"));
            Engine.publish(Path.of("services/letter"));
            accepting();
            pages();
            dogTax();
            letters();
            table.put("resident memory under load", engine.residentMegabytes() + " MB");
        }
        print();
    }

    private void accepting() throws Exception {
        byte[] permit = permit();
        Load.Request row = (connection, _, _) ->
                expect(200, connection.post("/api/v1/benchmark/rows", type("application/json"), permit));
        Load.Request submission = (connection, _, _) -> submit(connection, "parking-permit", permit);
        Load.run(PORT, CLIENTS, time, row);
        Load.run(PORT, CLIENTS, time, submission);
        settle();
        Load.Result bare = Load.run(PORT, CLIENTS, time, row);
        Load.Result accepted = Load.run(PORT, CLIENTS, time, submission);
        table.put("bare twin: JSON in, one durable row", bare.toString());
        table.put("accepted parking permits", accepted.toString());
        table.put("accepted : bare twin", "%.0f %%".formatted(100 * accepted.perSecond() / bare.perSecond()));
        long begun = System.nanoTime();
        settle();
        table.put("backlog after that settled in", "%.1f s".formatted((System.nanoTime() - begun) / 1e9));
    }

    private void pages() throws Exception {
        byte[] answers = Files.readAllBytes(Path.of("services/thirty-fields-answers.json"));
        Load.Request validate = (connection, _, _) -> expect(
                200, connection.post("/api/v1/services/thirty-fields/validate", type("application/json"), answers));
        measure("validations over HTTP, 30 fields", validate);
        try (var form = new FormPage(answers)) {
            measure("page GET, 30 fields", (connection, _, _) -> form.get(connection));
            measure("page POST, 30 fields, saved", (connection, _, _) -> form.post(connection));
        }
    }

    /** Submits as fast as the clerks' tasks appear: a backlog that grows is not counted as sustained. */
    private void dogTax() throws Exception {
        byte[] dog = Files.readAllBytes(LIBRARY.resolve("dog-tax-registration/examples/one-dog/answers.json"));
        burst(dog, 200);
        int count = (int) Math.max(1000, time.toSeconds() * 400);
        double rate = burst(dog, count);
        table.put("dog tax: submitted until the clerk's task is there", "%,.0f/s (%,d)".formatted(rate, count));
    }

    private double burst(byte[] dog, int count) throws Exception {
        long begun = System.nanoTime();
        sendAll("dog-tax-registration", dog, count);
        settle();
        return count / ((System.nanoTime() - begun) / 1e9);
    }

    private void letters() throws Exception {
        byte[] name = "{\"name\":\"Erika Mustermann\"}".getBytes(StandardCharsets.UTF_8);
        sendAll("letter", name, 50);
        settle();
        int count = (int) Math.max(100, time.toSeconds() * 25);
        long begun = System.nanoTime();
        sendAll("letter", name, count);
        settle();
        table.put("letters", "%.0f/s".formatted(count / ((System.nanoTime() - begun) / 1e9)));
    }

    private void measure(String what, Load.Request request) throws InterruptedException, ExecutionException {
        Load.run(PORT, CLIENTS, time, request);
        table.put(what, Load.run(PORT, CLIENTS, time, request).toString());
    }

    private static void sendAll(String service, byte[] answers, int count) throws Exception {
        var left = new java.util.concurrent.atomic.AtomicInteger(count);
        Load.run(PORT, CLIENTS, Duration.ofMinutes(5), (connection, _, _) -> {
            if (left.getAndDecrement() <= 0) {
                throw new Load.Enough();
            }
            submit(connection, service, answers);
        });
    }

    private static void submit(Connection connection, String service, byte[] answers) throws IOException {
        String key = "Idempotency-Key: " + UUID.randomUUID() + "\r\n";
        expect(
                201,
                connection.post(
                        "/api/v1/services/" + service + "/submissions", type("application/json") + key, answers));
    }

    /** Waits until no event waits to be told, that is: every process has come as far as it can by itself. */
    private static void settle() throws Exception {
        var none = Pattern.compile("(?m)^schalter_events_waiting(?:\\{[^}]*})? 0(?:\\.0)?$");
        try (var connection = new Connection(PORT)) {
            while (!none.matcher(expect(200, connection.get("/actuator/prometheus", basic("operator")))
                            .text())
                    .find()) {
                Thread.sleep(20);
            }
        }
    }

    private static byte[] permit() throws IOException {
        Path example = LIBRARY.resolve("parking-permit/examples/own-car-for-a-year");
        var answers = (ObjectNode) JSON.readTree(Files.readAllBytes(example.resolve("answers.json")));
        ((ObjectNode) answers.path("evidence")).put("registration", upload(example.resolve("files/registration.pdf")));
        ((ObjectNode) answers.path("permit"))
                .put(
                        "start",
                        java.time.LocalDate.now(java.time.ZoneId.of("Europe/Berlin"))
                                .plusDays(7)
                                .toString());
        return JSON.writeValueAsBytes(answers);
    }

    private static String upload(Path file) throws IOException {
        String boundary = "benchmark";
        String head =
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"registration.pdf\""
                        + "\r\nContent-Type: application/pdf\r\n\r\n";
        String body = head + Files.readString(file, StandardCharsets.ISO_8859_1) + "\r\n--" + boundary + "--\r\n";
        try (var connection = new Connection(PORT)) {
            JsonNode stored = JSON.readTree(expect(
                            201,
                            connection.post(
                                    "/api/v1/uploads",
                                    type("multipart/form-data; boundary=" + boundary),
                                    body.getBytes(StandardCharsets.ISO_8859_1)))
                    .body());
            return stored.path("id").asString();
        }
    }

    private void print() throws IOException {
        var lines = new StringBuilder("| what | measured |\n| --- | --- |\n");
        table.forEach((what, measured) -> lines.append("| %s | %s |%n".formatted(what, measured)));
        Files.writeString(Path.of("target", "benchmark.md"), lines);
        System.out.println(lines);
    }

    /** The page of the 30 fields, with a draft of its own; all clients save the same page again and again. */
    private static final class FormPage implements AutoCloseable {

        private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

        private final String path;
        private final String cookies;
        private final byte[] form;

        FormPage(byte[] answers) throws IOException {
            try (var client = new Browsing(PORT)) {
                String start = client.get("/services/thirty-fields");
                path = client.post("/services/thirty-fields/start", "_csrf=" + Browsing.encode(token(start)));
                String page = client.get(path);
                cookies = client.cookies();
                form = ("_csrf=" + Browsing.encode(token(page)) + Browsing.fields(JSON.readTree(answers)))
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
            expect(303, connection.post(path, cookies + type("application/x-www-form-urlencoded"), form));
        }

        @Override
        public void close() {}
    }
}
