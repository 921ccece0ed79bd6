package org.schalter.filling.field;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates and times as people read them. */
final class Moments {

    private Moments() {}

    /** {@code 22.11.2026} in German, {@code 22 November 2026} in English; what is no date as it is. */
    static String sayDate(String date, Locale locale) {
        try {
            return LocalDate.parse(date).format(dates(locale));
        } catch (DateTimeParseException noDate) {
            return date;
        }
    }

    static String sayTime(String time) {
        LocalTime parsed = time(time);
        return parsed == null ? time : parsed.format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT));
    }

    static String sayDateTime(String moment, Locale locale) {
        try {
            OffsetDateTime parsed = OffsetDateTime.parse(moment);
            return parsed.format(dates(locale)) + ", "
                    + sayTime(parsed.toLocalTime().toString());
        } catch (DateTimeParseException noMoment) {
            return moment;
        }
    }

    /** A time with or without seconds and offset. */
    static @Nullable LocalTime time(String text) {
        try {
            return LocalTime.parse(text.replaceFirst("(Z|[+-]\\d\\d:\\d\\d)$", ""));
        } catch (DateTimeParseException noTime) {
            return null;
        }
    }

    private static DateTimeFormatter dates(Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        return DateTimeFormatter.ofPattern(
                english ? "d MMMM uuuu" : "dd.MM.uuuu", english ? Locale.UK : Locale.GERMANY);
    }
}
