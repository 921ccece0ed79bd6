package org.schalter.storage;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/**
 * UUIDs of version 7: they sort by time, to the millisecond, so that an index grows at its end. With random ones each new
 * row changes another page of the index, and each page is written to the log whole when it changes first.
 */
public final class SortedIds {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = Long.MIN_VALUE;

    private SortedIds() {}

    /** A fresh one; 74 of its bits are random. */
    public static UUID next(Instant at) {
        return new UUID(at.toEpochMilli() << 16 | VERSION | RANDOM.nextInt(0x1000), RANDOM.nextLong() >>> 2 | VARIANT);
    }

    /** The smallest one of that instant; older ones are smaller. */
    public static UUID earliest(Instant at) {
        return new UUID(at.toEpochMilli() << 16 | VERSION, VARIANT);
    }
}
