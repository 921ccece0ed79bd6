package org.schalter.archive;

import java.util.Map;
import java.util.UUID;
import org.schalter.submission.CaseId;
import org.schalter.submission.spi.CaseMemory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A case is needed until the archive has it, if there is one. The journal keeps when something happened, not who did what. */
@Component
class ArchiveMemory implements CaseMemory {

    private final JdbcClient jdbc;
    private final Targets targets;
    private final HandOver.Handovers handovers;

    ArchiveMemory(JdbcClient jdbc, Targets targets, HandOver.Handovers handovers) {
        this.jdbc = jdbc;
        this.targets = targets;
        this.handovers = handovers;
    }

    @Override
    public boolean needs(UUID caseId) {
        return targets.id().isPresent() && !handovers.done(new CaseId(caseId));
    }

    @Override
    public Map<String, Integer> forget(UUID caseId, boolean wholly) {
        String change = wholly
                ? "delete from archive_journal where case_id = ?"
                : "update archive_journal set actor = '', detail = '' where case_id = ?";
        int entries = jdbc.sql(change).param(caseId).update();
        if (wholly) {
            jdbc.sql("delete from archive_handover where case_id = ?")
                    .param(caseId)
                    .update();
        }
        return Map.of("journal entries", entries);
    }
}
