package org.schalter.site;

import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Why something failed, for operators: databases put the values of a row, so somebody's data, into their messages. */
public final class Cause {

    private static final int DEEPEST = 6;

    private Cause() {}

    /** The kind of failure and what it says, without what it says of rows. */
    public static String of(Throwable failure) {
        return failure.getClass().getSimpleName() + ": " + said(failure);
    }

    /** The kinds of failure and where in our code they came up, without what they say. */
    static String kinds(@Nullable Throwable failure) {
        var kinds = new StringBuilder();
        int depth = 0;
        for (Throwable at = failure; at != null && depth < DEEPEST; at = at.getCause()) {
            kinds.append(depth++ == 0 ? "" : " < ").append(at.getClass().getSimpleName());
            kinds.append(at instanceof SQLException sql ? " " + sql.getSQLState() : "")
                    .append(place(at));
        }
        return kinds.toString();
    }

    private static String place(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(it -> it.getClassName().startsWith("org.schalter."))
                .findFirst()
                .map(it -> " (" + it.getFileName() + ":" + it.getLineNumber() + ")")
                .orElse("");
    }

    private static String said(Throwable failure) {
        if (failure instanceof SQLException sql) {
            return "SQL state " + sql.getSQLState();
        }
        @Nullable Throwable below = failure.getCause();
        return speaksOfRows(failure) && below != null ? of(below) : String.valueOf(failure.getMessage());
    }

    private static boolean speaksOfRows(@Nullable Throwable it) {
        return it != null && (it instanceof SQLException || speaksOfRows(it.getCause()));
    }
}
