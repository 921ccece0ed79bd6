package org.schalter.document;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schalter.identity.Visitors;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.schalter.site.Role;
import org.schalter.submission.Doorkeeper;
import org.schalter.submission.Submission;
import org.schalter.submission.Submissions;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** A case's documents as files, for whoever may see the case; always saved, never shown inside our pages. */
@RestController
@Access
class DocumentFiles {

    private final Documents documents;
    private final Submissions submissions;
    private final Doorkeeper doorkeeper;
    private final Visitors visitors;

    DocumentFiles(Documents documents, Submissions submissions, Doorkeeper doorkeeper, Visitors visitors) {
        this.documents = documents;
        this.submissions = submissions;
        this.doorkeeper = doorkeeper;
        this.visitors = visitors;
    }

    /** Why a document is taken back. */
    record Revocation(@Nullable String reason) {}

    @GetMapping("/api/v1/submissions/{reference}/documents/{name}")
    ResponseEntity<byte[]> byReference(
            @PathVariable String reference,
            @PathVariable String name,
            @RequestHeader(name = "Case-Token", required = false) @Nullable String token) {
        Submission submission = doorkeeper.show(submissions.byReference(reference), Optional.ofNullable(token));
        return file(find(submission, name));
    }

    @GetMapping("/cases/{token}/documents/{name}")
    ResponseEntity<byte[]> byToken(@PathVariable String token, @PathVariable String name) {
        Submission submission = submissions
                .byToken(token)
                .map(doorkeeper::enter)
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "unknown-case", "there is no such case"));
        return file(find(submission, name));
    }

    @PostMapping("/api/v1/submissions/{reference}/documents/{name}/revocation")
    @Access({Role.CLERK, Role.OPERATOR})
    Map<String, Object> revoke(
            @PathVariable String reference, @PathVariable String name, @RequestBody Revocation revocation) {
        Submission submission = doorkeeper.show(submissions.byReference(reference), Optional.empty());
        String reason = revocation.reason() == null ? "" : revocation.reason().strip();
        if (reason.isEmpty() || reason.length() > 1000) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "reason", "<reason> says why, in 1 to 1000 characters");
        }
        documents.revoke(find(submission, name), visitors.current().name(), reason);
        return Map.of("state", "revoked");
    }

    private Document find(Submission submission, String name) {
        return documents
                .find(submission.id(), name)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.NOT_FOUND,
                        "unknown-document",
                        "the case <" + submission.reference() + "> has no document of that name"));
    }

    private ResponseEntity<byte[]> file(Document document) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(document.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(documents.content(document));
    }
}
