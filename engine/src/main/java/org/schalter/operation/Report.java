package org.schalter.operation;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a failure says and where it came up, with all that caused it; as long as it may be, never longer. */
final class Report {

    private static final int DEEPEST = 8;
    private static final int FRAMES = 60;
    private static final int LONGEST_MESSAGE = 2000;
    static final int LONGEST = 24_000;

    private Report() {}

    static String of(Throwable failure) {
        StringBuilder report = new StringBuilder();
        StackTraceElement[] above = {};
        @Nullable Throwable at = failure;
        for (int depth = 0; at != null && depth < DEEPEST; depth++) {
            report.append(depth == 0 ? "" : "Caused by: ").append(said(at)).append('\n');
            report.append(frames(at.getStackTrace(), above));
            above = at.getStackTrace();
            for (Throwable beside : at.getSuppressed()) {
                report.append("\tSuppressed: ").append(said(beside)).append('\n');
            }
            at = at.getCause();
        }
        return cut(report.toString(), LONGEST);
    }

    private static String said(Throwable failure) {
        String name = failure.getClass().getName();
        try {
            String message = failure.getLocalizedMessage();
            return message == null ? name : name + ": " + cut(message, LONGEST_MESSAGE);
        } catch (RuntimeException unspeakable) {
            return name + ", which can't say what it is: "
                    + unspeakable.getClass().getName();
        }
    }

    /** Without those that the failure above has too. */
    private static String frames(StackTraceElement[] frames, StackTraceElement[] above) {
        int shared = 0;
        while (shared < Math.min(frames.length, above.length)
                && frames[frames.length - 1 - shared].equals(above[above.length - 1 - shared])) {
            shared++;
        }
        int shown = Math.min(FRAMES, frames.length - shared);
        String more = shown < frames.length ? "\t… %d more\n".formatted(frames.length - shown) : "";
        return Arrays.stream(frames, 0, shown).map(it -> "\tat " + it + "\n").collect(Collectors.joining("", "", more));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest
                ? text
                : "%s… (%d characters in all)".formatted(text.substring(0, longest), text.length());
    }
}
