package org.schalter.submission;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The secret of a status page's address: the case's id and 128 random bits. The id finds the row, the whole is then
 * compared in constant time; so the random part needs no index and can't be found bit by bit.
 */
final class Token {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 43;

    private Token() {}

    static String fresh(CaseId id) {
        byte[] secret = new byte[16];
        RANDOM.nextBytes(secret);
        ByteBuffer bytes = ByteBuffer.allocate(32)
                .putLong(id.value().getMostSignificantBits())
                .putLong(id.value().getLeastSignificantBits())
                .put(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** The case that a token speaks of, whether or not its secret is right. */
    static Optional<CaseId> caseId(String token) {
        if (token.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            return Optional.of(new CaseId(new UUID(bytes.getLong(), bytes.getLong())));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
