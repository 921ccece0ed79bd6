package org.schalter.site;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Writes days and moments as people of a language do: who reads English here does it as the British do. */
@Component("dates")
public final class Dates {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter GERMAN = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.GERMANY);

    /** 31. Dezember 2026, 31 December 2026. */
    public static String inWords(TemporalAccessor day, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(place(locale))
                .format(day);
    }

    /** 31.12.2026, 31 Dec 2026. */
    public String day(TemporalAccessor moment, Locale locale) {
        return isGerman(locale)
                ? GERMAN.format(moment)
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(place(locale))
                        .format(moment);
    }

    /** 31.12.2026, 14:30 Uhr; 31 Dec 2026, 14:30. */
    public String minute(TemporalAccessor moment, Locale locale) {
        return day(moment, locale) + ", " + MINUTE.format(moment) + (isGerman(locale) ? " Uhr" : "");
    }

    /** To the second, where it matters what came first. */
    public String second(TemporalAccessor moment, Locale locale) {
        return day(moment, locale) + ", " + SECOND.format(moment);
    }

    /** As the {@code datetime} of HTML. */
    public String html(OffsetDateTime moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.truncatedTo(ChronoUnit.SECONDS));
    }

    /** The same of a moment that is nowhere. */
    public String html(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static Locale place(Locale locale) {
        return switch (locale.getLanguage()) {
            case "de" -> Locale.GERMANY;
            case "en" -> Locale.UK;
            default -> locale;
        };
    }

    private static boolean isGerman(Locale locale) {
        return place(locale).equals(Locale.GERMANY);
    }
}
