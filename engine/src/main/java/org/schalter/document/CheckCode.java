package org.schalter.document;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The code on a document by which anyone can check it: 128 random bits, written with digits and letters that nobody
 * confuses. It is kept as a hash only.
 */
public record CheckCode(String value) {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public CheckCode {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("<" + value + "> is no check code; right are 26 letters and digits");
        }
    }

    static CheckCode fresh() {
        BigInteger bits = new BigInteger(128, RANDOM);
        StringBuilder code = new StringBuilder();
        for (int i = LENGTH - 1; i >= 0; i--) {
            code.append(ALPHABET.charAt(bits.shiftRight(5 * i).intValue() & 31));
        }
        return new CheckCode(code.toString());
    }

    /** What somebody typed: small letters, spaces, hyphens, O for 0 and I for 1 are all well meant. */
    static Optional<CheckCode> typed(String text) {
        if (text.length() > 200) {
            return Optional.empty();
        }
        String code = text.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\u00a0-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return FORM.matcher(code).matches() ? Optional.of(new CheckCode(code)) : Optional.empty();
    }

    /** In groups, as it is printed. */
    String printed() {
        return value.replaceAll("(.{4})(?=.)", "$1-");
    }

    String hash() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "CheckCode[…]"; // whoever has it may see the document's state, so it stays out of logs
    }
}
