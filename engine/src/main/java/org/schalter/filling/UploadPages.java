package org.schalter.filling;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes files from programs, and gives a draft's files back to whose draft it is. */
@RestController
@Access
class UploadPages {

    private final Uploads uploads;
    private final PostedFiles files;
    private final Doors doors;

    UploadPages(Uploads uploads, PostedFiles files, Doors doors) {
        this.uploads = uploads;
        this.files = files;
        this.doors = doors;
    }

    /** An upload as programs see it. */
    record UploadJson(UUID id, String name, long size, String mediaType, String sha256) {}

    @PostMapping(path = "/api/v1/uploads", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<UploadJson> upload(
            @RequestParam("file") MultipartFile file, HttpServletRequest request, java.util.Locale locale)
            throws IOException {
        if (!files.allows(doors.key(request))) {
            throw refused(HttpStatus.TOO_MANY_REQUESTS, "often", locale);
        }
        String name = file.getOriginalFilename();
        return switch (uploads.store(name == null ? "" : name, file.getBytes(), null)) {
            case Uploads.Outcome.Stored stored ->
                ResponseEntity.status(HttpStatus.CREATED).body(json(stored.upload()));
            case Uploads.Outcome.Refused refused -> throw refused(status(refused.reason()), refused.reason(), locale);
        };
    }

    private static HttpStatus status(String reason) {
        return switch (reason) {
            case "big" -> HttpStatus.CONTENT_TOO_LARGE;
            case "kind" -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    private Problem refused(HttpStatus status, String reason, java.util.Locale locale) {
        return Problem.of(status, "upload-" + reason, files.say(reason, locale.getLanguage()));
    }

    private static UploadJson json(Uploads.Upload upload) {
        return new UploadJson(upload.id(), upload.name(), upload.size(), upload.mediaType(), upload.sha256());
    }

    /** Never shown in the page's own origin: always to be saved, whatever it is. */
    @GetMapping("/apply/{draft}/uploads/{id}")
    ResponseEntity<byte[]> download(@PathVariable String draft, @PathVariable UUID id) {
        Filling filling = doors.open(draft);
        Uploads.Upload upload = uploads.find(id)
                .filter(one -> filling.draft().id().equals(one.draft()))
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "upload-gone", "the draft has no such file"));
        ContentDisposition attachment = ContentDisposition.attachment()
                .filename(upload.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .contentType(MediaType.parseMediaType(upload.mediaType()))
                .body(uploads.content(id));
    }
}
