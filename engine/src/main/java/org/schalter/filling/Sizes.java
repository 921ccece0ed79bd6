package org.schalter.filling;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** Sizes of files and sums of money as people read them. */
final class Sizes {

    private static final long KILO = 1000;
    private static final Currency EURO = Currency.getInstance("EUR");

    private Sizes() {}

    static String say(long bytes, String language) {
        Locale locale = language.startsWith("en") ? Locale.UK : Locale.GERMANY;
        if (bytes < KILO * KILO) {
            return String.format(locale, "%d KB", Math.max(1, Math.round((double) bytes / KILO)));
        }
        return String.format(locale, "%.1f MB", (double) bytes / KILO / KILO);
    }

    static String euros(BigDecimal amount, Locale locale) {
        NumberFormat format =
                NumberFormat.getCurrencyInstance(locale.getLanguage().equals("en") ? Locale.UK : Locale.GERMANY);
        format.setCurrency(EURO);
        return format.format(amount);
    }
}
