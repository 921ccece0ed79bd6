package org.schalter.samples.benchmark;

import static org.schalter.samples.benchmark.Engine.PORT;
import static org.schalter.samples.benchmark.Engine.expect;
import static org.schalter.samples.benchmark.Engine.type;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Measures whether the clerks' list, the search for a case and the applicant's status page are as fast with a million cases
 * in the database as with a thousand. A few cases are real and are looked at; the others are copies of one of them, row by
 * row, of which one in a hundred waits for a clerk. Arguments: seconds a line, 10 unless said; how many cases, 1,000,000
 * unless said.
 */
public final class ManyCases {

    private static final int CLIENTS = 2;
    private static final int REAL = 60;
    private static final int FEW = 1_000;

    /** More than afterwards: the compiler must be done before anything is compared. */
    private static final int WARM_ROUNDS = 20;

    private static final int ROUNDS = 3;
    private static final Path DOG = Path.of(
            "../../forms-library/src/main/resources/forms-library/services/dog-tax-registration/examples/one-dog/answers.json");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final Duration time;
    private final Map<String, Load.Request> requests = new LinkedHashMap<>();

    private ManyCases(Duration time) {
        this.time = time;
    }

    public static void main(String[] args) throws Exception {
        var time = Duration.ofSeconds(args.length > 0 ? Long.parseLong(args[0]) : 10);
        long many = args.length > 1 ? Long.parseLong(args[1]) : 1_000_000;
        try (Engine engine = Engine.start()) {
            new ManyCases(time).run(engine, many);
        }
    }

    private void run(Engine engine, long many) throws Exception {
        JsonNode last = submitAll();
        engine.settle();
        String reference = last.path("reference").asString();
        String clerk = clerk();
        page("the clerks' list", "/clerk", clerk, 200);
        page(
                "the clerks' list of one service and unit",
                "/clerk?service=dog-tax-registration&unit=steueramt",
                clerk,
                200);
        page("the clerk's own tasks", "/clerk?mine=true", clerk, 200);
        page("what is done", "/clerk?state=done", clerk, 200);
        page("search by reference", "/clerk?q=" + reference, clerk, 302);
        page("search for a reference that is not there", "/clerk?q=HST-1999-000001", clerk, 200);
        page("a case", "/clerk/cases/" + reference, clerk, 200);
        page("the status page", URI.create(last.path("statusUrl").asString()).getPath(), "", 200);
        fill(engine, 1, FEW);
        Map<String, Double> few = fastest(WARM_ROUNDS);
        long begun = System.nanoTime();
        fill(engine, FEW + 1, many);
        System.out.printf(Locale.ROOT, "%,d cases filled in within %.0f s%n", many, (System.nanoTime() - begun) / 1e9);
        report(few, fastest(ROUNDS), many);
    }

    private static JsonNode submitAll() throws Exception {
        var applications = new Applications(Files.readString(DOG));
        JsonNode last = JsonMapper.shared().nullNode();
        try (var connection = new Connection(PORT)) {
            for (int i = 0; i < REAL; i++) {
                var answer = connection.post(
                        "/api/v1/services/dog-tax-registration/submissions",
                        type("application/json") + "Idempotency-Key: " + UUID.randomUUID() + "\r\n",
                        applications.next());
                last = JsonMapper.shared().readTree(expect(201, answer).body());
            }
        }
        return last;
    }

    /** The cookies of a clerk who has signed in as people do. */
    private static String clerk() throws IOException {
        try (var browser = new Browsing(PORT)) {
            var token = TOKEN.matcher(browser.get("/sign-in").html());
            if (!token.find()) {
                throw new IOException("the page has no form");
            }
            browser.post("/sign-in", "name=clerk&password=clerk&_csrf=" + Browsing.encode(token.group(1)));
            return browser.cookies();
        }
    }

    private void page(String what, String address, String cookies, int status) {
        requests.put(what, (connection, _, _) -> expect(status, connection.get(address, cookies)));
    }

    /** The medians of each request's fastest round: what others do on this machine is not what is measured. */
    private Map<String, Double> fastest(int rounds) throws Exception {
        var medians = new LinkedHashMap<String, Double>();
        for (int round = 0; round < rounds; round++) {
            for (var request : requests.entrySet()) {
                medians.merge(
                        request.getKey(),
                        Load.run(PORT, CLIENTS, time, request.getValue()).p50(),
                        Math::min);
            }
        }
        return medians;
    }

    private static void report(Map<String, Double> few, Map<String, Double> many, long count) {
        System.out.printf(
                Locale.ROOT,
                "| what | p50 with %,d cases | with %,d | ratio |%n| --- | --- | --- | --- |%n",
                FEW,
                count);
        few.forEach((what, before) -> {
            double after = many.getOrDefault(what, before);
            System.out.printf(Locale.ROOT, "| %s | %.2f ms | %.2f ms | %.2f |%n", what, before, after, after / before);
        });
    }

    /** Copies, as long ago as nobody looks after any more; where they wait for a clerk, their turn comes after the real ones. */
    private static void fill(Engine engine, long from, long to) throws SQLException {
        try (var connection = engine.database();
                var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica"); // no look at foreign keys for each row
            statement.execute("set synchronous_commit = off");
            for (String sql : COPY.split(";", -1)) {
                statement.execute(sql.replace(":from", String.valueOf(from)).replace(":to", String.valueOf(to)));
            }
            statement.execute("vacuum analyze");
        }
    }

    private static final String COPY = """
        create or replace function pg_temp.copied(kind int, n bigint) returns uuid language sql immutable
            as 'select (lpad(to_hex($1), 8, ''0'') || lpad(to_hex($2), 24, ''0''))::uuid';
        create temp table if not exists original as select c.* from submission_case c
            join casework_task t on t.case_id = c.id order by c.received_at limit 1;
        insert into secrecy_key (id, master_key, wrapped, made_at)
            select pg_temp.copied(1, n), k.master_key, k.wrapped, k.made_at
            from original o join secrecy_key k on k.id = o.key_id, generate_series(:from, :to) n;
        insert into submission_case (id, reference, service, edition, hash, language, received_at, sending, key_id, content, uploads)
            select pg_temp.copied(2, n), 'COPY-' || n, service, edition, hash, language,
                received_at - interval '100 days' - n * interval '1 second', 'copy-' || n, pg_temp.copied(1, n), content, uploads
            from original, generate_series(:from, :to) n;
        insert into submission_ledger (case_id, station, detail, at)
            select pg_temp.copied(2, n), l.station, l.detail, l.at - interval '100 days'
            from generate_series(:from, :to) n, original o join submission_ledger l on l.case_id = o.id;
        insert into casework_case (case_id, service, edition, started_at, ended_at, status)
            select pg_temp.copied(2, n), c.service, c.edition, c.started_at - interval '100 days',
                case when n % 100 > 0 then c.started_at end, case when n % 100 > 0 then 'completed' end
            from original o join casework_case c on c.case_id = o.id, generate_series(:from, :to) n;
        insert into casework_task (id, case_id, reference, service, edition, node, execution, unit, state, turn_at, created_at, ended_at)
            select pg_temp.copied(3, n), pg_temp.copied(2, n), 'COPY-' || n, t.service, t.edition, t.node, 'copy-' || n, t.unit,
                case when n % 100 > 0 then 'done' else 'open' end, t.turn_at + interval '100 days' + n * interval '1 second',
                t.created_at, case when n % 100 > 0 then t.created_at end
            from original o join casework_task t on t.case_id = o.id, generate_series(:from, :to) n;
        insert into delivery_message (id, message_key, case_id, name, language, enclosures, written_at, recipient_hash, key_id, content)
            select pg_temp.copied(4, n), 'copy-' || n, pg_temp.copied(2, n), m.name, m.language, m.enclosures, m.written_at,
                left('copy-' || n, 43), pg_temp.copied(1, n), m.content
            from (select m.* from original o join delivery_message m on m.case_id = o.id limit 1) m,
                generate_series(:from, :to) n\
        """;
}
