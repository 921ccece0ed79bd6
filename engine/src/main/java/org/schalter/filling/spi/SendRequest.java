package org.schalter.filling.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is handed over.
 *
 * @param draft the draft's unguessable id, which is the idempotency key
 * @param service the service's key
 * @param edition the number of the edition that the draft is bound to
 * @param hash that edition's content hash
 * @param answers as they stand in the draft, locked values restored
 * @param locked by JSON Pointer, the values among them that were not the citizen's to change
 * @param language the language it was filled in, BCP 47
 * @param subject who is signed in, null if nobody
 * @param attributes what the identity says of that person
 */
public record SendRequest(
        String draft,
        String service,
        int edition,
        String hash,
        ObjectNode answers,
        Map<String, JsonNode> locked,
        String language,
        @Nullable String subject,
        Map<String, String> attributes) {}
