package org.schalter.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.schalter.definition.Finding;
import org.schalter.definition.ServiceKey;
import org.schalter.definition.Text;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.schalter.site.Role;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Begins new services. */
@RestController
@Access(Role.EDITOR)
class BeginApi {

    private static final int LARGEST = 24 * 1024 * 1024;
    private static final int LONGEST_TITLE = 200;

    private final Beginnings beginnings;
    private final Shelving shelving;
    private final Provenance provenance;

    BeginApi(Beginnings beginnings, Shelving shelving, Provenance provenance) {
        this.beginnings = beginnings;
        this.shelving = shelving;
        this.provenance = provenance;
    }

    /** A service that has begun; notes say what of a foreign form was not translated. */
    record Begun(ServiceKey key, long revision, List<Finding> notes) {}

    @PostMapping(path = "/api/v1/workspace", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Begun> begin(InputStream body, Principal editor) throws IOException {
        var wish = wish(parse(body));
        return switch (beginnings.begin(wish)) {
            case Beginning.Unusable it ->
                throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "unusable-beginning", it.message());
            case Beginning.Files it ->
                ResponseEntity.created(URI.create("/api/v1/services/%s/working-copy".formatted(wish.key())))
                        .body(new Begun(wish.key(), kept(wish, it, editor), it.notes()));
        };
    }

    private long kept(Beginnings.Wish wish, Beginning.Files files, Principal editor) {
        var key = wish.key();
        var copy = shelving.begin(key, files.files(), editor.getName())
                .orElseThrow(() -> Problem.of(
                        HttpStatus.CONFLICT,
                        "key-taken",
                        "there is a service <%s> already, maybe in the bin; expected a key of its own".formatted(key)));
        provenance.note(wish);
        return copy.revision();
    }

    private static Beginnings.Wish wish(JsonNode json) {
        var from = json.path("from");
        var key = json.path("key").asString("");
        return new Beginnings.Wish(
                ServiceKey.parse(key)
                        .orElseThrow(() -> wrong(
                                "key",
                                "<%s> is no key; expected 2 to 63 characters: a letter a-z, then a-z, digits or hyphens"
                                        .formatted(key))),
                title(json.path("title")),
                from.path("kind").asString(""),
                from.path("name").asString(""),
                from.path("content").asString(""));
    }

    /** In one language, or by language. */
    private static Optional<Text> title(JsonNode title) {
        var texts = new LinkedHashMap<String, String>();
        if (title.isString()) {
            texts.put("", title.stringValue());
        }
        title.properties().forEach(it -> texts.put(it.getKey(), it.getValue().asString("")));
        texts.values().removeIf(String::isBlank);
        texts.replaceAll((language, text) -> text.strip().replaceAll("\\s+", " "));
        if (texts.values().stream().anyMatch(it -> it.length() > LONGEST_TITLE)) {
            throw wrong("title", "the title is too long; expected at most %d characters".formatted(LONGEST_TITLE));
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(new Text(texts));
    }

    private static JsonNode parse(InputStream body) throws IOException {
        var bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw Problem.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "package-too-large",
                    "the file is larger than <%d> bytes; expected a smaller one".formatted(LARGEST));
        }
        try {
            return JsonMapper.shared().readTree(bytes);
        } catch (JacksonException e) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "json",
                    "what was sent is no JSON: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }

    private static Problem wrong(String type, String message) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "unusable-" + type, message);
    }
}
