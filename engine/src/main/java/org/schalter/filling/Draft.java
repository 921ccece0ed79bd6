package org.schalter.filling;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.ServiceKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody is filling in.
 *
 * @param id unguessable; whoever knows it may go on, unless it belongs to a signed-in person
 * @param hash of the edition it began with
 * @param language it is filled in, one of the edition's
 * @param subject whose it is, null if of nobody who is signed in
 * @param locked by JSON Pointer: values known so surely that they can't be changed here
 * @param answers so far, faulty ones as they were typed
 * @param statusUrl where its case stands, null while it is not sent
 */
record Draft(
        String id,
        ServiceKey service,
        int edition,
        String hash,
        String language,
        @Nullable String subject,
        Map<String, JsonNode> locked,
        ObjectNode answers,
        Instant expiresAt,
        @Nullable String statusUrl) {

    /** The same with other answers. */
    Draft with(ObjectNode others) {
        return new Draft(id, service, edition, hash, language, subject, locked, others, expiresAt, statusUrl);
    }

    boolean sent() {
        return statusUrl != null;
    }

    /**
     * What is stored instead of a draft's id: who has a copy of the database must not go on with anybody's draft. An id is
     * too long to be guessed, so a digest is enough.
     */
    static String stored(String id) {
        return Digests.sha256("draft " + id);
    }

    ResumeCode code() {
        return ResumeCode.of(id);
    }
}
