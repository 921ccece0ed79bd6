package org.schalter.editing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.schalter.definition.ServiceKey;

/** The working copies that this node was asked for last, each at one revision; what is made of them is made once. */
final class RecentCopies {

    private static final int MOST_BYTES = 256 * 1024 * 1024;

    /** What is made of a file takes several times its size, and even an empty copy takes something. */
    private static final int EXPANSION = 4;

    private static final int LEAST = 64 * 1024;

    private final Cache<ServiceKey, WorkingCopy> copies = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher(RecentCopies::weight)
            .build();

    Optional<WorkingCopy> find(WorkingCopy.Line line) {
        return Optional.ofNullable(copies.getIfPresent(line.key()))
                .filter(it -> it.line().equals(line));
    }

    /** The one that all are to use: this one, or an equal one that somebody else was faster to bring. */
    WorkingCopy keep(WorkingCopy copy) {
        return copies.asMap()
                .merge(copy.key(), copy, (known, it) -> known.line().equals(it.line()) ? known : it);
    }

    private static int weight(ServiceKey key, WorkingCopy copy) {
        return LEAST
                + EXPANSION
                        * copy.files().values().stream()
                                .mapToInt(it -> it.length)
                                .sum();
    }
}
