package org.schalter.validation;

import java.time.Clock;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a verdict depends on besides the answers.
 *
 * @param clock what {@code today()} is
 * @param language of the messages, BCP 47
 * @param uploadExists whether an upload of this id is there
 * @param locked by JSON Pointer, values that were prefilled and may not be changed: they replace what was sent
 * @param claimed whether the answers are what a client claims, so that read-only values among them are dropped
 * @param earlier what stands where a rule of the layout disables a field, whatever is claimed for it; null if the answers
 *     themselves were given while they could be
 */
public record Circumstances(
        Clock clock,
        String language,
        Predicate<String> uploadExists,
        Map<String, JsonNode> locked,
        boolean claimed,
        @Nullable JsonNode earlier) {

    public Circumstances {
        locked = Map.copyOf(locked);
    }

    /** No uploads, nothing locked, and the answers are as JSON Schema takes them, read-only ones included. */
    public static Circumstances of(Clock clock, String language) {
        return new Circumstances(clock, language, id -> false, Map.of(), false, null);
    }

    public Circumstances withUploads(Predicate<String> exists) {
        return new Circumstances(clock, language, exists, locked, claimed, earlier);
    }

    public Circumstances withLocked(Map<String, JsonNode> values) {
        return new Circumstances(clock, language, uploadExists, values, claimed, earlier);
    }

    /** The answers come from a client: of what is read-only, nothing counts but what is locked, fixed or calculated. */
    public Circumstances asClaimed() {
        return asClaimed(JsonNodeFactory.instance.objectNode());
    }

    /** As {@link #asClaimed()}, from a client of whom these answers are known. */
    public Circumstances asClaimed(JsonNode known) {
        return new Circumstances(clock, language, uploadExists, locked, true, known);
    }

    /** The answers come from a client, page by page: what is disabled now was taken while it was not. */
    public Circumstances asFilledIn() {
        return new Circumstances(clock, language, uploadExists, locked, true, null);
    }
}
