package org.schalter;

import static org.schalter.CitizensPages.until;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.schalter.casework.Moody;
import org.schalter.delivery.PostOffice;
import org.schalter.process.Bpmn;
import org.schalter.secrecy.Secrets;
import org.schalter.submission.CaseKeys;
import org.schalter.submission.Submission;
import org.schalter.submission.Submissions;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an operator sees when much goes wrong at once: a step, a mail, the mail server, an event, a forgotten case. */
final class StuckPages {

    private static final String PROCESS = Bpmn.process("""
        <startEvent id="submitted"/><sequenceFlow id="f1" sourceRef="submitted" targetRef="act"/>
        <serviceTask id="act" s:action="test-moody"/>
        <sequenceFlow id="f2" sourceRef="act" targetRef="done"/><endEvent id="done"/>\
        """);
    private static final String LONG_LINE = "org.example.Unreachable: " + "no-answer-from-".repeat(12) + "somewhere";

    private final RunningEngine engine;
    private final PageStates states;

    /** On an engine of its own, since what is stuck here would be in others' way. */
    StuckPages(PageStates states) {
        this.states = states;
        this.engine = PostOffice.ENGINE;
    }

    void visit() {
        var key = "stuck-" + UUID.randomUUID().toString().substring(0, 8);
        TinyService.named(key).with("process.bpmn", PROCESS).publishedOn(engine, key);
        Moody.sulk();
        try {
            var reference = submit(key);
            forgotten(reference);
            failing();
            PostOffice.refuseOne();
            var operator = states.signedIn(engine, "operator");
            until(operator, "/operate", "form[action^=/operate/incidents/]");
            missing(reference);
            states.keep("operate, much is stuck", operator.get("/operate?reference=" + reference));
            states.keep(
                    "a case that is held up",
                    states.visitor(engine).get("/cases/" + submission(reference).token()));
        } finally {
            Moody.cheerUp();
        }
    }

    private String submit(String key) {
        return engine.anonymous()
                .postJson("/api/v1/services/" + key + "/submissions", Map.of("name", "Erika"), "Idempotency-Key", key)
                .json()
                .path("reference")
                .asString();
    }

    /** A case of long ago that never got anywhere. */
    private void forgotten(String reference) {
        var like = submission(reference);
        var at = Instant.now().minus(Duration.ofDays(30));
        engine.bean(JdbcClient.class)
                .sql("""
                    insert into submission_case
                        (id, reference, service, edition, hash, language, received_at, sending, key_id, content)
                    select ?, ?, service, edition, hash, language, ?, ?, key_id, content
                    from submission_case where id = ?\
                    """)
                .params(
                        new UUID(
                                (at.toEpochMilli() << 16) | 0x7000L,
                                UUID.randomUUID().getMostSignificantBits()),
                        reference + "-old",
                        Timestamp.from(at),
                        reference,
                        like.id().value())
                .update();
    }

    private Submission submission(String reference) {
        return engine.bean(Submissions.class).byReference(reference).orElseThrow();
    }

    /** As noted when the case was looked at last. */
    private void missing(String reference) {
        engine.bean(JdbcClient.class)
                .sql("insert into operation_gap (case_id, station, since, cause, words, tries) values (?, ?, ?, ?,"
                        + " ?, ?)")
                .params(
                        submission(reference).id().value(),
                        "step:act",
                        Timestamp.from(Instant.now().minus(Duration.ofHours(30))),
                        "casework.missing.given-up",
                        engine.bean(CaseKeys.class)
                                .of(submission(reference).id().value())
                                .seal(
                                        "operation_gap.words",
                                        submission(reference).id().value(),
                                        LONG_LINE),
                        12)
                .update();
    }

    private void failing() {
        var event = UUID.randomUUID().toString();
        engine.bean(JdbcClient.class)
                .sql("insert into event_failure (event_id, hearer, why, attempts, failed_at) values (?, ?, ?, ?, ?)")
                .params(
                        event,
                        "archive.hand-over",
                        engine.bean(Secrets.class).engine().seal("event_failure.why", event, LONG_LINE),
                        1234,
                        Timestamp.from(Instant.now()))
                .update();
    }
}
