package org.schalter.filling.field;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** A date and a time in the town's zone. */
final class Moment extends Plain {

    private final ZoneId zone;

    Moment(ZoneId zone) {
        super("date-time");
        this.zone = zone;
    }

    @Override
    public boolean fits(Shape shape) {
        return shape.text("date-time");
    }

    @Override
    public @Nullable JsonNode read(Shape shape, Posted posted) {
        String date = DateParts.read(posted);
        String time = posted.part("time");
        if (date == null && time.isEmpty()) {
            return null;
        }
        return StringNode.valueOf(joined(date == null ? "--" : date, TimeOfDay.read(time)));
    }

    private String joined(String date, String time) {
        try {
            LocalTime parsed = TimeOfDay.of(time);
            if (parsed != null) {
                return LocalDate.parse(date)
                        .atTime(parsed)
                        .atZone(zone)
                        .toOffsetDateTime()
                        .format(java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            }
        } catch (DateTimeException noDate) {
            return date + "T" + time;
        }
        return date + "T" + time;
    }

    @Override
    public Filled show(Shape shape, @Nullable JsonNode answer, Locale locale) {
        if (answer == null) {
            return Filled.parts(Map.of());
        }
        String[] typed = inZone(written(answer)).split("T", 2);
        Map<String, String> parts = new HashMap<>(DateParts.show(typed[0]));
        parts.put("time", typed.length > 1 ? Moments.sayTime(typed[1]) : "");
        return Filled.parts(parts);
    }

    @Override
    public String say(Shape shape, JsonNode answer, Locale locale) {
        return Moments.sayDateTime(inZone(written(answer)), locale);
    }

    private String inZone(String moment) {
        try {
            return OffsetDateTime.parse(moment)
                    .atZoneSameInstant(zone)
                    .toOffsetDateTime()
                    .toString();
        } catch (DateTimeException noMoment) {
            return moment;
        }
    }

    @Override
    public String focus() {
        return "-day";
    }
}
