package org.schalter.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.schalter.Applicant;
import org.schalter.Database;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.definition.Example;
import org.schalter.definition.ServiceKey;
import org.schalter.publishing.Editions;
import org.schalter.site.IncidentHappened;
import org.schalter.submission.Ledger;
import org.schalter.submission.Submissions;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;

/** Two nodes on one PostgreSQL, and each request goes to the other one. */
class SeveralNodesTests {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final RunningEngine ONE = RunningEngine.on(Database.POSTGRESQL);
    private static RunningEngine other = ONE;

    @BeforeAll
    static void startAnother() {
        other = ONE.neighbour();
    }

    @AfterAll
    static void stopIt() {
        other.stop();
    }

    @Test
    void anApplicantFillsInUploadsPaysAndGetsThePermit() {
        var browser = ONE.visitorOfBoth(other);
        var applicant = Applicant.as(example("parking-permit", "own-car-for-a-year"), browser)
                .but(
                        "permit",
                        "start",
                        LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(3));

        var review = applicant.fillInAll("parking-permit");
        browser.submit(review, "main form", Map.of());
        var status = browser.get(review.uri().getPath())
                .page()
                .select("main a[href^=/cases/]")
                .attr("href");
        browser.submit(browser.get(status + "/pay"), Map.of("outcome", "pay"));

        await().atMost(SOON)
                .until(() -> !browser.get(status)
                        .page()
                        .select("a[href*=/documents/permit]")
                        .isEmpty());
        var permit = browser.get(status + "/documents/permit");
        assertThat(permit.status()).isEqualTo(200);
        assertThat(browser.get(status + "/documents/permit").body()).isEqualTo(permit.body());
    }

    @Test
    void aClerkSignsInOnceAndDecides() {
        var key = WatchedCase.publish(ONE);
        await().atMost(SOON)
                .until(() -> ONE.anonymous().get("/api/v1/services/" + key).status() == 200);
        await().atMost(SOON)
                .until(() -> other.anonymous().get("/api/v1/services/" + key).status() == 200);
        var submitted = WatchedCase.submit(other, key, 7).awaitStation("task:check");
        var clerk = ONE.visitorOfBoth(other);
        clerk.submit(clerk.get("/sign-in"), "form:has(#password)", Map.of("name", "clerk", "password", "clerk"));

        for (int i = 0; i < 4; i++) {
            assertThat(clerk.get("/clerk").status()).isEqualTo(200);
        }
        var done = ONE.asOnBoth("clerk", other)
                .postJson("/api/v1/tasks/" + submitted.task() + "/complete", Map.of("decision", "approved"));

        assertThat(done.status()).as(done.toString()).isEqualTo(200);
        submitted.awaitStation("completed").awaitMail();
        assertThat(submitted.count("document_issued")).isEqualTo(1);
    }

    @Test
    void aNewEditionOnOneIsLiveOnTheOther() {
        var key = "news-" + UUID.randomUUID().toString().substring(0, 8);
        var service = TinyService.named(key).publishedOn(ONE, key);
        awaitEdition(other, key, 1);

        service.changing("form/schema.json", "80", "81").publishedOn(other, key);

        awaitEdition(ONE, key, 2);
        assertThat(send(ONE.anonymous(), key).json().path("edition").asInt()).isEqualTo(2);
    }

    private static void awaitEdition(RunningEngine node, String key, int edition) {
        await().atMost(SOON)
                .until(() -> node.anonymous()
                                .get("/api/v1/services/" + key)
                                .json()
                                .path("edition")
                                .asInt()
                        == edition);
    }

    @Test
    void theSameSendingOnBothIsOneApplication() {
        var key = "both-" + UUID.randomUUID().toString().substring(0, 8);
        TinyService.named(key).publishedOn(ONE, key);
        await().atMost(SOON)
                .until(() -> other.anonymous().get("/api/v1/services/" + key).status() == 200);

        var first = send(ONE.anonymous(), key);
        var second = send(other.anonymous(), key);

        assertThat(second.json()).isEqualTo(first.json());
        var id = other.bean(Submissions.class)
                .byReference(first.json().path("reference").asString())
                .orElseThrow()
                .id();
        await().atMost(SOON)
                .until(() -> "completed".equals(other.bean(Ledger.class).status(id)));
    }

    @Test
    void anIncidentOfOneNodeIsFoundOnTheOther() {
        ONE.tell(new IncidentHappened("NEAR-FARR", "GET /", "E", new IllegalStateException("said on the first")));

        await().atMost(SOON)
                .until(() -> other.as("operator")
                        .get("/operate/incidents?number=NEAR-FARR")
                        .page()
                        .select("pre")
                        .text()
                        .contains("said on the first"));
    }

    @Test
    void aNodeThatIsNotReadySaysSoAndGoesOnAnswering() {
        try {
            other.tell(new AvailabilityChangeEvent<>(other, ReadinessState.REFUSING_TRAFFIC));

            assertThat(other.anonymous().get("/actuator/health/readiness").status())
                    .isEqualTo(503);
            assertThat(other.anonymous().get("/actuator/health/liveness").status())
                    .isEqualTo(200);
            assertThat(other.anonymous().get("/").status()).isEqualTo(200);
        } finally {
            other.tell(new AvailabilityChangeEvent<>(other, ReadinessState.ACCEPTING_TRAFFIC));
        }
        assertThat(other.anonymous().get("/actuator/health/readiness").status()).isEqualTo(200);
    }

    private static HttpAnswer send(HttpCaller program, String key) {
        return program.postJson(
                "/api/v1/services/" + key + "/submissions", Map.of("name", "Erika"), "Idempotency-Key", key);
    }

    private static Example example(String service, String name) {
        return ONE.bean(Editions.class).live(new ServiceKey(service)).orElseThrow().content().examples().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
