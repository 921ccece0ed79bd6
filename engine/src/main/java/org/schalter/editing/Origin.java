package org.schalter.editing;

import java.time.Instant;
import java.util.Locale;

/**
 * Where a service comes from, and what it was there when it was last taken from there.
 *
 * @param name of the service of the library, or the key of the service here; empty for a package from elsewhere
 * @param edition the newest edition that the service had then; 0 where it had none, or has no editions
 * @param zip what was taken, by which is told what has changed since, and on whose side
 */
public record Origin(Kind kind, String name, int edition, byte[] zip, Instant takenAt) {

    /** Where services come from. */
    public enum Kind {
        LIBRARY,
        SERVICE,
        IMPORT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
