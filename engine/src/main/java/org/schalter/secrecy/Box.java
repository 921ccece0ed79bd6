package org.schalter.secrecy;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * AES-256-GCM with a fresh random nonce for each sealing, by Tink. What is sealed opens only at the place it was sealed
 * for: the place is its associated data.
 */
final class Box {

    static final int KEY_BYTES = 32;

    private final Aead aead;

    private Box(Aead aead) {
        this.aead = aead;
    }

    @AccessesPartialKey // the key comes from our own table
    static Box of(byte[] key) {
        try {
            return new Box(AesGcmJce.create(AesGcmKey.builder()
                    .setParameters(Lazily.PARAMETERS)
                    .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                    .build()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no AES-GCM", e);
        }
    }

    byte[] seal(byte[] plain, String place) {
        try {
            return aead.encrypt(plain, place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("nothing could be sealed for <" + place + ">", e);
        }
    }

    /** @throws Unopenable if it was changed, comes from elsewhere, or was sealed with another key */
    byte[] open(byte[] sealed, String place) {
        try {
            return aead.decrypt(sealed, place.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new Unopenable(place);
        }
    }

    /** Built when the first key is, since it asks Java what it can. */
    private static final class Lazily {

        static final AesGcmParameters PARAMETERS = parameters();

        private static AesGcmParameters parameters() {
            try {
                return AesGcmParameters.builder()
                        .setKeySizeBytes(KEY_BYTES)
                        .setIvSizeBytes(12)
                        .setTagSizeBytes(16)
                        .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                        .build();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Tink does not know AES-256-GCM", e);
            }
        }
    }
}
