package org.schalter.casework;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.schalter.event.Events;
import org.schalter.submission.CaseId;
import org.schalter.submission.Ledger;
import org.schalter.workflow.Position;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stations of a case in this stage: that it began, what a clerk was asked and decided, that it ended. */
@Component
class Milestones {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Events events;
    private final Clock clock;

    Milestones(JdbcClient jdbc, Ledger ledger, Events events, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    /** True for whoever is first; whoever is told again does nothing. */
    boolean started(UUID caseId, String service, int edition) {
        int first = jdbc.sql("""
            insert into casework_case (case_id, service, edition, started_at) values (?, ?, ?, ?)
            on conflict do nothing\
            """)
                .params(caseId, service, edition, OffsetDateTime.now(clock))
                .update();
        if (first == 1) {
            ledger.enter(new CaseId(caseId), "process-started", "");
        }
        return first == 1;
    }

    /** Holds the case until the end of the transaction, so that one at a time moves it; false if it has not started. */
    boolean lock(UUID caseId) {
        return jdbc.sql("select 1 from casework_case where case_id = ? for update")
                .param(caseId)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** How far a case has come in this stage. */
    enum Progress {
        STARTED,
        ENDED
    }

    /** Empty if its process has not been started. */
    Optional<Progress> progress(UUID caseId) {
        return jdbc.sql("select ended_at from casework_case where case_id = ?")
                .param(caseId)
                .query((row, _) -> row.getTimestamp(1) == null ? Progress.STARTED : Progress.ENDED)
                .optional();
    }

    /** Whether nothing has come of any node yet, so that beginning again repeats nothing. */
    boolean untouched(UUID caseId) {
        return jdbc.sql("""
            select (select count(*) from casework_result where case_id = :id)
                + (select count(*) from casework_task where case_id = :id)\
            """).param("id", caseId).query(Long.class).single() == 0;
    }

    void taskOpened(Position at) {
        var id = new CaseId(at.caseId());
        ledger.enter(id, "task:" + at.node(), at.execution());
        ledger.enter(id, "status:in-progress", "");
    }

    void decided(UUID caseId, String node, String outcome, UUID task) {
        ledger.enter(new CaseId(caseId), "decided", node + " " + task);
        events.publish(new Decided(caseId, node, outcome));
    }

    void paid(UUID caseId, String purpose) {
        ledger.enter(new CaseId(caseId), "status:in-progress", "paid " + purpose);
    }

    void ended(UUID caseId) {
        var id = new CaseId(caseId);
        var last = ledger.status(id);
        var status = CaseCompleted.status(last);
        jdbc.sql("update casework_case set ended_at = ?, status = ? where case_id = ?")
                .params(OffsetDateTime.now(clock), status, caseId)
                .update();
        if (!status.equals(last)) {
            ledger.enter(id, "status:" + status, "");
        }
        ledger.enter(id, CaseCompleted.COMPLETED, status);
        events.publish(new CaseCompleted(caseId, status));
    }
}
