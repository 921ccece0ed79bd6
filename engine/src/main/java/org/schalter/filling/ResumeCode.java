package org.schalter.filling;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The code on paper that leads back to a draft: four times four characters that can't be taken for one another. It follows
 * from the draft's unguessable id, so that it can be printed again, but doesn't tell it; only its hash is stored.
 */
record ResumeCode(String value) {

    private static final String LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679";
    private static final int LENGTH = 16;

    static ResumeCode of(String draft) {
        byte[] digest = sha256("resume " + draft);
        java.math.BigInteger rest = new java.math.BigInteger(1, digest);
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            java.math.BigInteger[] parts = rest.divideAndRemainder(java.math.BigInteger.valueOf(LETTERS.length()));
            code.append(LETTERS.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        return new ResumeCode(code.toString());
    }

    /** As somebody types it: lower case, other hyphens, spaces. */
    static ResumeCode typed(String text) {
        String letters = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
        return new ResumeCode(letters.length() > LENGTH ? letters.substring(0, LENGTH + 1) : letters);
    }

    /** In groups of four, as it is printed. */
    String printed() {
        return value.replaceAll("(.{4})(?!$)", "$1-");
    }

    String hash() {
        return HexFormat.of().formatHex(sha256("hash " + value));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
