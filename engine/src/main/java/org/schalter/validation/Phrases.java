package org.schalter.validation;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Our own words in one language, and how that language writes numbers and dates. */
final class Phrases {

    private static final Map<String, Phrases> ALL = Map.of(
            "de", new Phrases(Locale.GERMANY, "dd.MM.yyyy", "„", "“"),
            "en", new Phrases(Locale.UK, "d MMMM yyyy", "“", "”"));

    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final Locale locale;
    private final DateTimeFormatter date;
    private final String open;
    private final String close;
    private final Properties texts = new Properties();

    private Phrases(Locale locale, String date, String open, String close) {
        this.locale = locale;
        this.date = DateTimeFormatter.ofPattern(date, locale);
        this.open = open;
        this.close = close;
        String name = "/texts/validation_" + locale.getLanguage() + ".properties";
        try (InputStream in = Objects.requireNonNull(Phrases.class.getResourceAsStream(name), name)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The texts <" + name + "> can't be read", unreadable);
        }
    }

    /** German for German and easy German; else English, or German where the edition's first language is. */
    static Phrases of(String language, List<String> editions) {
        String asked = language.split("-", 2)[0];
        String first = editions.isEmpty() ? "en" : editions.getFirst().split("-", 2)[0];
        Phrases fallback = Objects.requireNonNull(ALL.get("en"));
        return ALL.getOrDefault(asked, ALL.getOrDefault(first, fallback));
    }

    /** The text of this variant, else the keyword's plain one. */
    String format(String keyword, String variant, Map<String, Object> args) {
        String plain = "validation." + keyword;
        String pattern = texts.getProperty(variant.isEmpty() ? plain : plain + "." + variant, texts.getProperty(plain));
        if (pattern == null) {
            pattern = texts.getProperty("validation.type");
        }
        return new MessageFormat(pattern, ULocale.forLocale(locale)).format(args);
    }

    /** Whether there is a text of its own, so that none is forgotten. */
    boolean has(String key) {
        return texts.containsKey("validation." + key);
    }

    String quoted(String name) {
        return open + name + close;
    }

    /** A limit, an option or an example as people write it: 30,70 and 31.12.2026. */
    String value(Object value, @Nullable Part part) {
        if (value instanceof JsonNode node && node.isNumber()) {
            return number(node.decimalValue(), part);
        }
        String text = value instanceof JsonNode node ? Part.plain(node) : String.valueOf(value);
        return part != null && part.format().equals("date") ? dated(text) : text;
    }

    private String number(BigDecimal number, @Nullable Part part) {
        boolean cents = part != null
                && (part.format().equals("money")
                        || (part.schema().path("multipleOf").isNumber()
                                && part.schema()
                                                .path("multipleOf")
                                                .decimalValue()
                                                .compareTo(CENT)
                                        == 0));
        int places = Math.max(0, number.stripTrailingZeros().scale());
        DecimalFormat format = new DecimalFormat("#,##0.#", DecimalFormatSymbols.getInstance(locale));
        format.setMaximumFractionDigits(places);
        format.setMinimumFractionDigits(cents && places <= 2 && number.scale() != 0 ? 2 : places);
        return format.format(number);
    }

    private String dated(String text) {
        try {
            return date.format(LocalDate.parse(text));
        } catch (java.time.DateTimeException noDate) {
            return text;
        }
    }
}
