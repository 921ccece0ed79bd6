package org.schalter.secrecy;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.prf.HmacPrfKey;
import com.google.crypto.tink.prf.HmacPrfParameters;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.subtle.PrfHmacJce;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** HMAC-SHA-256 of texts, by Tink. */
final class KeyedHash {

    private static final int BYTES = 32;

    private final Prf prf;

    @AccessesPartialKey // the key comes from our own table
    KeyedHash(byte[] key) {
        try {
            this.prf = PrfHmacJce.create(HmacPrfKey.builder()
                    .setParameters(HmacPrfParameters.builder()
                            .setKeySizeBytes(key.length)
                            .setHashType(HmacPrfParameters.HashType.SHA256)
                            .build())
                    .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", e);
        }
    }

    String of(String purpose, String value) {
        try {
            byte[] digest = prf.compute((purpose + '\n' + value).getBytes(StandardCharsets.UTF_8), BYTES);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no digest could be made for <" + purpose + ">", e);
        }
    }
}
