package org.schalter.submission;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.ServiceKey;
import org.schalter.validation.Fee;
import tools.jackson.databind.node.ObjectNode;

/**
 * An accepted application: answers sealed with the exact edition they were given to. Never changed.
 *
 * @param hash the edition's content hash
 * @param answers normalised, calculated, without what does not apply
 * @param fee what it costs; empty when the service is free
 * @param language the language it was filled in, BCP 47
 * @param token the secret of the status page's address; for the applicant only
 * @param subject who was signed in; null if nobody
 * @param applicant what the identity said of that person, for example {@code family_name}
 */
public record Submission(
        CaseId id,
        String reference,
        ServiceKey service,
        int edition,
        String hash,
        ObjectNode answers,
        Optional<Fee> fee,
        String language,
        Instant receivedAt,
        String token,
        @Nullable String subject,
        Map<String, String> applicant) {

    public Submission {
        applicant = Map.copyOf(applicant);
    }

    @Override
    public String toString() {
        return "Submission[" + reference + "]"; // never answers or the token: it may reach a log
    }
}
