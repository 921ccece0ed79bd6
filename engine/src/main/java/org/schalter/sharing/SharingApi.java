package org.schalter.sharing;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.schalter.comparison.Sentences;
import org.schalter.definition.PackageFiles;
import org.schalter.definition.ServiceKey;
import org.schalter.editing.Origin;
import org.schalter.editing.Origins;
import org.schalter.editing.WorkingCopies;
import org.schalter.editing.WorkingCopy;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.schalter.site.Role;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Working copies out and in: the package, what another one would change, and the service it came from. */
@RestController
@RequestMapping("/api/v1/services/{key}")
@Access(Role.EDITOR)
class SharingApi {

    private static final String ZIP = "application/zip";
    private static final int LARGEST = 24 * 1024 * 1024;

    private final WorkingCopies copies;
    private final Origins origins;
    private final Upstream upstream;
    private final Sentences sentences;

    SharingApi(WorkingCopies copies, Origins origins, Upstream upstream, Sentences sentences) {
        this.copies = copies;
        this.origins = origins;
        this.upstream = upstream;
        this.sentences = sentences;
    }

    @GetMapping("/working-copy/package")
    @Access({Role.EDITOR, Role.PUBLISHER})
    ResponseEntity<byte[]> export(@PathVariable String key) {
        var copy = copy(key);
        var name = ContentDisposition.attachment()
                .filename("%s-r%d.zip".formatted(key, copy.revision()))
                .build()
                .toString();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(ZIP))
                .header(HttpHeaders.CONTENT_DISPOSITION, name)
                .body(PackageFiles.zip(copy.files()));
    }

    /** Nothing is kept: whoever merges sends what they have decided. */
    @PostMapping(path = "/working-copy/incoming", consumes = ZIP)
    SharingJson incoming(@PathVariable String key, InputStream body, Locale language) throws IOException {
        var copy = copy(key);
        var origin = origins.find(copy.key());
        return told(copy, origin, Optional.empty(), PackageFiles.unzip(checked(body)), language);
    }

    @GetMapping("/upstream")
    SharingJson upstream(@PathVariable String key, Locale language) {
        var copy = copy(key);
        var origin = origins.find(copy.key());
        var newest = origin.flatMap(upstream::newest);
        // Where nothing can come, they have what came from there.
        var theirs = newest.map(Upstream.Newest::files)
                .or(() -> origin.map(it -> PackageFiles.unzip(it.zip())))
                .orElse(copy.files());
        return told(copy, origin, newest, theirs, language);
    }

    /** What there is upstream by now has been looked at: merged, or not wanted. */
    @PutMapping("/upstream")
    ResponseEntity<Void> taken(@PathVariable String key) {
        var copy = copy(key);
        var origin = origins.find(copy.key()).orElseThrow(() -> noUpstream(key));
        var newest = upstream.newest(origin).orElseThrow(() -> noUpstream(key));
        origins.note(copy.key(), origin.kind(), origin.name(), newest.edition(), PackageFiles.zip(newest.files()));
        return ResponseEntity.noContent().build();
    }

    /** A package from elsewhere has been merged, and is what the next one is compared with. */
    @PutMapping(path = "/upstream", consumes = ZIP)
    ResponseEntity<Void> taken(@PathVariable String key, InputStream body) throws IOException {
        var copy = copy(key);
        var zip = checked(body);
        if (origins.find(copy.key())
                .filter(it -> it.kind() != Origin.Kind.IMPORT)
                .isEmpty()) {
            origins.note(copy.key(), Origin.Kind.IMPORT, "", 0, zip);
        }
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/upstream")
    ResponseEntity<Void> leave(@PathVariable String key) {
        origins.forget(copy(key).key());
        return ResponseEntity.noContent().build();
    }

    private SharingJson told(
            WorkingCopy copy,
            Optional<Origin> origin,
            Optional<Upstream.Newest> newest,
            SortedMap<String, byte[]> theirs,
            Locale language) {
        var merge = new Merge(copy, origin.map(it -> PackageFiles.unzip(it.zip())), theirs);
        boolean changed = origin.isPresent()
                && newest.filter(it -> Upstream.isNewer(it, origin.get())).isPresent();
        return new SharingJson(
                origin.map(it -> origin(it, newest)).orElse(null),
                changed,
                merge.otherKey().map(ServiceKey::value).orElse(null),
                SharingJson.Told.of(merge.byThem(), sentences, language),
                SharingJson.Told.of(merge.byMe(), sentences, language),
                merge.files().stream().map(SharingJson.FileJson::of).toList(),
                merge.placeless());
    }

    private static SharingJson.OriginJson origin(Origin origin, Optional<Upstream.Newest> newest) {
        return new SharingJson.OriginJson(
                origin.kind().word(),
                origin.name(),
                origin.takenAt(),
                origin.edition() > 0 ? origin.edition() : null,
                newest.map(Upstream.Newest::edition).filter(it -> it > 0).orElse(null));
    }

    private static byte[] checked(InputStream body) throws IOException {
        var zip = body.readNBytes(LARGEST + 1);
        if (zip.length > LARGEST) {
            throw Problem.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "package-too-large",
                    "the package is larger than <%d> bytes; expected a smaller one".formatted(LARGEST));
        }
        try {
            PackageFiles.unzip(zip);
            return zip;
        } catch (IllegalArgumentException e) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "unreadable-package", String.valueOf(e.getMessage()));
        }
    }

    private WorkingCopy copy(String key) {
        return ServiceKey.parse(key)
                .flatMap(copies::find)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.NOT_FOUND,
                        "no-working-copy",
                        "there is no working copy of a service <%s>".formatted(key)));
    }

    private static Problem noUpstream(String key) {
        return Problem.of(
                HttpStatus.NOT_FOUND, "no-upstream", "<%s> comes from nowhere that could be followed".formatted(key));
    }
}
