package org.schalter.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.schalter.RunningEngine;
import org.schalter.submission.CaseId;
import org.schalter.submission.Ledger;
import org.schalter.submission.Submissions;

/** What clerks read of what has happened to a case. */
class ChronicleTests {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String EXAMPLE = "/forms-library/services/dog-tax-registration/examples/one-dog/answers.json";

    private final RunningEngine engine = RunningEngine.onH2();

    @Test
    void everyStationIsToldInWords() throws IOException {
        var reference = register();
        var id = engine.bean(Submissions.class)
                .byReference(reference)
                .orElseThrow()
                .id();
        decide(id);
        await().atMost(SOON)
                .until(() -> stations(id).stream()
                                .filter(it -> it.startsWith("message:"))
                                .count()
                        == 2);

        assertThat(history(reference, "de"))
                .contains(
                        "Antrag eingegangen",
                        "Bearbeitung begonnen",
                        "Aufgabe gestellt: Anmeldung prüfen",
                        "Stand: in Bearbeitung",
                        "Aufgabe erledigt",
                        "Dokument ausgestellt: approval",
                        "Nachricht zugestellt: Eingangsbestätigung",
                        "Abgeschlossen")
                .noneMatch(it -> it.matches(".*[a-z]:[a-z].*"));
        assertThat(history(reference, "en"))
                .contains("Application received", "Message delivered: confirmation of receipt", "Completed");
    }

    private String register() throws IOException {
        try (var answers = Objects.requireNonNull(getClass().getResourceAsStream(EXAMPLE))) {
            var sent = engine.anonymous()
                    .post(
                            "/api/v1/services/dog-tax-registration/submissions",
                            "application/json",
                            own(answers.readAllBytes()),
                            "Idempotency-Key",
                            UUID.randomUUID().toString());
            assertThat(sent.status()).as(sent.toString()).isEqualTo(201);
            return sent.json().path("reference").asString();
        }
    }

    /** An address of its own: many messages to one address wait for an hour. */
    private static byte[] own(byte[] answers) {
        return new String(answers, StandardCharsets.UTF_8)
                .replace("lukasz@example.org", "chronicle-" + UUID.randomUUID() + "@example.org")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void decide(CaseId id) {
        var tasks = engine.bean(TaskTable.class);
        await().atMost(SOON).until(() -> tasks.of(id.value()).size() == 1);
        var done = engine.as("clerk")
                .postJson(
                        "/api/v1/tasks/" + tasks.of(id.value()).getFirst().id() + "/complete",
                        Map.of("decision", "approved", "tagFrom", 4711));
        assertThat(done.status()).as(done.toString()).isEqualTo(200);
    }

    private List<String> history(String reference, String language) {
        var page = engine.as("clerk").get("/clerk/cases/" + reference, "Accept-Language", language);
        assertThat(page.status()).isEqualTo(200);
        return page.page().select("ol.kern-list li span").eachText();
    }

    private List<String> stations(CaseId id) {
        return engine.bean(Ledger.class).of(id).stream()
                .map(Ledger.Station::station)
                .toList();
    }
}
