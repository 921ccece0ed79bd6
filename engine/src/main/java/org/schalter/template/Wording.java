package org.schalter.template;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schalter.validation.Coordinates;

/** Writes values the way people of a language do. What is absent is written as nothing. */
public final class Wording {

    private static final Currency EURO = Currency.getInstance("EUR");

    private final Locale locale;
    private final ZoneId zone;

    public Wording(String language, ZoneId zone) {
        this.locale = locale(language);
        this.zone = zone;
    }

    /** German is German whether it is plain, easy or ordinary: numbers and dates look the same. */
    private static Locale locale(String language) {
        Locale asked = Locale.forLanguageTag(language);
        return switch (asked.getLanguage()) {
            case "de" -> Locale.GERMANY;
            case "en" -> Locale.UK;
            default -> Locale.forLanguageTag(asked.getLanguage());
        };
    }

    public Locale locale() {
        return locale;
    }

    public String plain(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Boolean yes -> yesOrNo(yes);
            case Number number -> number(number);
            case TemporalAccessor moment -> moment(moment);
            case Collection<?> list ->
                list.stream().map(this::plain).filter(word -> !word.isEmpty()).collect(Collectors.joining(", "));
            case Map<?, ?> point
            when coordinates(point).isPresent() -> coordinates(point).get().say(locale);
            case Map<?, ?> parts ->
                plain(List.copyOf(
                        parts.values().stream().filter(Objects::nonNull).toList()));
            case Period period -> period.toString();
            case Duration duration -> duration.toString();
            default -> value.toString();
        };
    }

    /** Where the map is a GeoJSON point. */
    private static Optional<Coordinates> coordinates(Map<?, ?> map) {
        return "Point".equals(map.get("type"))
                        && map.get("coordinates") instanceof List<?> position
                        && position.size() > 1
                ? Coordinates.of(position.get(0), position.get(1))
                : Optional.empty();
    }

    public String date(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case LocalDate day -> day(day);
            case OffsetDateTime moment -> day(moment.atZoneSameInstant(zone).toLocalDate());
            case ZonedDateTime moment -> day(moment.withZoneSameInstant(zone).toLocalDate());
            case LocalDateTime moment -> day(moment.toLocalDate());
            case java.time.Instant moment -> day(moment.atZone(zone).toLocalDate());
            default -> throw new TemplateIncident("<" + value + "> is no date; {{ date … }} needs one");
        };
    }

    public String money(@Nullable Object value) {
        BigDecimal amount = switch (value) {
            case null -> null;
            case Number number -> new BigDecimal(number.toString());
            case String text when text.matches("-?\\d{1,15}(?:\\.\\d{1,4})?") -> new BigDecimal(text);
            default -> throw new TemplateIncident("<" + value + "> is no amount; {{ money … }} needs a number");
        };
        if (amount == null) {
            return "";
        }
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(EURO);
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return format.format(amount);
    }

    private String yesOrNo(boolean yes) {
        if (locale.getLanguage().equals("de")) {
            return yes ? "ja" : "nein";
        }
        return yes ? "yes" : "no";
    }

    /** Without thousands' separators: a year or a house number must not get one. */
    private String number(Number number) {
        DecimalFormat format = (DecimalFormat) NumberFormat.getNumberInstance(locale);
        format.setGroupingUsed(false);
        format.setMaximumFractionDigits(10);
        return format.format(new BigDecimal(number.toString()));
    }

    private String moment(TemporalAccessor moment) {
        if (moment instanceof LocalTime time) {
            return time.format(DateTimeFormatter.ofPattern("HH:mm", locale));
        }
        if (moment instanceof OffsetDateTime offset) {
            ZonedDateTime here = offset.atZoneSameInstant(zone);
            return day(here.toLocalDate()) + ", " + here.format(DateTimeFormatter.ofPattern("HH:mm", locale));
        }
        return date(moment);
    }

    private String day(LocalDate day) {
        String pattern = locale.getLanguage().equals("de") ? "dd.MM.yyyy" : null;
        DateTimeFormatter format = pattern == null
                ? DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale)
                : DateTimeFormatter.ofPattern(pattern, locale);
        return day.format(format);
    }
}
