package org.schalter.document;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.schalter.submission.CaseId;

/**
 * A document as it was issued, without its file. It never changes; that it was revoked is known beside it.
 *
 * @param name its template's, for example {@code permit}
 * @param size of the file, in bytes
 * @param sha256 of the file, in hexadecimal digits
 */
public record Document(
        UUID id,
        CaseId caseId,
        String name,
        String title,
        String reference,
        long size,
        String sha256,
        Instant issuedAt,
        Optional<Instant> revokedAt) {

    /** Whether it has not been revoked. */
    public boolean stands() {
        return revokedAt.isEmpty();
    }

    Document titled(String title) {
        return new Document(id, caseId, name, title, reference, size, sha256, issuedAt, revokedAt);
    }

    /** What the file is called when somebody saves it. */
    public String fileName() {
        return (reference + "-" + name).replaceAll("[^A-Za-z0-9._-]", "-") + ".pdf";
    }
}
