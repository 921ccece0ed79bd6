package org.schalter.submission;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** The identity of a case: a UUID of version 7, so that ids sort by the time of receipt. */
public record CaseId(UUID value) {

    private static final SecureRandom RANDOM = new SecureRandom();

    public CaseId {
        Objects.requireNonNull(value, "a case id needs a value");
    }

    static CaseId fresh(Instant at) {
        return new CaseId(new UUID(
                (at.toEpochMilli() << 16) | 0x7000L | (RANDOM.nextInt() & 0x0fffL),
                (RANDOM.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L));
    }

    /** The smallest id a case received at that instant can have; older cases have smaller ids. */
    static CaseId earliest(Instant at) {
        return new CaseId(new UUID((at.toEpochMilli() << 16) | 0x7000L, 0x8000000000000000L));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
