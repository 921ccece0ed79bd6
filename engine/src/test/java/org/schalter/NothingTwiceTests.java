package org.schalter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.schalter.process.Bpmn;
import org.schalter.submission.Submission;
import org.schalter.submission.Submissions;

/**
 * Many at once on two nodes of one PostgreSQL: nothing is lost, nothing happens twice, and nothing is kept otherwise than it
 * was sent. With the system property {@code schalter.many} as the number of applications per client it takes as long as that
 * takes.
 */
class NothingTwiceTests {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int CLIENTS = 16;
    private static final int EACH = Integer.getInteger("schalter.many", 40);
    private static final String REVIEW = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["decision"],
         "properties": {"decision": {"type": "string", "title": "Entscheidung"}}}
        """;
    private static final String MAIL_FORM = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["name", "mail"],
         "properties": {"name": {"type": "string", "title": "Name"}, "mail": {"type": "string", "format": "email", "title": "E-Mail"}}}
        """;
    private static final String NOTICE =
            "<html><head><title>Bescheid {{ answers.mail }}</title></head><body><p>{{ answers.name"
                    + " }}</p></body></html>";
    private static final String PROCESS = Bpmn.process("""
        <startEvent id="begin"/><sequenceFlow id="f1" sourceRef="begin" targetRef="pay"/>
        <serviceTask id="pay" s:action="collect-payment"><extensionElements><s:input name="amount" value="12.50"/></extensionElements></serviceTask>
        <sequenceFlow id="f2" sourceRef="pay" targetRef="notice"/>
        <serviceTask id="notice" s:action="issue-document"><extensionElements><s:input name="document" value="notice"/></extensionElements></serviceTask>
        <sequenceFlow id="f3" sourceRef="notice" targetRef="tell"/>
        <serviceTask id="tell" s:action="send-message"><extensionElements><s:input name="message" value="notice"/></extensionElements></serviceTask>
        <sequenceFlow id="f4" sourceRef="tell" targetRef="done"/><endEvent id="done"/>\
        """);

    private static final RunningEngine ONE = RunningEngine.on(Database.POSTGRESQL);
    private static final RunningEngine OTHER = ONE.neighbour();

    private final String key = "twice-" + UUID.randomUUID().toString().substring(0, 8);

    @AfterAll
    static void stop() {
        OTHER.stop();
    }

    private static RunningEngine node(int turn) {
        return turn % 2 == 0 ? ONE : OTHER;
    }

    @Test
    void whatIsKeptIsWhatWasSent() {
        TinyService.named(key).with("form/schema.json", KnownAnswers.FORM).publishedOn(ONE, key);
        everybodyKnowsIt();
        var known = new KnownAnswers();

        var sent = AtOnce.<List<String>>all(IntStream.range(0, CLIENTS)
                .mapToObj(client -> (Callable<List<String>>) () -> sendAll(client, known))
                .toList());

        List<String> differences = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            for (int i = 0; i < EACH; i++) {
                var kept = submission(sent.get(client).get(i)).answers();
                differences.add(KnownAnswers.differences(known.number(client * EACH + i), kept));
            }
        }
        differences.removeIf(String::isEmpty);
        assertThat(differences).isEmpty();
        assertThat(sent.stream().flatMap(List::stream).distinct()).hasSize(CLIENTS * EACH);
    }

    private List<String> sendAll(int client, KnownAnswers known) {
        var caller = node(client).anonymous();
        return IntStream.range(client * EACH, (client + 1) * EACH)
                .mapToObj(n -> reference(caller.postJson(submissions(), known.number(n), "Idempotency-Key", "n" + n)))
                .toList();
    }

    @Test
    void theSameKeyFromManyClientsOfTwoNodesIsOneCase() {
        TinyService.named(key).publishedOn(ONE, key);

        everybodyKnowsIt();
        for (int round = 0; round < 5; round++) {
            var once = "round-" + round;
            var answers = AtOnce.<HttpAnswer>all(IntStream.range(0, CLIENTS)
                    .mapToObj(client -> (Callable<HttpAnswer>) () -> node(client)
                            .anonymous()
                            .postJson(submissions(), Map.of("name", "Erika"), "Idempotency-Key", once))
                    .toList());

            assertThat(answers).extracting(HttpAnswer::status).containsOnly(201);
            assertThat(answers.stream().map(NothingTwiceTests::reference).distinct())
                    .hasSize(1);
        }
    }

    @Test
    void returnAndNotificationOnTwoNodesAreOnePaymentOneDocumentAndOneMail() {
        TinyService.named(key)
                .and("service.yaml", "documents: {notice: {title: {de: Bescheid, en: Notice}}}\n")
                .with("form/schema.json", MAIL_FORM)
                .with("process.bpmn", PROCESS)
                .with("documents/notice.html", NOTICE)
                .with("messages/notice.html", NOTICE)
                .publishedOn(ONE, key);
        for (int round = 0; round < 3; round++) {
            paidAtOnce(UUID.randomUUID() + "@example.org");
        }
    }

    private void paidAtOnce(String mail) {
        var payer = ONE.anonymous();
        var sent = payer.postJson(submissions(), Map.of("name", "Erika", "mail", mail), "Idempotency-Key", mail);
        var status =
                java.net.URI.create(sent.json().path("statusUrl").asString()).getPath();
        var pay = await().atMost(SOON)
                .until(() -> payer.get(status + "/pay").header("Location"), it -> it.contains("/demo/pay/"));
        var page = payer.get(pay);
        var back = payer.submit(page, "main form", Map.of("outcome", "pay")).header("Location");
        var attempt = back.substring(back.lastIndexOf('/') + 1);

        var answers = AtOnce.<Integer>all(IntStream.range(0, 100)
                .mapToObj(turn -> (Callable<Integer>) () -> comeBack(turn, attempt))
                .toList());

        assertThat(answers).allMatch(it -> it == 200 || it == 204 || it == 303 || it == 302);
        var stations = stations(sent, "completed");
        for (var once : List.of("paid", "document:notice", "completed")) {
            assertThat(Collections.frequency(stations, once))
                    .as(once + " in " + stations)
                    .isEqualTo(1);
        }
        var outbox = await().atMost(SOON)
                .until(() -> ONE.as("operator").get("/demo/outbox").text(), it -> it.contains("Bescheid " + mail));
        assertThat(outbox.split("Bescheid " + mail, -1)).hasSize(2);
    }

    private static int comeBack(int turn, String attempt) {
        var caller = node(turn / 2).anonymous();
        return turn % 2 == 0
                ? caller.get("/payments/" + attempt).status()
                : caller.post("/api/v1/payments/" + attempt + "/notifications").status();
    }

    @Test
    void publishersAtOnceMakeOneEditionAfterTheOtherAndEachIsWhole() {
        TinyService.named(key).publishedOn(ONE, key);

        AtOnce.<Integer>all(IntStream.range(0, 8)
                .mapToObj(turn -> (Callable<Integer>) () -> published(node(turn), "Titel " + turn))
                .toList());

        var editions =
                ONE.as("publisher").get("/api/v1/services/" + key + "/editions").json();
        var numbers = editions.path("items").findValues("edition").stream()
                .map(it -> it.asInt())
                .sorted()
                .toList();
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
        assertThat(new HashSet<>(editions.path("items").findValuesAsString("hash")))
                .hasSize(numbers.size());
        for (var turn : List.of(0, 1)) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(node(turn)
                                    .anonymous()
                                    .get("/api/v1/services/" + key)
                                    .json()
                                    .path("edition")
                                    .asInt())
                            .isEqualTo(ONE.anonymous()
                                    .get("/api/v1/services/" + key)
                                    .json()
                                    .path("edition")
                                    .asInt()));
        }
    }

    @Test
    void publishingDisturbsNeitherDraftsNorCases() {
        workFor("Titel 0").publishedOn(ONE, key);
        everybodyKnowsIt();
        Set<Integer> editions = Collections.synchronizedSet(new HashSet<>());
        List<Callable<Integer>> everybody = new ArrayList<>();
        everybody.add(() -> IntStream.range(1, 8)
                .map(turn -> published(node(turn), "Titel " + turn))
                .sum());
        for (int citizen = 0; citizen < 6; citizen++) {
            var turn = citizen;
            everybody.add(() -> {
                for (int i = 0; i < 4; i++) {
                    editions.add(throughItsLife(node(turn + i), node(turn + i + 1)));
                }
                return 0;
            });
        }

        AtOnce.<Integer>all(everybody);

        assertThat(editions).isNotEmpty();
    }

    /** From the start on one node to the clerk's decision on the other; the edition that it went by. */
    private int throughItsLife(RunningEngine here, RunningEngine there) {
        var citizen = here.visitor();
        var page = citizen.submit(citizen.get("/services/" + key), "form[action$=/start]", Map.of());
        var shown = page.page().select("label").text();
        var review = citizen.submit(page, "form[data-filling]", Map.of("/name", "Erika"));
        assertThat(review.uri().getPath()).as(review.toString()).endsWith("/review");
        var done = citizen.submit(review, "form[action$=/review]", Map.of());
        var submission = submission(done.page().select("main dd strong").text());
        assertThat(shown).contains("von Titel " + (submission.edition() - 1));
        decide(there, submission.reference());
        return submission.edition();
    }

    private static void decide(RunningEngine node, String reference) {
        var clerk = node.as("clerk");
        var task = CitizensPages.until(clerk, "/clerk/cases/" + reference, "main a[href^=/clerk/tasks/]")
                .page()
                .select("main a[href^=/clerk/tasks/]")
                .attr("href")
                .replaceAll(".*/", "");
        var answer = clerk.postJson("/api/v1/tasks/" + task + "/complete", Map.of("decision", "ja"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    @Test
    void ofTwoTabsAtOnceOneIsWholeAndTheReviewShowsWhatIsSent() {
        TinyService.named(key).publishedOn(ONE, key);
        var citizen = ONE.visitor();
        var page = citizen.submit(citizen.get("/services/" + key), "form[action$=/start]", Map.of());
        var address = page.uri().getPath();
        var tabs = List.of(ONE.visitor(), OTHER.visitor());
        var pages = tabs.stream().map(it -> it.get(address)).toList();

        for (int round = 0; round < 8; round++) {
            var ages = List.of(100 + round * 2, 101 + round * 2);
            AtOnce.<Integer>all(List.of(0, 1).stream()
                    .map(tab -> (Callable<Integer>) () -> tabs.get(tab)
                            .submit(
                                    pages.get(tab),
                                    "form[data-filling]",
                                    Map.of("/name", "Tab " + ages.get(tab), "/age", "" + ages.get(tab)))
                            .status())
                    .toList());
            var shown = OTHER.visitor()
                    .get(address.replaceAll("/[^/]*$", "/review"))
                    .page()
                    .select("main dd")
                    .eachText();
            assertThat(List.of(
                            List.of("Tab " + ages.get(0), "" + ages.get(0)),
                            List.of("Tab " + ages.get(1), "" + ages.get(1))))
                    .anySatisfy(whole -> assertThat(shown).containsAll(whole));
        }

        var review = citizen.get(address.replaceAll("/[^/]*$", "/review"));
        var done = citizen.submit(review, "form[action$=/review]", Map.of());
        var sent = submission(done.page().select("main dd strong").text()).answers();
        assertThat(review.page().select("main dd").eachText())
                .contains(sent.path("name").asString(), sent.path("age").asString());
    }

    /** What is published on one node is live on the other a moment later. */
    private void everybodyKnowsIt() {
        await().atMost(SOON)
                .until(() -> OTHER.anonymous().get("/services/" + key).status() == 200);
    }

    private TinyService workFor(String title) {
        return TinyService.named(key)
                .changing("form/schema.json", "\"Name\"", "\"Name von " + title + "\"")
                .with("tasks/review/schema.json", REVIEW)
                .with("process.bpmn", Bpmn.process("""
                    <startEvent id="begin"/><sequenceFlow id="f1" sourceRef="begin" targetRef="review"/>
                    <userTask id="review" s:form="tasks/review"/>
                    <sequenceFlow id="f2" sourceRef="review" targetRef="done"/><endEvent id="done"/>\
                    """));
    }

    private int published(RunningEngine node, String title) {
        node.as("editor")
                .post("/api/v1/services", "application/zip", workFor(title).zip());
        var published = node.as("publisher").post("/api/v1/services/" + key + "/editions");
        assertThat(published.status()).as(published.toString()).isEqualTo(201);
        return published.json().path("edition").asInt();
    }

    private List<String> stations(HttpAnswer sent, String last) {
        return await().atMost(SOON)
                .until(
                        () -> ONE.as("operator")
                                .get("/api/v1/submissions/" + reference(sent))
                                .json()
                                .path("stations")
                                .findValuesAsString("station"),
                        it -> it.contains(last));
    }

    private static Submission submission(String reference) {
        return ONE.bean(Submissions.class).byReference(reference).orElseThrow();
    }

    private String submissions() {
        return "/api/v1/services/" + key + "/submissions";
    }

    private static String reference(HttpAnswer sent) {
        assertThat(sent.status()).as(sent.toString()).isEqualTo(201);
        return sent.json().path("reference").asString();
    }
}
