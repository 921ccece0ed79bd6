package org.schalter.submission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who sends something, by which way and under which key. The same three are the same sending; somebody else's same key is
 * another one, so nobody learns anything of others by guessing keys.
 *
 * @param way {@code api} or {@code draft}
 * @param key the caller's idempotency key, or the draft's id
 * @param language the language it was filled in, BCP 47
 * @param subject who is signed in; null if nobody
 * @param applicant what the identity says of that person
 * @param locked by JSON Pointer, answers that are not that person's to give; they replace what was sent
 * @param known answers that stand where the form takes none from that person; null if what was sent was taken page by page
 */
public record Sending(
        String way,
        String key,
        String language,
        @Nullable String subject,
        Map<String, String> applicant,
        Map<String, JsonNode> locked,
        @Nullable JsonNode known) {

    static final String API = "api";
    static final String DRAFT = "draft";

    private static final ObjectWriter SORTED = JsonMapper.builder()
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build()
            .writer();

    String digest() {
        return digest((way + '\n' + (subject == null ? "" : subject) + '\n' + key).getBytes(StandardCharsets.UTF_8));
    }

    /** A digest of answers that does not depend on the order of their names. */
    static String digest(JsonNode answers) {
        return digest(SORTED.writeValueAsBytes(answers));
    }

    private static String digest(byte[] bytes) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
