package org.schalter.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.schalter.definition.Finding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The keywords of our own vocabulary, {@code urn:schalter:vocabulary:1}: which there are and what may stand in them. */
final class OwnKeywords {

    private static final JsonNode VOCABULARY = vocabulary();
    private static final Judge JUDGE = Judge.of(SchemaDocument.of(VOCABULARY));

    private OwnKeywords() {}

    static List<Finding> check(String keyword, JsonNode value, String file, String place) {
        JsonNode known = VOCABULARY.path("properties");
        if (!known.has(keyword)) {
            List<String> names = new ArrayList<>();
            known.properties().forEach(field -> names.add(field.getKey()));
            return List.of(
                    Finding.error(file, place, "<" + keyword + "> is no keyword of ours; expected one of " + names));
        }
        JsonNode alone = JsonNodeFactory.instance.objectNode().set(keyword, value);
        return SchemaChecks.of(JUDGE, alone, file).stream()
                .map(finding -> new Finding(
                        finding.severity(),
                        file,
                        place + finding.at().substring(keyword.length() + 1),
                        finding.message()))
                .toList();
    }

    private static JsonNode vocabulary() {
        try (InputStream in = OwnKeywords.class.getResourceAsStream("/schemas/vocabulary-1.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in, "vocabulary"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The vocabulary can't be read", unreadable);
        }
    }
}
