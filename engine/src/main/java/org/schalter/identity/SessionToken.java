package org.schalter.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that a signed-in browser holds. The database sees its hash only, and what it keeps for the session is
 * encrypted with a key made of the token, so that a copy of the database names nobody and opens nothing.
 */
final class SessionToken {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final int IV_BYTES = 12;

    private final byte[] secret;

    private SessionToken(byte[] secret) {
        this.secret = secret;
    }

    static SessionToken random() {
        var secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new SessionToken(secret);
    }

    static Optional<SessionToken> read(String text) {
        try {
            var secret = Base64.getUrlDecoder().decode(text);
            return secret.length == BYTES ? Optional.of(new SessionToken(secret)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    String hash() {
        return HexFormat.of().formatHex(digest("hash"));
    }

    byte[] encrypt(byte[] plain) {
        var iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        var encrypted = cipher(Cipher.ENCRYPT_MODE, iv, plain);
        return ByteBuffer.allocate(IV_BYTES + encrypted.length)
                .put(iv)
                .put(encrypted)
                .array();
    }

    byte[] decrypt(byte[] stored) {
        var iv = Arrays.copyOf(stored, IV_BYTES);
        return cipher(Cipher.DECRYPT_MODE, iv, Arrays.copyOfRange(stored, IV_BYTES, stored.length));
    }

    private byte[] cipher(int mode, byte[] iv, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(digest("key"), "AES"), new GCMParameterSpec(128, iv));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("What is stored for a session can't be read", e);
        }
    }

    private byte[] digest(String purpose) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(purpose.getBytes(StandardCharsets.UTF_8));
            return sha.digest(secret);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
