package org.schalter.publishing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.schalter.definition.Finding;
import org.schalter.definition.ServiceKey;
import org.schalter.editing.LockedByAnother;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.schalter.site.Role;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Importing, checking, publishing and withdrawing services, for programs and the designer. */
@RestController
@RequestMapping("/api/v1/services")
class PublishingApi {

    private static final String ZIP = "application/zip";
    private static final MediaType ZIP_TYPE = MediaType.parseMediaType(ZIP);

    private final Publications publications;
    private final FirstImports imports;
    private final PublishingSettings settings;

    PublishingApi(Publications publications, FirstImports imports, PublishingSettings settings) {
        this.publications = publications;
        this.imports = imports;
        this.settings = settings;
    }

    record Imported(String key, String hash, List<Finding> findings) {}

    record Published(int edition, String hash, boolean created, List<Finding> findings) {}

    record EditionJson(int edition, String hash, Instant publishedAt, String publishedBy, boolean live) {}

    @PostMapping(consumes = ZIP)
    @Access(Role.EDITOR)
    ResponseEntity<Imported> importPackage(
            @RequestParam(defaultValue = "true") boolean over, InputStream body, Principal editor, Locale language)
            throws IOException {
        var zip = bounded(body);
        if (!over) {
            imports.requireNew(zip);
        }
        var publication = kept(zip, editor.getName());
        var key = publication
                .key()
                .orElseThrow(() -> Problem.of(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "unreadable-package",
                                "this is no service package; its findings say why, and nothing was kept")
                        .with("findings", in(language, publication.findings())));
        imports.note(key, zip);
        return ResponseEntity.created(URI.create("/api/v1/services/" + key.value() + "/findings"))
                .body(new Imported(key.value(), publication.hash(), in(language, publication.findings())));
    }

    private static List<Finding> in(Locale language, List<Finding> findings) {
        return findings.stream().map(it -> it.in(language)).toList();
    }

    private Publications.Publication kept(byte[] zip, String by) {
        try {
            return publications.importPackage(zip, by);
        } catch (LockedByAnother e) {
            throw Problem.of(HttpStatus.CONFLICT, "locked", String.valueOf(e.getMessage()))
                    .with("holder", e.holder())
                    .with("since", e.since());
        }
    }

    @GetMapping("/{key}/findings")
    @Access({Role.EDITOR, Role.PUBLISHER})
    Items<Finding> findings(@PathVariable String key, Locale language) {
        return ServiceKey.parse(key)
                .flatMap(publications::findings)
                .map(it -> Items.of(in(language, it)))
                .orElseThrow(() -> noWorkingCopy(key));
    }

    @PostMapping("/{key}/editions")
    @Access(Role.PUBLISHER)
    ResponseEntity<Published> publish(@PathVariable String key, Principal publisher, Locale language) {
        var service = ServiceKey.parse(key).orElseThrow(() -> noWorkingCopy(key));
        if (settings.secondPerson()) {
            throw Problem.of(
                    HttpStatus.CONFLICT,
                    "second-person",
                    "here two people release <%s>: ask for it by POST …/releases, and somebody else confirms"
                            .formatted(key));
        }
        return switch (publications.publish(service, publisher.getName())) {
            case PublishResult.Published it ->
                ResponseEntity.created(URI.create("/api/v1/services/%s/editions/%d"
                                .formatted(key, it.edition().number())))
                        .body(new Published(
                                it.edition().number(), it.edition().hash(), it.created(), in(language, it.findings())));
            case PublishResult.Refused it ->
                throw Problem.of(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "findings",
                                "errors stand in the way of publishing <%s>; put them right and import it again"
                                        .formatted(key))
                        .with("findings", in(language, it.findings()));
            case PublishResult.NothingToPublish it -> throw noWorkingCopy(key);
        };
    }

    @GetMapping("/{key}/editions")
    @Access({Role.EDITOR, Role.PUBLISHER, Role.OPERATOR})
    Items<EditionJson> editions(@PathVariable String key) {
        var history = ServiceKey.parse(key).map(publications::history).orElse(List.of());
        if (history.isEmpty()) {
            throw Problem.of(
                    HttpStatus.NOT_FOUND, "unknown-service", "no edition of <%s> was ever published".formatted(key));
        }
        return Items.of(history.stream()
                .map(it -> new EditionJson(it.number(), it.hash(), it.publishedAt(), it.publishedBy(), it.live()))
                .toList());
    }

    @GetMapping("/{key}/editions/{number}")
    @Access({Role.EDITOR, Role.PUBLISHER, Role.OPERATOR})
    ResponseEntity<byte[]> export(@PathVariable String key, @PathVariable int number) {
        var zip = ServiceKey.parse(key)
                .flatMap(it -> publications.exportPackage(it, number))
                .orElseThrow(() -> Problem.of(
                        HttpStatus.NOT_FOUND,
                        "unknown-edition",
                        "edition <%s/%d> was never published".formatted(key, number)));
        var fileName = "%s-%d.zip".formatted(key, number);
        return ResponseEntity.ok()
                .contentType(ZIP_TYPE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(fileName)
                                .build()
                                .toString())
                .body(zip);
    }

    @PostMapping("/{key}/withdraw")
    @Access(Role.PUBLISHER)
    ResponseEntity<Void> withdraw(@PathVariable String key, Principal publisher) {
        boolean withdrawn = ServiceKey.parse(key)
                .map(it -> publications.withdraw(it, publisher.getName(), Going.SILENTLY))
                .orElse(false);
        if (!withdrawn) {
            throw Problem.of(HttpStatus.NOT_FOUND, "unknown-service", "there is no live service <%s>".formatted(key));
        }
        return ResponseEntity.noContent().build();
    }

    /** The rest of a body that is too large is not read: whatever is behind it. */
    private byte[] bounded(InputStream body) throws IOException {
        int limit = Math.toIntExact(settings.importLimit().toBytes());
        var bytes = body.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw Problem.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "package-too-large",
                    "a package may have at most <%d> bytes: leave out what the service does not need".formatted(limit));
        }
        return bytes;
    }

    private static Problem noWorkingCopy(String key) {
        return Problem.of(
                HttpStatus.NOT_FOUND, "no-working-copy", "nobody has imported a service <%s> yet".formatted(key));
    }
}
