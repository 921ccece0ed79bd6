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
 * @param claimed whether the answers are what a client claims, so that read-only values among them are dropped
 */
public record Circumstances(
        Clock clock, String language, Predicate<String> uploadExists, Map<String, JsonNode> locked, boolean claimed) {

    public Circumstances {
        locked = Map.copyOf(locked);
    }

    /** No uploads, nothing locked, and the answers are as JSON Schema takes them, read-only ones included. */
    public static Circumstances of(Clock clock, String language) {
        return new Circumstances(clock, language, id -> false, Map.of(), false);
    }

    public Circumstances withUploads(Predicate<String> exists) {
        return new Circumstances(clock, language, exists, locked, claimed);
    }

    public Circumstances withLocked(Map<String, JsonNode> values) {
        return new Circumstances(clock, language, uploadExists, values, claimed);
    }

    /** The answers come from a client: of what is read-only, nothing counts but what is locked, fixed or calculated. */
    public Circumstances asClaimed() {
        return new Circumstances(clock, language, uploadExists, locked, true);
    }
}
