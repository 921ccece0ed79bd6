package org.schalter.submission;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.schalter.storage.SortedIds;

/** The identity of a case; ids sort by the time of receipt. */
public record CaseId(UUID value) {

    public CaseId {
        Objects.requireNonNull(value, "a case id needs a value");
    }

    static CaseId fresh(Instant at) {
        return new CaseId(SortedIds.next(at));
    }

    /** The smallest id a case received at that instant can have; older cases have smaller ids. */
    static CaseId earliest(Instant at) {
        return new CaseId(SortedIds.earliest(at));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
