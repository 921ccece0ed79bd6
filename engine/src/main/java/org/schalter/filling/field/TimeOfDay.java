package org.schalter.filling.field;

import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** A time of day; {@code 9:30}, {@code 9.30} and {@code 09:30 Uhr} all mean the same. */
final class TimeOfDay extends Plain {

    private static final Pattern TYPED = Pattern.compile("(\\d{1,2})(?:[:.h](\\d{2}))?(?::(\\d{2}))?\\s*(?:Uhr|h)?");

    TimeOfDay() {
        super("time");
    }

    @Override
    public boolean fits(Shape shape) {
        return shape.text("time");
    }

    @Override
    public @Nullable JsonNode read(Shape shape, Posted posted) {
        String text = posted.text();
        return text.isEmpty() ? null : StringNode.valueOf(read(text));
    }

    /** {@code 09:30:00}, or what was typed if that is no time. */
    static String read(String typed) {
        Matcher time = TYPED.matcher(typed);
        if (!time.matches()) {
            return typed;
        }
        int hour = Integer.parseInt(time.group(1));
        int minute = time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
        int second = time.group(3) == null ? 0 : Integer.parseInt(time.group(3));
        return hour > 23 || minute > 59 || second > 59
                ? typed
                : String.format(Locale.ROOT, "%02d:%02d:%02d", hour, minute, second);
    }

    @Override
    public Filled show(Shape shape, @Nullable JsonNode answer, Locale locale) {
        return Filled.of(answer == null ? "" : Moments.sayTime(written(answer)));
    }

    @Override
    public Map<String, String> hints(Shape shape) {
        return Map.of("autocomplete", "off", "width", "5");
    }

    static @Nullable LocalTime of(String text) {
        return Moments.time(text);
    }
}
