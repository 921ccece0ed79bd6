package org.schalter.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a banking app reads from a GiroCode: EPC069-12, version 002, in UTF-8. */
record GiroCode(String payee, String iban, String bic, BigDecimal amount, String purpose) {

    private static final BigDecimal MOST = new BigDecimal("999999999.99");

    GiroCode {
        amount = amount.setScale(2, RoundingMode.UNNECESSARY);
        if (amount.compareTo(new BigDecimal("0.01")) < 0 || amount.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("a GiroCode over <" + amount + ">; right is 0.01 to " + MOST);
        }
        iban = iban.replace(" ", "").toUpperCase(Locale.ROOT);
        bic = bic.replace(" ", "").toUpperCase(Locale.ROOT);
        payee = cut(payee, 70);
        purpose = cut(purpose, 140);
    }

    String content() {
        return String.join(
                "\n", "BCD", "002", "1", "SCT", bic, payee, iban, "EUR" + amount.toPlainString(), "", "", purpose);
    }

    private static String cut(String text, int longest) {
        String line = text.replaceAll("\\s+", " ").strip();
        while (line.length() > longest || line.getBytes(StandardCharsets.UTF_8).length > longest) {
            line = line.substring(0, line.offsetByCodePoints(line.length(), -1));
        }
        return line;
    }
}
