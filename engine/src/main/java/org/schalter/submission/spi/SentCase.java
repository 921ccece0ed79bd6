package org.schalter.submission.spi;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * A case as contributors to the status page see it.
 *
 * @param token the secret of the page's address; whoever has it may see the case, so it goes to the applicant only
 * @param fee the fee sealed at receipt; zero when the service is free
 */
public record SentCase(
        UUID id,
        String reference,
        String token,
        String service,
        int edition,
        String language,
        Instant receivedAt,
        BigDecimal fee) {}
