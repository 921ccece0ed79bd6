package org.schalter.payment;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** Amounts as people write them. */
public final class Money {

    private Money() {}

    /** For example {@code 30,70 €} in German and {@code €30.70} in English. */
    public static String text(BigDecimal amount, String currency, Locale locale) {
        Locale place = locale.getLanguage().equals("de") ? Locale.GERMANY : Locale.UK;
        NumberFormat format = NumberFormat.getCurrencyInstance(place);
        format.setCurrency(Currency.getInstance(currency));
        return format.format(amount);
    }
}
