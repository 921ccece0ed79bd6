package org.schalter.filling;

import java.nio.charset.StandardCharsets;
import org.schalter.site.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Gives files back: always to be saved and as of an unknown kind, since nothing that somebody has sent is shown in the
 * engine's own origin, kept by no cache, and never unseen by the scanner where there is one.
 */
@Component
public class Downloads {

    private final Uploads uploads;
    private final VirusScanner scanner;

    Downloads(Uploads uploads, VirusScanner scanner) {
        this.uploads = uploads;
        this.scanner = scanner;
    }

    /**
     * The file, for somebody who may have it.
     *
     * @throws Problem if it is malware, or if nobody could look into it
     */
    public ResponseEntity<byte[]> give(Uploads.Upload upload) {
        byte[] content = uploads.content(upload.id());
        if (scanner.isUsed() && !upload.scanned()) {
            look(upload, content);
        }
        var attachment = ContentDisposition.attachment()
                .filename(upload.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(content);
    }

    /** What was sent while no scanner was used is looked into when somebody wants it. */
    private void look(Uploads.Upload upload, byte[] content) {
        switch (scanner.scan(content)) {
            case VirusScanner.Opinion.Clean _ -> uploads.scanned(upload.id());
            case VirusScanner.Opinion.Malware _ ->
                throw Problem.of(HttpStatus.GONE, "upload-malware", "the file <" + upload.id() + "> is malware");
            case VirusScanner.Opinion.Unknown _ ->
                throw Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "upload-unscanned",
                        "nobody could look for malware in <" + upload.id() + ">; try again later");
        }
    }
}
