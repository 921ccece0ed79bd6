package org.schalter.submission;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.ServiceKey;
import org.schalter.filling.Prefills;
import org.schalter.identity.Visitor;
import org.schalter.publishing.Edition;
import org.schalter.publishing.Editions;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.schalter.validation.Fault;
import org.schalter.validation.Fee;
import org.schalter.validation.Verdict;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Submitting by program; who may do so depends on the service, who may look on the case, see {@link Doorkeeper}. */
@RestController
@RequestMapping("/api/v1")
@Access
class SubmissionsApi {

    private final Editions editions;
    private final Submissions submissions;
    private final AnswersReader reader;
    private final Doorkeeper doorkeeper;
    private final Receipts receipts;

    SubmissionsApi(
            Editions editions,
            Submissions submissions,
            AnswersReader reader,
            Doorkeeper doorkeeper,
            Receipts receipts) {
        this.editions = editions;
        this.submissions = submissions;
        this.reader = reader;
        this.doorkeeper = doorkeeper;
        this.receipts = receipts;
    }

    /** What is wrong with an answer. */
    record Wrong(String at, String keyword, String message) {

        static List<Wrong> of(List<Fault> faults) {
            return faults.stream()
                    .map(it -> new Wrong(it.at(), it.keyword(), it.message()))
                    .toList();
        }
    }

    /** What answers would come to. */
    record Check(
            String verdict,
            List<Wrong> faults,
            ObjectNode answers,
            @Nullable ObjectNode fee) {}

    /** How a case stands. */
    record Standing(
            String reference,
            String service,
            int edition,
            OffsetDateTime receivedAt,
            String status,
            List<Ledger.Station> stations) {}

    @PostMapping(path = "/services/{key}/validate", consumes = MediaType.APPLICATION_JSON_VALUE)
    Check validate(@PathVariable String key, HttpServletRequest request) throws IOException {
        Edition edition = live(key);
        JsonNode answers = reader.read(request);
        Submissions.Preview preview = submissions.preview(edition, answers, AcceptedLanguage.of(request, edition));
        Verdict verdict = preview.verdict();
        return new Check(
                verdict instanceof Verdict.Accepted ? "accepted" : "rejected",
                Wrong.of(verdict.faults()),
                verdict.answers(),
                preview.fee().map(Fee::json).orElse(null));
    }

    @PostMapping(path = "/services/{key}/submissions", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Receipts.Receipt> submit(
            @PathVariable String key,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            HttpServletRequest request)
            throws IOException {
        Edition edition = live(key);
        Visitor visitor = doorkeeper.admit(edition);
        doorkeeper.bound(visitor, request);
        Prefills.Known known = submissions.known(edition, visitor);
        Sending sending = new Sending(
                Sending.API,
                checked(idempotencyKey),
                AcceptedLanguage.of(request, edition),
                visitor.subject(),
                visitor.attributes(),
                known.locked(),
                known.answers());
        return switch (submissions.submit(edition, reader.read(request), sending)) {
            case Submissions.Outcome.Sent sent -> created(sent.submission());
            case Submissions.Outcome.AlreadySent sent -> created(sent.submission());
            case Submissions.Outcome.Rejected rejected ->
                throw Problem.of(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "rejected",
                                "the answers have <" + rejected.faults().size() + "> faults; each says what to change")
                        .with("faults", Wrong.of(rejected.faults()));
            case Submissions.Outcome.KeyTaken _ ->
                throw Problem.of(
                        HttpStatus.CONFLICT,
                        "idempotency-key",
                        "this Idempotency-Key has come with other answers before; other answers need another key");
            case Submissions.Outcome.Closed closed ->
                throw Problem.of(
                        HttpStatus.CONFLICT,
                        "closed",
                        "the service <" + key + "> takes no applications now: <"
                                + closed.why().name() + ">");
        };
    }

    @GetMapping("/submissions/{reference}")
    Standing standing(
            @PathVariable String reference,
            @RequestHeader(name = "Case-Token", required = false) @Nullable String token) {
        Submission submission = doorkeeper.show(submissions.byReference(reference), Optional.ofNullable(token));
        return receipts.standing(submission);
    }

    private ResponseEntity<Receipts.Receipt> created(Submission submission) {
        Receipts.Receipt receipt = receipts.of(submission);
        return ResponseEntity.created(URI.create(receipt.statusUrl()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(receipt);
    }

    private Edition live(String key) {
        return Optional.of(key)
                .filter(ServiceKey::fits)
                .map(ServiceKey::new)
                .flatMap(editions::live)
                .orElseThrow(() ->
                        Problem.of(HttpStatus.NOT_FOUND, "unknown-service", "there is no service <" + key + "> here"));
    }

    private static String checked(@Nullable String idempotencyKey) {
        if (idempotencyKey == null || !idempotencyKey.matches("[\\x21-\\x7e]{1,255}")) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "idempotency-key",
                    "the header Idempotency-Key is missing or not 1 to 255 visible ASCII characters;"
                            + " right would be a fresh UUID for each application");
        }
        return idempotencyKey;
    }
}
