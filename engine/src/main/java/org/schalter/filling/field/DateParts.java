package org.schalter.filling.field;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A date in three inputs. What is no date stays as it was typed, its parts between hyphens, so that it can be shown again. */
final class DateParts {

    private static final String[] NAMES = {"year", "month", "day"};

    private DateParts() {}

    /** The date as {@code 2026-11-22}, or as near to it as what was typed comes; null if nothing was. */
    static @Nullable String read(Posted posted) {
        String year = posted.part("year");
        String month = posted.part("month");
        String day = posted.part("day");
        if (year.isEmpty() && month.isEmpty() && day.isEmpty()) {
            return null;
        }
        return part(year, 4) + "-" + part(month, 2) + "-" + part(day, 2);
    }

    private static String part(String typed, int digits) {
        boolean number =
                !typed.isEmpty() && typed.length() <= digits && typed.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number) {
            return typed.replace('-', '\u2011');
        }
        return digits == 2 && typed.length() == 1 ? "0" + typed : typed;
    }

    static Map<String, String> show(String date) {
        Map<String, String> parts = new LinkedHashMap<>();
        String[] typed = date.split("-", 3);
        for (int i = 0; i < typed.length; i++) {
            parts.put(NAMES[i], i > 0 ? withoutZero(typed[i]) : typed[i]);
        }
        return parts;
    }

    private static String withoutZero(String part) {
        return part.length() == 2 && part.startsWith("0") ? part.substring(1) : part;
    }
}
