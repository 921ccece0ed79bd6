package org.schalter.publishing;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What becomes of drafts when another edition goes live than theirs.
 *
 * @param until the last day on which they are kept as they are; empty where that is for good
 */
public record DraftRule(Choice choice, Optional<LocalDate> until) {

    /** As it was before anybody could choose. */
    public static final DraftRule KEEP = new DraftRule(Choice.KEEP, Optional.empty());

    /** What an author may choose. */
    public enum Choice {
        /** They go on with their own edition. */
        KEEP,
        /** They go on with the new one. */
        ALONG,
        /** They go on with the new one once whoever fills in has seen what has changed. */
        CONFIRM;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Choice> of(String word) {
            return java.util.Arrays.stream(values())
                    .filter(it -> it.word().equals(word))
                    .findFirst();
        }
    }

    boolean keepsOn(LocalDate day) {
        return choice == Choice.KEEP && until.map(it -> !day.isAfter(it)).orElse(true);
    }
}
