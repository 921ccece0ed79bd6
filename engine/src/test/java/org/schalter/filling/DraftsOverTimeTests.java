package org.schalter.filling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Database;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.submission.Submission;
import org.schalter.submission.Submissions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of a draft while time passes and the service changes under it, and of somebody who is of two minds. */
@ParameterizedClass
@EnumSource
class DraftsOverTimeTests {

    private static final String SCHEMA = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["person", "proof"],
         "properties": {
           "person": {"type": "object", "title": "Person", "required": ["name"], "properties": {
             "name": {"type": "string", "title": "Name"}}},
           "proof": {"type": "object", "title": "Nachweis", "required": ["file"], "properties": {
             "file": {"type": "string", "format": "file", "title": "Beleg"}, "note": {"type": "string", "title": "Notiz"}}}}}
        """;
    private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8);

    @Parameter
    Database database = Database.H2;

    private RunningEngine engine = RunningEngine.onH2();
    private HttpCaller citizen = engine.visitor();
    private String key = "";

    @BeforeEach
    void ownService() {
        engine = RunningEngine.on(database);
        citizen = engine.visitor();
        key = "time-" + UUID.randomUUID().toString().substring(0, 8);
        service().publishedOn(engine, key);
    }

    @Test
    void anExpiredDraftIsGoneForPagesReviewFilesAndCode() {
        HttpAnswer review = toReview(citizen);
        HttpAnswer later = citizen.get(draft(review) + "/later");
        String code = later.page().select(".filling-code").text();
        String file = review.page().select("main a[href*=/uploads/]").attr("href");
        HttpCaller max = engine.visitor();
        max.submit(max.get("/sign-in"), "form:has([value=max])", Map.of());

        expire(review, 1);
        assertThat(citizen.get(file).status()).isEqualTo(200);
        assertThat(max.submit(max.get("/resume"), "main form", Map.of("code", code))
                        .uri()
                        .getPath())
                .endsWith("/review");

        expire(review, -1);
        assertGone(citizen.get(draft(review)));
        assertGone(citizen.get(draft(review) + "/person"));
        assertGone(citizen.submit(review, "main form", Map.of()));
        assertGone(citizen.get(draft(review) + "/later"));
        assertThat(citizen.get(file).status()).isEqualTo(404);
        HttpAnswer resumed = max.submit(max.get("/resume"), "main form", Map.of("code", code));
        assertThat(resumed.status()).isEqualTo(422);
        assertThat(resumed.page().select(".kern-error").text()).isNotBlank();
    }

    @Test
    void deletesExpiredDraftsWithTheirFilesAndNothingElse() {
        HttpAnswer expired = toReview(citizen);
        HttpAnswer going = toReview(engine.visitor());
        HttpCaller other = engine.visitor();
        HttpAnswer toSend = toReview(other);
        Submission sent = sent(other.submit(toSend, "main form", Map.of()));
        expire(expired, -1);
        expire(toSend, -1);

        engine.bean(DeleteExpiredDrafts.class).run();

        assertThat(drafts(expired)).isZero();
        assertThat(drafts(toSend)).isZero();
        assertThat(engine.bean(Uploads.class).of(id(expired))).isEmpty();
        assertThat(drafts(going)).isOne();
        assertThat(engine.bean(Uploads.class).of(id(going))).hasSize(1);
        assertThat(engine.bean(Uploads.class).of(id(toSend))).hasSize(1);
        String file = sent.answers().at("/proof/file").asString();
        assertThat(engine.bean(Uploads.class).content(UUID.fromString(file))).isEqualTo(PDF);
        assertThat(engine.visitor().get("/cases/" + sent.token()).status()).isEqualTo(200);
    }

    @Test
    void aServiceWithdrawnBeforeSendingTakesNothingAndLosesNothing() {
        HttpAnswer review = toReview(citizen);
        assertThat(engine.as("publisher")
                        .post("/api/v1/services/" + key + "/withdraw")
                        .status())
                .isEqualTo(204);

        HttpAnswer refused = citizen.submit(review, "main form", Map.of());

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.page().select("h1").text()).isEqualTo("Zurzeit nicht möglich");
        assertThat(citizen.get(draft(review) + "/person")
                        .page()
                        .select("[name=/person/name]")
                        .val())
                .isEqualTo("Erika");
        engine.as("publisher").post("/api/v1/services/" + key + "/editions");
        assertThat(sent(citizen.submit(review, "main form", Map.of())).edition())
                .isEqualTo(1);
    }

    @Test
    void aServiceThatClosesBeforeSendingTakesNothingAndLosesNothing() {
        HttpAnswer review = toReview(citizen);
        service()
                .and("service.yaml", "open: {from: 2020-01-01, until: 2020-12-31}\n")
                .publishedOn(engine, key);

        HttpAnswer refused = citizen.submit(review, "main form", Map.of());
        HttpAnswer description = citizen.get("/services/" + key);
        HttpAnswer begun = citizen.postFields(
                "/services/" + key + "/start",
                Map.of("_csrf", review.page().select("main [name=_csrf]").val()));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.page().select("main").text()).contains("Ihre Angaben sind gespeichert");
        assertThat(description.page().select("form[action$=/start]")).isEmpty();
        assertThat(begun.page().select("h1").text()).isEqualTo("Zurzeit nicht möglich");
        service()
                .and("service.yaml", "open: {from: 2020-01-01, until: 2999-12-31}\n")
                .publishedOn(engine, key);
        assertThat(sent(citizen.submit(review, "main form", Map.of())).edition())
                .isEqualTo(1);
    }

    @Test
    void aDraftStaysWithTheEditionItBeganWith() {
        HttpAnswer review = toReview(citizen);
        service()
                .changing(
                        "form/schema.json",
                        "\"note\": {",
                        "\"weight\": {\"type\": \"integer\", \"title\": \"Gewicht\"}, \"note\": {")
                .changing("form/schema.json", "[\"file\"]", "[\"file\", \"weight\"]")
                .publishedOn(engine, key);

        HttpAnswer old = citizen.get(draft(review) + "/proof");
        HttpCaller other = engine.visitor();
        HttpAnswer fresh = other.submit(start(other), "main form", fields("/person/name", "Max"));
        Submission sent = sent(citizen.submit(review, "main form", Map.of()));

        assertThat(old.page().select("[name=/proof/weight]")).isEmpty();
        assertThat(fresh.page().select("[name=/proof/weight]")).hasSize(1);
        assertThat(sent.edition()).isEqualTo(1);
        assertThat(sent.answers().path("proof").has("weight")).isFalse();
    }

    @Test
    void aSecondTabsPageIsNotLost() {
        HttpAnswer first = citizen.submit(start(citizen), "main form", fields("/person/name", "Erika"));
        HttpAnswer second = citizen.get(draft(first) + "/person");

        HttpAnswer noted = citizen.submit(first, "main form", fields("/proof/note", "aus dem ersten"));
        citizen.submit(second, "main form", fields("/person/name", "Max"));

        assertThat(noted.status()).isEqualTo(422);
        var answers =
                engine.bean(Drafts.class).find(id(first), null).orElseThrow().answers();
        assertThat(answers.at("/person/name").asString()).isEqualTo("Max");
        assertThat(answers.at("/proof/note").asString()).isEqualTo("aus dem ersten");
    }

    @Test
    void aDoubleClickIsOneCase() throws Exception {
        HttpAnswer review = toReview(citizen);
        Callable<HttpAnswer> click = () -> citizen.submit(review, "main form", Map.of());

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> cases = threads.invokeAll(List.of(click, click, click, click)).stream()
                    .map(future -> sent(future.resultNow()).reference())
                    .distinct()
                    .toList();
            assertThat(cases).hasSize(1);
        }
    }

    @Test
    void goingBackAfterSendingChangesNothing() {
        HttpAnswer person = start(citizen);
        HttpAnswer review = upload(citizen, citizen.submit(person, "main form", fields("/person/name", "Erika")));
        Submission sent = sent(citizen.submit(review, "main form", Map.of()));

        HttpAnswer back = citizen.submit(person, "main form", fields("/person/name", "Max"));
        HttpAnswer file = upload(citizen, back);

        assertThat(back.page().select("h1").text()).contains("schon gesendet");
        assertThat(file.page().select("h1").text()).contains("schon gesendet");
        assertThat(back.page().select("main a[href=/cases/" + sent.token() + "]"))
                .hasSize(1);
        Submission still =
                engine.bean(Submissions.class).byReference(sent.reference()).orElseThrow();
        assertThat(still.answers().at("/person/name").asString()).isEqualTo("Erika");
    }

    @Test
    void theLastPageFirstLeadsToTheFirst() {
        HttpAnswer person = start(citizen);

        HttpAnswer posted = citizen.postFields(
                draft(person) + "/proof",
                Map.of("_csrf", person.page().select("main [name=_csrf]").val(), "/proof/note", "zuerst"));
        HttpAnswer sent = citizen.postFields(
                draft(person) + "/review",
                Map.of("_csrf", person.page().select("main [name=_csrf]").val()));

        assertThat(posted.status()).isEqualTo(422);
        assertThat(sent.uri().getPath()).endsWith("/person");
        assertThat(sent.page().select("#errors")).hasSize(1);
        assertThat(engine.bean(Drafts.class)
                        .find(id(person), null)
                        .orElseThrow()
                        .answers()
                        .at("/proof/note")
                        .asString())
                .isEqualTo("zuerst");
    }

    @Test
    void aFileOfAnotherDraftOrCaseIsNobodysToSend() {
        HttpAnswer review = toReview(citizen);
        String theirs =
                engine.bean(Uploads.class).of(id(review)).getFirst().id().toString();
        HttpAnswer mine = engine.anonymous().upload("/api/v1/uploads", "file", "a.pdf", "application/pdf", PDF);
        String own = mine.json().path("id").asString();

        assertThat(submit(theirs).json().at("/faults/0/at").asString()).isEqualTo("/proof/file");
        assertThat(submit(UUID.randomUUID().toString()).status()).isEqualTo(422);
        assertThat(submit("../../etc/passwd").status()).isEqualTo(422);
        assertThat(submit(own).status()).isEqualTo(201);
        assertThat(submit(own).status()).isEqualTo(422);
        assertThat(sent(citizen.submit(review, "main form", Map.of()))
                        .answers()
                        .at("/proof/file")
                        .asString())
                .isEqualTo(theirs);
    }

    @Test
    void aFileLargerThanWeTakeIsRefusedInWords() {
        HttpAnswer proof = citizen.submit(start(citizen), "main form", fields("/person/name", "Erika"));
        byte[] big = java.util.Arrays.copyOf(PDF, (11 << 20));
        byte[] huge = java.util.Arrays.copyOf(PDF, (21 << 20));

        assertThat(upload(citizen, proof, big).page().select(".kern-error").text())
                .contains("10");
        HttpAnswer refused = upload(citizen, proof, huge);
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.page().select("h1").text()).isNotBlank();
        HttpAnswer program = engine.anonymous().upload("/api/v1/uploads", "file", "a.pdf", "application/pdf", big);
        assertThat(program.status()).isEqualTo(413);
        assertThat(program.header("Content-Type")).startsWith("application/problem+json");
        HttpAnswer greedy = engine.anonymous().upload("/api/v1/uploads", "file", "a.pdf", "application/pdf", huge);
        assertThat(greedy.status()).isEqualTo(413);
        assertThat(greedy.header("Content-Type")).startsWith("application/problem+json");
        assertThat(upload(citizen, proof, PDF).uri().getPath()).endsWith("/review");
    }

    private TinyService service() {
        return TinyService.named(key).with("form/schema.json", SCHEMA);
    }

    private HttpAnswer submit(String file) {
        return engine.anonymous()
                .postJson(
                        "/api/v1/services/" + key + "/submissions",
                        Map.of("person", Map.of("name", "Eva"), "proof", Map.of("file", file)),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
    }

    private HttpAnswer start(HttpCaller who) {
        return who.submit(who.get("/services/" + key), "form[action$=/start]", Map.of("language", "de"));
    }

    private HttpAnswer toReview(HttpCaller who) {
        return upload(who, who.submit(start(who), "main form", fields("/person/name", "Erika")));
    }

    private static HttpAnswer upload(HttpCaller who, HttpAnswer page) {
        return upload(who, page, PDF);
    }

    private static HttpAnswer upload(HttpCaller who, HttpAnswer page, byte[] content) {
        String address = draft(page) + "/proof?_csrf="
                + java.net.URLEncoder.encode(
                        who.get("/resume").page().select("main [name=_csrf]").val(), StandardCharsets.UTF_8);
        return who.upload(address, "/proof/file", "beleg.pdf", "application/pdf", content);
    }

    private static Map<String, @Nullable String> fields(String name, String value) {
        Map<String, @Nullable String> fields = new HashMap<>(Map.of(name, value));
        fields.put("_script", null);
        return fields;
    }

    private Submission sent(HttpAnswer answer) {
        String path = answer.uri().getPath();
        assertThat(path).as(answer.toString()).startsWith("/cases/");
        return engine.bean(Submissions.class)
                .byToken(path.substring("/cases/".length()))
                .orElseThrow();
    }

    private static void assertGone(HttpAnswer answer) {
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.page().select("h1").text()).isEqualTo("Diesen Antrag gibt es nicht mehr");
    }

    private void expire(HttpAnswer page, int minutes) {
        engine.bean(JdbcClient.class)
                .sql("update filling_draft set expires_at = ? where id = ?")
                .params(OffsetDateTime.now().plusMinutes(minutes), Draft.stored(id(page)))
                .update();
    }

    private long drafts(HttpAnswer page) {
        return engine.bean(JdbcClient.class)
                .sql("select count(*) from filling_draft where id = ?")
                .param(Draft.stored(id(page)))
                .query(Long.class)
                .single();
    }

    private static String draft(HttpAnswer page) {
        return "/apply/" + id(page);
    }

    private static String id(HttpAnswer page) {
        return page.uri().getPath().split("/")[2];
    }
}
