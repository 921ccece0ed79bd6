package org.schalter.editing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.ServiceKey;
import org.schalter.editing.WorkingCopyJson.ConflictJson;
import org.schalter.editing.WorkingCopyJson.SavedJson;
import org.schalter.editing.spi.Counter;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.schalter.site.Role;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Working copies file by file, for the designer and for programs. */
@RestController
@RequestMapping("/api/v1/services/{key}/working-copy")
@Access(Role.EDITOR)
class EditingApi {

    private final WorkingCopies copies;
    private final Edits edits;
    private final Locks locks;
    private final Counter counter;
    private final int largest;

    EditingApi(WorkingCopies copies, Edits edits, Locks locks, Counter counter, EditingSettings settings) {
        this.locks = locks;
        this.copies = copies;
        this.edits = edits;
        this.counter = counter;
        this.largest = Math.toIntExact(settings.largestChange().toBytes());
    }

    @GetMapping
    @Access({Role.EDITOR, Role.PUBLISHER})
    WorkingCopyJson show(@PathVariable String key, Principal who) {
        var copy = copy(key);
        var lock = locks.held(copy.key()).map(it -> LockApi.LockJson.of(it, who));
        return WorkingCopyJson.of(copy, counter.live().get(copy.key()), lock.orElse(null));
    }

    @PostMapping(path = "/changes", consumes = MediaType.APPLICATION_JSON_VALUE)
    SavedJson change(@PathVariable String key, InputStream body, Principal editor) throws IOException {
        return kept(key, ChangeReader.read(body, largest), editor);
    }

    /** The exact bytes; sent as a file to be saved, since a browser must never open what comes from outside as a page. */
    @GetMapping("/files/{*path}")
    @Access({Role.EDITOR, Role.PUBLISHER})
    ResponseEntity<byte[]> download(@PathVariable String key, @PathVariable String path) {
        var name = path.substring(1);
        var bytes = copy(key).files().get(name);
        if (bytes == null) {
            throw Problem.of(HttpStatus.NOT_FOUND, "unknown-file", "<%s> has no file <%s>".formatted(key, name));
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
                .body(bytes);
    }

    /** Without a base, whatever there is is overwritten. */
    @PutMapping("/files/{*path}")
    SavedJson upload(
            @PathVariable String key,
            @PathVariable String path,
            @RequestParam(required = false) @Nullable Long base,
            InputStream body,
            Principal editor)
            throws IOException {
        var revision = base == null ? copy(key).revision() : base;
        var bytes = ChangeReader.bounded(body, largest);
        return kept(key, new Change(revision, Map.of(path.substring(1), Optional.of(bytes))), editor);
    }

    private SavedJson kept(String key, Change change, Principal editor) {
        var service = ServiceKey.parse(key).orElseThrow(() -> noWorkingCopy(key));
        return switch (edits.apply(service, change, editor.getName())) {
            case ChangeResult.Saved it ->
                new SavedJson(it.copy().revision(), it.copy().line().changedAt());
            case ChangeResult.Conflict it -> throw conflict(it);
            case ChangeResult.Locked it -> throw LockApi.locked(key, it.held());
            case ChangeResult.Refused it ->
                throw Problem.of(
                        it.reason() == ChangeResult.Reason.SIZE
                                ? HttpStatus.CONTENT_TOO_LARGE
                                : HttpStatus.UNPROCESSABLE_CONTENT,
                        it.reason() == ChangeResult.Reason.SIZE ? "package-too-large" : "no-place",
                        it.message());
            case ChangeResult.Missing it -> throw noWorkingCopy(key);
        };
    }

    private static Problem conflict(ChangeResult.Conflict conflict) {
        var copy = conflict.copy();
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "conflict",
                        "<%s> has changed some of these files since; nothing was kept: look at theirs and decide"
                                .formatted(copy.line().changedBy()))
                .with("revision", copy.revision())
                .with(
                        "conflicts",
                        conflict.paths().stream()
                                .map(it -> new ConflictJson(it, copy.text(it).orElse(null)))
                                .toList());
    }

    private WorkingCopy copy(String key) {
        return ServiceKey.parse(key).flatMap(copies::find).orElseThrow(() -> noWorkingCopy(key));
    }

    private static String attachment(String path) {
        return ContentDisposition.attachment()
                .filename(path.substring(path.lastIndexOf('/') + 1), StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    private static Problem noWorkingCopy(String key) {
        return Problem.of(
                HttpStatus.NOT_FOUND,
                "no-working-copy",
                "there is no working copy of a service <%s>; import one, or begin one in the workspace".formatted(key));
    }
}
