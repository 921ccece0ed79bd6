package org.schalter.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;

/** How much one visitor may send by program; all others are served as if nothing were. */
class FloodTests {

    private static final RunningEngine ENGINE = RunningEngine.alone(
            "--schalter.submission.per-hour=3",
            "--schalter.filling.drafts-per-hour=3",
            "--schalter.filling.uploads-per-hour=6",
            "--schalter.filling.upload-volume-per-hour=50KB",
            "--schalter.filling.upload-size=40KB");
    private static final String KEY = "flooded";

    @BeforeAll
    static void publish() {
        TinyService.named(KEY).publishedOn(ENGINE, KEY);
    }

    @AfterAll
    static void stop() {
        ENGINE.stop();
    }

    @Test
    void oneVisitorSendsSoManyApplicationsAndNoMore() {
        for (int i = 0; i < 3; i++) {
            assertThat(sendFrom("203.0.113.7").status()).isEqualTo(201);
        }

        var refused = sendFrom("203.0.113.7");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().path("type").asString()).isEqualTo("urn:schalter:problem:too-many");
        assertThat(refused.json().path("detail").asString()).contains("try again in an hour");
        assertThat(sendFrom("203.0.113.8").status()).isEqualTo(201);
    }

    @Test
    void whoHasAWholeNetworkIsOneVisitor() {
        for (int i = 1; i <= 3; i++) {
            assertThat(sendFrom("2001:db8:1:2::" + i).status()).isEqualTo(201);
        }

        assertThat(sendFrom("2001:db8:1:2:ffff::4").status()).isEqualTo(429);
        assertThat(sendFrom("2001:db8:1:3::1").status()).isEqualTo(201);
    }

    @Test
    void whoIsSignedInIsOneVisitorFromWhereverTheyCome() {
        var statuses = new int[4];
        for (int i = 0; i < 4; i++) {
            statuses[i] = send(ENGINE.as("clerk"), i % 2 == 0 ? "203.0.113.20" : "203.0.113.21")
                    .status();
        }

        assertThat(statuses).containsExactly(201, 201, 201, 429);
    }

    @Test
    void aProgramOnTheSameMachineIsNotCounted() {
        for (int i = 0; i < 8; i++) {
            assertThat(send(ENGINE.anonymous(), "").status()).isEqualTo(201);
        }
    }

    @Test
    void oneVisitorSendsSoMuchInFilesAndNoMore() {
        assertThat(upload("clerk", 30_000).status()).isEqualTo(201);
        assertThat(upload("clerk", 41_000).status())
                .as("too big, and so not counted")
                .isEqualTo(413);
        assertThat(upload("clerk", 15_000).status()).isEqualTo(201);

        var refused = upload("clerk", 15_000);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.json().path("type").asString()).isEqualTo("urn:schalter:problem:upload-often");
        assertThat(upload("clerk", 1_000).status()).as("what still fits").isEqualTo(201);
        assertThat(upload("clerk2", 15_000).status()).isEqualTo(201);
    }

    @Test
    void oneVisitorSendsSoManyFilesAndNoMore() {
        for (int i = 0; i < 6; i++) {
            assertThat(upload("erika", 100).status()).isEqualTo(201);
        }

        assertThat(upload("erika", 100).status()).isEqualTo(429);
        assertThat(upload("max", 100).status()).isEqualTo(201);
    }

    @Test
    void oneVisitorBeginsSoManyApplicationsAndNoMore() {
        var visitor = ENGINE.visitor();
        var service = visitor.get("/services/" + KEY);
        for (int i = 0; i < 3; i++) {
            assertThat(begin(visitor, service).status()).isEqualTo(200);
        }

        var refused = begin(visitor, service);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.page().select("h1").text()).isEqualTo("Zu viele Versuche");
        visitor.submit(visitor.get("/sign-in"), "form:has([value=ayse])", Map.of());
        assertThat(begin(visitor, visitor.get("/services/" + KEY)).status())
                .as("known by name, and so counted alone")
                .isEqualTo(200);
    }

    private static HttpAnswer begin(HttpCaller visitor, HttpAnswer service) {
        return visitor.submit(service, "form[action$=/start]", Map.of());
    }

    private static HttpAnswer sendFrom(String address) {
        return send(ENGINE.anonymous(), address);
    }

    /** As a proxy on the same machine forwards it. */
    private static HttpAnswer send(HttpCaller caller, String address) {
        var headers = address.isEmpty()
                ? new String[] {"Idempotency-Key", UUID.randomUUID().toString()}
                : new String[] {"Idempotency-Key", UUID.randomUUID().toString(), "X-Forwarded-For", address};
        return caller.postJson("/api/v1/services/" + KEY + "/submissions", Map.of("name", "Erika"), headers);
    }

    private static HttpAnswer upload(String who, int size) {
        var pdf = Arrays.copyOf("%PDF-1.4\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII), size);
        return ENGINE.as(who).upload("/api/v1/uploads", "file", "a.pdf", "application/pdf", pdf);
    }
}
