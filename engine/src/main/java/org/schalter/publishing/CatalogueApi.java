package org.schalter.publishing;

import org.schalter.definition.ServiceKey;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The live services, for programs. */
@RestController
@RequestMapping("/api/v1/services")
@Access
class CatalogueApi {

    private static final String SCHEMA = "application/schema+json";

    private final Editions editions;

    CatalogueApi(Editions editions) {
        this.editions = editions;
    }

    @GetMapping
    Items<ServiceJson.Line> services() {
        return Items.of(editions.live().stream()
                .map(it -> ServiceJson.line(it, editions.openness(it)))
                .toList());
    }

    @GetMapping("/{key}")
    ServiceJson service(@PathVariable String key) {
        var edition = live(key);
        return ServiceJson.of(edition, editions.openness(edition));
    }

    @GetMapping("/{key}/schema")
    ResponseEntity<byte[]> schema(@PathVariable String key) {
        var edition = live(key);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(SCHEMA))
                .eTag(edition.hash())
                .cacheControl(CacheControl.noCache().cachePublic())
                .body(edition.derived(PublishedSchema.class, PublishedSchema::of)
                        .bytes());
    }

    private Edition live(String key) {
        return ServiceKey.parse(key)
                .flatMap(editions::live)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.NOT_FOUND, "unknown-service", "there is no live service <%s>".formatted(key)));
    }
}
