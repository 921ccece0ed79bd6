package org.schalter.submission.spi;

import java.time.Instant;

/**
 * A station that a case should have passed and has not.
 *
 * @param station as the ledger calls it, for example {@code document:permit}
 * @param since from when on it could be expected
 * @param cause why it is missing: a key of the texts
 * @param detail what was said of it by whatever failed, in its own words; empty if nothing was
 * @param repair what is done about it
 */
public record MissingStation(String station, Instant since, String cause, String detail, Repair repair) {

    /** Does again what leads to the station; whether it is done twice or once must come to the same. */
    public interface Repair {
        /** False if nothing could be done; throwing means the same and says why. */
        boolean again();

        /** Whether it is worth while without anybody having looked at the cause. */
        default boolean byItself() {
            return true;
        }

        /** Nothing that a program could do. */
        static Repair none() {
            return onRequest(() -> false);
        }

        /** Only when an operator says so. */
        static Repair onRequest(Repair repair) {
            return new Repair() {
                @Override
                public boolean again() {
                    return repair.again();
                }

                @Override
                public boolean byItself() {
                    return false;
                }
            };
        }
    }
}
