package org.schalter.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.schalter.Database;
import org.schalter.HttpAnswer;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.definition.ServiceKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accepting applications over HTTP: once, or not at all. */
class SubmittingTests {

    private static final String SCHEMA = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
         "properties": {
           "name": {"type": "string", "title": "Name", "maxLength": 100},
           "dogs": {"type": "integer", "title": "Hunde", "minimum": 1},
           "declaration": {"type": "boolean", "const": true, "title": "Erklärung", "description": "Alles ist wahr."}},
         "required": ["name", "declaration"]}\
        """;
    private static final Map<String, Object> GOOD = Map.of("name", "Erika", "dogs", 2, "declaration", true);

    private String key = "";

    @BeforeEach
    void ownService() {
        key = "trial-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @ParameterizedTest
    @EnumSource
    void acceptsOnceAndAnswersTheSameAgain(Database database) {
        var engine = offering(database, "");
        var caller = engine.anonymous();

        var first = caller.postJson(address(), GOOD, "Idempotency-Key", "one");
        var again = caller.postJson(address(), GOOD, "Idempotency-Key", "one");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().path("reference").asString()).isNotEmpty();
        assertThat(first.json().path("edition").asInt()).isEqualTo(1);
        assertThat(first.json().path("status").asString()).isEqualTo("received");
        assertThat(first.header("Location"))
                .isEqualTo(first.json().path("statusUrl").asString());
        assertThat(first.header("Cache-Control")).contains("no-store");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(accepted(engine)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void sixteenAtOnceWithTheSameKeyAreOneCase(Database database) throws Exception {
        var engine = offering(database, "");

        var answers = atOnce(16, () -> engine.anonymous().postJson(address(), GOOD, "Idempotency-Key", "same"));

        assertThat(answers).allSatisfy(it -> assertThat(it.status()).isEqualTo(201));
        assertThat(new HashSet<>(answers.stream().map(HttpAnswer::json).toList()))
                .hasSize(1);
        assertThat(accepted(engine)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aKeyIsForOneSetOfAnswersInWhateverOrder(Database database) {
        var engine = offering(database, "");
        var caller = engine.anonymous();
        var first = caller.postJson(address(), "{\"name\": \"Erika\", \"declaration\": true}", "Idempotency-Key", "k");

        var reordered = caller.postJson(address(), "{\"declaration\":true,\"name\":\"Erika\"}", "Idempotency-Key", "k");
        var other = caller.postJson(address(), "{\"name\": \"Max\", \"declaration\": true}", "Idempotency-Key", "k");
        var otherAndWrong = caller.postJson(address(), "{\"name\": \"Max\"}", "Idempotency-Key", "k");

        assertThat(reordered.json()).isEqualTo(first.json());
        assertThat(List.of(other, otherAndWrong)).allSatisfy(it -> {
            assertThat(it.status()).isEqualTo(409);
            assertThat(it.json().path("type").asString()).isEqualTo("urn:schalter:problem:idempotency-key");
            assertThat(it.text()).doesNotContain("Erika").doesNotContain("/cases/");
        });
        assertThat(accepted(engine)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void somebodyElsesSameKeyIsAnotherCase(Database database) {
        var engine = offering(database, "");

        var mine = engine.as("clerk").postJson(address(), GOOD, "Idempotency-Key", "1");
        var yours = engine.as("clerk2").postJson(address(), GOOD, "Idempotency-Key", "1");
        var anonymous = engine.anonymous().postJson(address(), GOOD, "Idempotency-Key", "1");

        assertThat(new HashSet<>(List.of(
                        mine.json().path("reference"),
                        yours.json().path("reference"),
                        anonymous.json().path("reference"))))
                .hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void theSameKeyGetsItsAnswerAlsoAfterTheServiceHasClosed(Database database) {
        var engine = offering(database, "limit: 1");
        var caller = engine.anonymous();
        var first = caller.postJson(address(), GOOD, "Idempotency-Key", "first");

        var late = caller.postJson(address(), GOOD, "Idempotency-Key", "second");
        var again = caller.postJson(address(), GOOD, "Idempotency-Key", "first");

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().path("type").asString()).isEqualTo("urn:schalter:problem:closed");
        assertThat(again.json()).isEqualTo(first.json());
    }

    @ParameterizedTest
    @EnumSource
    void aLimitHoldsWhenManyComeAtOnce(Database database) throws Exception {
        var engine = offering(database, "limit: 3");

        var answers = atOnce(
                12,
                () -> engine.anonymous()
                        .postJson(
                                address(),
                                GOOD,
                                "Idempotency-Key",
                                UUID.randomUUID().toString()));

        assertThat(answers.stream().filter(it -> it.status() == 201)).hasSize(3);
        assertThat(answers.stream().filter(it -> it.status() == 409)).hasSize(9);
        assertThat(accepted(engine)).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void referencesAreUniqueAndFollowThePattern(Database database) throws Exception {
        var prefix = key.substring(6).toUpperCase(Locale.ROOT);
        var engine = offering(database, "reference: \"" + prefix + "-{year}-{number:6}\"");

        var answers = atOnce(
                60,
                () -> engine.anonymous()
                        .postJson(
                                address(),
                                GOOD,
                                "Idempotency-Key",
                                UUID.randomUUID().toString()));

        var references = answers.stream()
                .map(it -> it.json().path("reference").asString())
                .toList();
        assertThat(references).doesNotHaveDuplicates().allMatch(it -> it.matches(prefix + "-\\d{4}-\\d{6}"));
    }

    @ParameterizedTest
    @EnumSource
    void sealsEditionFeeAndConsents(Database database) {
        var engine = offering(database, "");
        var answer = engine.anonymous().postJson(address(), GOOD, "Idempotency-Key", "seal", "Accept-Language", "de");

        var submissions = engine.bean(Submissions.class);
        var submission = submissions
                .byReference(answer.json().path("reference").asString())
                .orElseThrow();

        assertThat(submission.language()).isEqualTo("de");
        assertThat(submission.hash()).hasSize(64);
        assertThat(submissions.shown(submission.id()))
                .contains(submission.hash())
                .contains("\"way\":\"api\"")
                .contains("Erklärung")
                .contains("Alles ist wahr.");
        assertThat(submission.toString()).doesNotContain("Erika").doesNotContain(submission.token());
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatIsWrongInTheLanguageAskedFor(Database database) {
        var engine = offering(database, "");
        var caller = engine.anonymous();

        var german = caller.postJson(address(), "{\"dogs\":0}", "Idempotency-Key", "w", "Accept-Language", "de");
        var english = caller.postJson(address(), "{\"dogs\":0}", "Idempotency-Key", "w", "Accept-Language", "en-GB");

        assertThat(german.status()).isEqualTo(422);
        assertThat(german.header("Content-Type")).startsWith("application/problem+json");
        assertThat(german.json()
                        .path("faults")
                        .valueStream()
                        .map(it -> it.path("at").asString()))
                .contains("/name", "/dogs", "/declaration");
        assertThat(german.json().path("faults").path(0).path("message").asString())
                .isNotEqualTo(
                        english.json().path("faults").path(0).path("message").asString());
        assertThat(accepted(engine)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void validatingStoresNothing(Database database) {
        var engine = offering(database, "");
        var caller = engine.anonymous();

        var good = caller.postJson("/api/v1/services/" + key + "/validate", GOOD);
        var bad = caller.postJson("/api/v1/services/" + key + "/validate", "{\"name\": 7}");

        assertThat(good.status()).isEqualTo(200);
        assertThat(good.json().path("verdict").asString()).isEqualTo("accepted");
        assertThat(good.json().path("answers").path("name").asString()).isEqualTo("Erika");
        assertThat(bad.status()).isEqualTo(200);
        assertThat(bad.json().path("verdict").asString()).isEqualTo("rejected");
        assertThat(bad.json().path("faults").isEmpty()).isFalse();
        assertThat(accepted(engine)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"a\",\"name\":\"b\",\"declaration\":true}",
                "{\"name\":\"a\"",
                "{\"name\":\"a\",\"declaration\":true} trailing",
                "",
                "nonsense",
                "{\"name\":NaN}"
            })
    void refusesWhatIsNoStrictJson(String body) {
        var engine = offering(Database.H2, "");

        var answer = engine.anonymous().postJson(address(), body, "Idempotency-Key", "j");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:schalter:problem:json");
        assertThat(accepted(engine)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"a\",\"declaration\":true,\"__proto__\":{\"admin\":true}}",
                "{\"name\":\"a\",\"declaration\":true,\"constructor\":1}",
                "{\"name\":\"a\",\"declaration\":true,\"fee\":{\"total\":\"0.00\"}}",
                "{\"name\":\"a\",\"declaration\":true,\"status\":\"completed\"}",
                "{\"name\":[\"a\"],\"declaration\":true}",
                "{\"name\":\"a\",\"declaration\":\"true\"}",
                "[]",
                "7",
                "null"
            })
    void refusesWhatTheFormDoesNotKnow(String body) {
        var engine = offering(Database.H2, "");

        var answer = engine.anonymous().postJson(address(), body, "Idempotency-Key", "f");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("faults").isEmpty()).isFalse();
        assertThat(accepted(engine)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatIsTooLargeOrTooDeepOrNoJson(Database database) {
        var engine = offering(database, "");
        var caller = engine.anonymous();
        var large = "{\"name\":\"" + "x".repeat(10_000_000) + "\"}";
        var deep = "{\"name\":".repeat(10_000) + "1" + "}".repeat(10_000);

        assertThat(caller.postJson(address(), large, "Idempotency-Key", "x").status())
                .isEqualTo(413);
        assertThat(caller.postJson(address(), deep, "Idempotency-Key", "x").status())
                .isEqualTo(400);
        assertThat(caller.postFields(address(), Map.of("name", "Erika"), "Idempotency-Key", "x")
                        .status())
                .isEqualTo(415);
        assertThat(caller.post(address(), "text/plain", "{}".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(415);
        assertThat(accepted(engine)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void needsAKeyThatCanBeOne(Database database) {
        var engine = offering(database, "");
        var caller = engine.anonymous();

        assertThat(caller.postJson(address(), GOOD).status()).isEqualTo(400);
        assertThat(caller.postJson(address(), GOOD, "Idempotency-Key", " ").status())
                .isEqualTo(400);
        assertThat(caller.postJson(address(), GOOD, "Idempotency-Key", "x".repeat(256))
                        .status())
                .isEqualTo(400);
        assertThat(caller.postJson(address(), GOOD, "Idempotency-Key", "x".repeat(255))
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @EnumSource
    void unknownServicesAndClosedOnesAreTold(Database database) {
        var engine = offering(database, "open: {from: 2999-01-01, until: null}");
        var caller = engine.anonymous();

        var notYet = caller.postJson(address(), GOOD, "Idempotency-Key", "n");
        var unknown = caller.postJson("/api/v1/services/no-such/submissions", GOOD, "Idempotency-Key", "n");
        var noKey = caller.postJson("/api/v1/services/..%2Fx/submissions", GOOD, "Idempotency-Key", "n");

        assertThat(notYet.status()).isEqualTo(409);
        assertThat(notYet.json().path("type").asString()).isEqualTo("urn:schalter:problem:closed");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(noKey.status()).isIn(400, 404);
    }

    @ParameterizedTest
    @EnumSource
    void aServiceThatNeedsASignInRefusesAnonymousOnes(Database database) {
        var engine = offering(database, "identity: {minimum: high}");

        var anonymous = engine.anonymous().postJson(address(), GOOD, "Idempotency-Key", "i");
        var tooWeak = engine.as("clerk").postJson(address(), GOOD, "Idempotency-Key", "i");

        assertThat(anonymous.status()).isEqualTo(401);
        assertThat(tooWeak.status()).isEqualTo(403);
        assertThat(accepted(engine)).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void sqlInAnswersAndAddressesIsText(Database database) {
        var engine = offering(database, "");
        var name = "'); drop table submission_case; --";

        var answer = engine.anonymous()
                .postJson(
                        address(),
                        Map.of("name", name, "declaration", true),
                        "Idempotency-Key",
                        name.replace(' ', '_'));
        var found = engine.as("operator").get("/api/v1/submissions/%27%20or%20%271%27=%271");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(found.status()).isEqualTo(404);
    }

    private RunningEngine offering(Database database, String more) {
        var engine = RunningEngine.on(database);
        var service = TinyService.named(key)
                .changing("service.yaml", "identity: {minimum: none}\n", "")
                .changing("service.yaml", "reference: \"T-{year}-{number:6}\"\n", "");
        service.and("service.yaml", more.contains("identity") ? "" : "identity: {minimum: none}\n")
                .and("service.yaml", more.contains("reference") ? "" : "reference: \"T-{year}-{number:6}\"\n")
                .and("service.yaml", more + "\n")
                .with("form/schema.json", SCHEMA)
                .publishedOn(engine, key);
        return engine;
    }

    private String address() {
        return "/api/v1/services/" + key + "/submissions";
    }

    private long accepted(RunningEngine engine) {
        return engine.bean(JdbcClient.class)
                .sql("select count(*) from submission_case where service = ?")
                .param(new ServiceKey(key).value())
                .query(Long.class)
                .single();
    }

    private static <T> List<T> atOnce(int callers, Callable<T> call) throws Exception {
        var ready = new CyclicBarrier(callers);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<T>>();
            for (int i = 0; i < callers; i++) {
                futures.add(threads.submit(() -> {
                    ready.await();
                    return call.call();
                }));
            }
            var answers = new ArrayList<T>();
            for (var future : futures) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
