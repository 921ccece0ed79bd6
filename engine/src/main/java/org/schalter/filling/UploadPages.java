package org.schalter.filling;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.UUID;
import org.schalter.site.Access;
import org.schalter.site.Problem;
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
    private final Downloads downloads;
    private final Doors doors;

    UploadPages(Uploads uploads, PostedFiles files, Downloads downloads, Doors doors) {
        this.uploads = uploads;
        this.files = files;
        this.downloads = downloads;
        this.doors = doors;
    }

    @PostMapping(path = "/api/v1/uploads", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<PostedFiles.Receipt> upload(
            @RequestParam("file") MultipartFile file, HttpServletRequest request, Locale locale) {
        var sender = new PostedFiles.Sender(null, doors.key(request), locale.getLanguage());
        return ResponseEntity.status(HttpStatus.CREATED).body(files.take(file, sender));
    }

    @GetMapping("/apply/{draft}/uploads/{id}")
    ResponseEntity<byte[]> download(@PathVariable String draft, @PathVariable UUID id) {
        Filling filling = doors.open(draft);
        Uploads.Upload upload = uploads.find(id)
                .filter(one -> one.heldBy(filling.draft().id()))
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "upload-gone", "the draft has no such file"));
        return downloads.give(upload);
    }
}
