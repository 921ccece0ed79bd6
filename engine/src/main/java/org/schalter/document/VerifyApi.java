package org.schalter.document;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.schalter.site.Access;
import org.schalter.site.Caller;
import org.schalter.site.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Checking a document by program. */
@RestController
@Access
class VerifyApi {

    private final Verification verification;
    private final Clock clock;

    VerifyApi(Verification verification, Clock clock) {
        this.verification = verification;
        this.clock = clock;
    }

    /**
     * What is known of a document.
     *
     * @param state {@code stands}, {@code revoked}, or {@code no-longer-kept}: then title, reference and details are empty
     * @param reference the case's, masked
     * @param details what the document says of itself, masked
     * @param sha256 of the file as it was issued
     */
    record Checked(
            String state,
            String title,
            String issuedBy,
            OffsetDateTime issuedAt,
            @Nullable OffsetDateTime revokedAt,
            String reference,
            Map<String, String> details,
            String sha256) {}

    @GetMapping("/api/v1/verify/{code}")
    Checked check(@PathVariable String code, HttpServletRequest request) {
        return switch (verification.check(code, Caller.network(request))) {
            case Verification.Answer.Known known -> checked(known);
            case Verification.Answer.Forgotten forgotten -> checked(forgotten);
            case Verification.Answer.Unknown unknown ->
                throw Problem.of(
                        HttpStatus.NOT_FOUND,
                        "unknown-code",
                        unknown.malformed()
                                ? "that is no check code; right are the 26 letters and digits beside the QR code"
                                : "no document has this check code");
            case Verification.Answer.TooMany _ ->
                throw Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS, "too-many", "too many unknown codes; wait for ten minutes");
        };
    }

    private Checked checked(Verification.Answer.Known known) {
        Document document = known.document();
        return new Checked(
                document.stands() ? "stands" : "revoked",
                document.title(),
                known.town(),
                local(document.issuedAt()),
                document.revokedAt().map(this::local).orElse(null),
                known.reference(),
                known.details(),
                document.sha256());
    }

    private Checked checked(Verification.Answer.Forgotten it) {
        return new Checked(
                "no-longer-kept",
                "",
                it.town(),
                local(it.document().issuedAt()),
                it.document().revokedAt().map(this::local).orElse(null),
                "",
                Map.of(),
                it.document().sha256());
    }

    private OffsetDateTime local(Instant at) {
        return at.atZone(clock.getZone()).toOffsetDateTime();
    }
}
