package org.schalter.conversion;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON from outside, and ours to be written. */
final class Json {

    private static final int DEEPEST = 200;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** An object, or why it is none. */
    sealed interface Read {
        record It(ObjectNode object) implements Read {}

        record Wrong(String message) implements Read {}
    }

    static Read object(String content) {
        try {
            return MAPPER.readTree(content) instanceof ObjectNode object
                    ? new Read.It(object)
                    : new Read.Wrong("the file is no JSON object; expected one, in braces");
        } catch (JacksonException e) {
            var place = Optional.ofNullable(e.getLocation())
                    .map(it -> "line <%d>, column <%d>: ".formatted(it.getLineNr(), it.getColumnNr()))
                    .orElse("");
            return new Read.Wrong("the file is no JSON: " + place
                    + e.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static byte[] written(JsonNode node) {
        return (MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A text that is there and says something. */
    static Optional<String> text(JsonNode node) {
        return Optional.of(node)
                .filter(JsonNode::isString)
                .map(it -> it.stringValue().strip())
                .filter(it -> !it.isEmpty());
    }
}
