package org.schalter.archive;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.schalter.archive.spi.ArchiveBundle;
import org.schalter.casework.CaseCompleted;
import org.schalter.document.Documents;
import org.schalter.event.Hearer;
import org.schalter.submission.CaseId;
import org.schalter.submission.Submission;
import org.schalter.submission.Submissions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Hands every completed case over to the archive, if the town has one, and keeps the archive's proof. */
@Component
class HandOver implements Hearer<CaseCompleted> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Targets targets;
    private final Submissions submissions;
    private final Documents documents;
    private final Journal journal;
    private final Handovers handovers;

    HandOver(Targets targets, Submissions submissions, Documents documents, Journal journal, Handovers handovers) {
        this.targets = targets;
        this.submissions = submissions;
        this.documents = documents;
        this.journal = journal;
        this.handovers = handovers;
    }

    /** Which cases have been handed over. */
    @Component
    record Handovers(JdbcClient jdbc, Clock clock) {

        boolean done(CaseId id) {
            return jdbc.sql("select count(*) from archive_handover where case_id = ?")
                            .param(id.value())
                            .query(Integer.class)
                            .single()
                    > 0;
        }

        void enter(CaseId id, String target, String proof) {
            jdbc.sql("insert into archive_handover (case_id, at, target, proof) values (?, ?, ?, ?) on conflict"
                            + " do nothing")
                    .params(id.value(), Timestamp.from(clock.instant()), target, proof)
                    .update();
        }
    }

    @Override
    public String id() {
        return "archive.hand-over";
    }

    @Override
    public Class<CaseCompleted> hears() {
        return CaseCompleted.class;
    }

    @Override
    public void hear(CaseCompleted event) {
        CaseId id = new CaseId(event.caseId());
        targets.id().filter(_ -> !handovers.done(id)).ifPresent(target -> {
            String proof = targets.keep(bundle(submissions.find(id), event.status()));
            handovers.enter(id, target, proof.length() <= 400 ? proof : proof.substring(0, 400));
        });
    }

    /** Whether there is an archive that does not have the case. */
    boolean isDue(UUID caseId) {
        return targets.id().isPresent() && !handovers.done(new CaseId(caseId));
    }

    private ArchiveBundle bundle(Submission submission, String status) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("answers.json", JSON.writeValueAsBytes(submission.answers()));
        files.put("journal.json", JSON.writeValueAsBytes(journal.of(submission.id())));
        documents
                .of(submission.id())
                .forEach(document -> files.put("documents/" + document.name() + ".pdf", documents.content(document)));
        return new ArchiveBundle(
                submission.reference(),
                submission.service().value(),
                submission.edition(),
                status,
                submission.receivedAt(),
                files);
    }
}
