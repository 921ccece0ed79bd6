package org.schalter.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Database;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.process.Bpmn;
import org.schalter.submission.Ledger;
import org.schalter.submission.Submissions;

/** A step that fails is neither lost nor silent. */
class IncidentsTests {

    private static final Duration SOON = Duration.ofSeconds(60);

    @ParameterizedTest
    @EnumSource
    void anOperatorSeesAFailedStepAndTriesAgain(Database database) {
        var engine = RunningEngine.on(database);
        var key = "moody-" + UUID.randomUUID().toString().substring(0, 8);
        TinyService.named(key).with("process.bpmn", Bpmn.process("""
            <startEvent id="submitted"/><sequenceFlow id="f1" sourceRef="submitted" targetRef="act"/>
            <serviceTask id="act" s:action="test-moody"/>
            <sequenceFlow id="f2" sourceRef="act" targetRef="done"/><endEvent id="done"/>\
            """)).publishedOn(engine, key);
        Moody.sulk();
        try {
            var reference = engine.anonymous()
                    .postJson(
                            "/api/v1/services/" + key + "/submissions", Map.of("name", "Erika"), "Idempotency-Key", key)
                    .json()
                    .path("reference")
                    .asString();
            var id = engine.bean(Submissions.class)
                    .byReference(reference)
                    .orElseThrow()
                    .id();

            var incident = await().atMost(SOON)
                    .until(() -> of(engine, reference), list -> !list.isEmpty())
                    .getFirst();

            assertThat(incident.node()).isEqualTo("act");
            assertThat(incident.message()).contains("<act> failed", "not now");
            assertThat(engine.as("operator").get("/operate").text()).contains(reference, "not now");
            assertThat(engine.as("clerk")
                            .post("/operate/incidents/" + incident.id())
                            .status())
                    .isEqualTo(403);
            assertThat(engine.bean(Ledger.class).status(id)).isEqualTo("received");
            Moody.cheerUp();
            assertThat(engine.bean(Incidents.class).retry(incident.id())).isTrue();
            await().atMost(SOON).until(() -> engine.bean(Ledger.class).status(id), "completed"::equals);
            assertThat(of(engine, reference)).isEmpty();
            assertThat(engine.bean(Incidents.class).retry(incident.id())).isFalse();
        } finally {
            Moody.cheerUp();
        }
    }

    private static List<Incidents.Incident> of(RunningEngine engine, String reference) {
        return engine.bean(Incidents.class).list().stream()
                .filter(incident -> incident.reference().equals(reference))
                .toList();
    }
}
