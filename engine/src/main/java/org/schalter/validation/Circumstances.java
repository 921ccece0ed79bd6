package org.schalter.validation;

import java.time.Clock;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * What a verdict depends on besides the answers.
 *
 * @param clock what {@code today()} is
 * @param language of the messages, BCP 47
 * @param uploadExists whether an upload of this id is there
 * @param locked by JSON Pointer, values that were prefilled and may not be changed: they replace what was sent
 */
public record Circumstances(
        Clock clock, String language, Predicate<String> uploadExists, Map<String, JsonNode> locked) {

    public Circumstances {
        locked = Map.copyOf(locked);
    }

    /** No uploads, nothing locked. */
    public static Circumstances of(Clock clock, String language) {
        return new Circumstances(clock, language, id -> false, Map.of());
    }

    public Circumstances withUploads(Predicate<String> exists) {
        return new Circumstances(clock, language, exists, locked);
    }

    public Circumstances withLocked(Map<String, JsonNode> values) {
        return new Circumstances(clock, language, uploadExists, values);
    }
}
