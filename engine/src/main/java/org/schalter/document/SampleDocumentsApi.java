package org.schalter.document;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.schalter.definition.ServicePackage;
import org.schalter.editing.WorkingPackages;
import org.schalter.expression.ExpressionIncident;
import org.schalter.rehearsal.Given;
import org.schalter.rehearsal.SampleCase;
import org.schalter.rehearsal.SampleCases;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.schalter.site.Role;
import org.schalter.submission.AnswersReader;
import org.schalter.template.TemplateIncident;
import org.schalter.template.Templates;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A letter of a working copy as it would look, made from sample answers; it is issued to nobody and kept nowhere. */
@RestController
class SampleDocumentsApi {

    /** Setting a page costs more than anything else that an editor can ask for. */
    private static final int AT_A_TIME = 2;

    private final WorkingPackages packages;
    private final SampleCases samples;
    private final Templates templates;
    private final Letters letters;
    private final AnswersReader reader;
    private final Semaphore places = new Semaphore(AT_A_TIME, true);

    SampleDocumentsApi(
            WorkingPackages packages, SampleCases samples, Templates templates, Letters letters, AnswersReader reader) {
        this.packages = packages;
        this.samples = samples;
        this.templates = templates;
        this.letters = letters;
        this.reader = reader;
    }

    @PostMapping(
            path = "/api/v1/services/{key}/working-copy/papers/documents/{name}",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Access({Role.EDITOR, Role.PUBLISHER})
    ResponseEntity<byte[]> document(@PathVariable String key, @PathVariable String name, HttpServletRequest request)
            throws IOException {
        return shown(key, name, Given.of(reader.read(request)));
    }

    /** The same by an address alone, so that a browser can show it in a frame. */
    @GetMapping("/api/v1/services/{key}/working-copy/papers/documents/{name}")
    @Access({Role.EDITOR, Role.PUBLISHER})
    ResponseEntity<byte[]> document(
            @PathVariable String key,
            @PathVariable String name,
            @RequestParam Optional<String> example,
            @RequestParam Optional<String> language) {
        return shown(key, name, new Given(example, Optional.empty(), Optional.empty(), language));
    }

    private ResponseEntity<byte[]> shown(String key, String name, Given given) {
        var content = packages.open(key);
        if (templates.document(content, name).isEmpty()) {
            throw Problem.of(HttpStatus.NOT_FOUND, "unknown-paper", "there is no letter <%s>".formatted(name));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .body(pdf(order(content, name, given)));
    }

    private Letters.Order order(ServicePackage content, String name, Given given) {
        SampleCase sample = samples.of(content, given);
        return new Letters.Order(
                name,
                sample.reference(),
                0,
                given.languageOf(content),
                sample.knownAt(IssueDocument.ID, "document", name),
                content);
    }

    private byte[] pdf(Letters.Order order) {
        places.acquireUninterruptibly();
        try {
            return letters.sample(order);
        } catch (TemplateIncident | ExpressionIncident e) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "paper", String.valueOf(e.getMessage()));
        } finally {
            places.release();
        }
    }
}
