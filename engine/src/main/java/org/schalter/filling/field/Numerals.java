package org.schalter.filling.field;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as people write them: {@code 1.234,50} in German, {@code 1,234.50} in English. A single separator that can't
 * stand between thousands, as in {@code 30.70}, is the decimal one in both, since it can mean nothing else.
 */
final class Numerals {

    private static final int MOST_DIGITS = 40;
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u202F']");
    private static final Pattern COMMA = Pattern.compile("[+-]?(\\d{1,3}(\\.\\d{3})+|\\d+)(,\\d+)?");
    private static final Pattern POINT = Pattern.compile("[+-]?(\\d{1,3}(,\\d{3})+|\\d+)(\\.\\d+)?");
    private static final Pattern EITHER = Pattern.compile("[+-]?\\d+[.,]\\d{1,2}");

    private Numerals() {}

    /** The number, null if it is none. */
    static @Nullable BigDecimal read(String typed, Locale locale) {
        String text = SPACES.matcher(typed).replaceAll("").replace('\u2212', '-');
        if (text.isEmpty() || text.length() > MOST_DIGITS) {
            return null;
        }
        if (EITHER.matcher(text).matches()) {
            return new BigDecimal(text.replace(',', '.'));
        }
        boolean comma = decimalComma(locale);
        if (!(comma ? COMMA : POINT).matcher(text).matches()) {
            return null;
        }
        return new BigDecimal(comma ? text.replace(".", "").replace(',', '.') : text.replace(",", ""));
    }

    /** As one would type it: no thousands, the decimal sign of the language. */
    static String write(BigDecimal number, Locale locale) {
        String plain = number.toPlainString();
        return decimalComma(locale) ? plain.replace('.', ',') : plain;
    }

    /** As one reads it, with thousands apart and at least this many places. */
    static String say(BigDecimal number, int places, Locale locale) {
        var format = java.text.NumberFormat.getNumberInstance(decimalComma(locale) ? Locale.GERMANY : Locale.UK);
        format.setMinimumFractionDigits(places);
        format.setMaximumFractionDigits(Math.max(places, MOST_DIGITS));
        return format.format(number);
    }

    private static boolean decimalComma(Locale locale) {
        return !locale.getLanguage().equals("en");
    }
}
