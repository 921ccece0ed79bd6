package org.schalter.editing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Optional;
import org.schalter.site.Problem;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads changes as they come in; what is behind the largest package there can be is not read. */
final class ChangeReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private ChangeReader() {}

    static Change read(InputStream body, int largest) throws IOException {
        var json = parse(bounded(body, largest));
        var base = json.path("base");
        if (!base.canConvertToLong() || base.asLong() < 1) {
            throw wrong("base <%s> is no revision; expected the one that was changed, such as 1".formatted(base));
        }
        var files = new HashMap<String, Optional<byte[]>>();
        for (var change : json.path("changes")) {
            var path = change.path("path").asString("");
            if (files.put(path, content(path, change.path("text"))) != null) {
                throw wrong("the file <%s> is changed twice; expected each file once".formatted(path));
            }
        }
        if (files.isEmpty()) {
            throw wrong("there are no changes; expected a list of files, each with path and text");
        }
        return new Change(base.asLong(), files);
    }

    static byte[] bounded(InputStream body, int largest) throws IOException {
        var bytes = body.readNBytes(largest + 1);
        if (bytes.length > largest) {
            throw Problem.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "package-too-large",
                    "a package may have at most <%d> bytes: leave out what the service does not need"
                            .formatted(largest));
        }
        return bytes;
    }

    private static Optional<byte[]> content(String path, JsonNode text) {
        if (text.isNull()) {
            return Optional.empty();
        }
        if (!text.isString()) {
            throw wrong("the text of <%s> is <%s>; expected a string, or null to delete the file"
                    .formatted(path, text.getNodeType()));
        }
        return Optional.of(text.stringValue().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw wrong("the changes are no JSON: "
                    + e.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }

    private static Problem wrong(String message) {
        return Problem.of(HttpStatus.BAD_REQUEST, "json", message);
    }
}
