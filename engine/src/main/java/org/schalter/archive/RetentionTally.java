package org.schalter.archive;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one night came to. */
final class RetentionTally {

    /** What came of one case. */
    enum Result {
        ANONYMISED,
        DELETED,
        SHORTENED,
        NEEDED,
        FAILED,
        NOTHING
    }

    private final Map<Result, Integer> counts = new EnumMap<>(Result.class);

    void count(@Nullable Result result) {
        counts.merge(result == null ? Result.FAILED : result, 1, Integer::sum);
    }

    RetentionDone done() {
        return new RetentionDone(
                of(Result.ANONYMISED), of(Result.DELETED), of(Result.SHORTENED), of(Result.NEEDED), of(Result.FAILED));
    }

    private int of(Result result) {
        return counts.getOrDefault(result, 0);
    }
}
