package org.schalter.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.schalter.definition.Hashes;
import org.schalter.site.Access;
import org.schalter.site.Site;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The API in the words of OpenAPI, put together from the parts that the stages have written beside their code. */
@RestController
@Access
class ApiDescription {

    private static final String PARTS = "classpath*:openapi/*.yaml";

    private final byte[] description;
    private final String hash;

    ApiDescription(Site site) {
        var whole = JsonMapper.shared().createObjectNode();
        parts().forEach(it -> add(it, whole));
        whole.putArray("servers").addObject().put("url", site.url().toString());
        addSecurity(whole);
        this.description = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(whole);
        this.hash = Hashes.sha256(description);
    }

    @GetMapping("/api/openapi.json")
    ResponseEntity<byte[]> describe() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .eTag(hash)
                .cacheControl(CacheControl.noCache().cachePublic())
                .body(description);
    }

    private static Stream<ObjectNode> parts() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(PARTS))
                    .sorted(Comparator.comparing(it -> "site.yaml".equals(it.getFilename()) ? "" : it.getFilename()))
                    .map(ApiDescription::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode read(Resource part) {
        try (var in = part.getInputStream()) {
            return (ObjectNode) YAMLMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Objects are joined; anything else that two parts say stops the start. */
    private static void add(ObjectNode part, ObjectNode whole) {
        for (var entry : part.properties()) {
            JsonNode known = whole.get(entry.getKey());
            if (known instanceof ObjectNode object && entry.getValue() instanceof ObjectNode more) {
                add(more, object);
            } else if (known == null) {
                whole.set(entry.getKey(), entry.getValue());
            } else {
                throw new IllegalStateException(
                        "<%s> stands in two parts of the API's description; expected once".formatted(entry.getKey()));
            }
        }
    }

    /** Where a role is needed, so is a sign-in. */
    private static void addSecurity(ObjectNode whole) {
        for (var path : whole.path("paths")) {
            for (var operation : path) {
                if (operation instanceof ObjectNode object && object.has("x-roles")) {
                    var ways = object.putArray("security");
                    ways.addObject().putArray("basic");
                    ways.addObject().putArray("bearer");
                }
            }
        }
    }
}
