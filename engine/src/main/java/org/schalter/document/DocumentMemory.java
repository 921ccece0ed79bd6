package org.schalter.document;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.schalter.submission.CaseId;
import org.schalter.submission.spi.CaseMemory;
import org.springframework.stereotype.Component;

/** Whoever checks a document of a forgotten case learns that it was issued, and that it is no longer kept. */
@Component
class DocumentMemory implements CaseMemory {

    private final DocumentStore store;
    private final Clock clock;

    DocumentMemory(DocumentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public boolean needs(UUID caseId) {
        return false;
    }

    @Override
    public Map<String, Integer> forget(UUID caseId, boolean wholly) {
        return Map.of("documents", store.forget(new CaseId(caseId), clock.instant()));
    }
}
