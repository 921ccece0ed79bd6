package org.schalter.publishing;

import java.io.IOException;
import java.util.Map;
import org.schalter.definition.Hashes;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The schemas of a service package's files, for authors' editors and for programs that write packages. */
@RestController
@Access
class PackageSchemas {

    private static final Map<String, String> FILES = Map.of(
            "service", "schemas/service.schema.json",
            "layout", "schemas/layout.schema.json",
            "codelist", "schemas/codelist.schema.json",
            "expected", "schemas/expected.schema.json",
            "vocabulary", "schemas/vocabulary-1.json");

    @GetMapping("/api/v1/schemas/{name}")
    ResponseEntity<byte[]> schema(@PathVariable String name) throws IOException {
        var file = FILES.get(name);
        if (file == null) {
            throw Problem.of(
                    HttpStatus.NOT_FOUND,
                    "unknown-schema",
                    "there is no schema <%s>; there are service, layout, codelist, expected and vocabulary"
                            .formatted(name));
        }
        var bytes = new ClassPathResource(file).getContentAsByteArray();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/schema+json"))
                .eTag(Hashes.sha256(bytes))
                .cacheControl(CacheControl.noCache().cachePublic())
                .body(bytes);
    }
}
