package org.schalter.designer;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.schalter.site.Problem;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whom a preview pretends to be signed in, as an example's {@code identity}: a level, and what the sign-in tells. It travels
 * in the address, so that it is nobody real is the author's to see to, and that it is short ours.
 *
 * @param attributes by name, the level among them; none for somebody who has not signed in
 */
record Pretended(Map<String, String> attributes) {

    static final Pretended NOBODY = new Pretended(Map.of());

    private static final String LEVEL = "level";
    private static final List<String> LEVELS = List.of("none", "basic", "substantial", "high");
    private static final int LONGEST = 2_000;

    Pretended {
        attributes = Map.copyOf(attributes);
    }

    /** As a program says it; refused where it says something else. */
    static Pretended of(@Nullable Map<String, String> attributes) {
        var pretended = new Pretended(attributes == null ? Map.of() : attributes);
        if (!LEVELS.contains(pretended.level())) {
            throw refused("the level <%s> is none; expected one of %s".formatted(pretended.level(), LEVELS));
        }
        if (pretended.encoded().length() > LONGEST) {
            throw refused("the identity is <%d> characters long as part of an address; expected at most %d"
                    .formatted(pretended.encoded().length(), LONGEST));
        }
        return pretended;
    }

    private static RuntimeException refused(String why) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "no-identity", why);
    }

    /** As an address carries it; what is garbled is nobody. */
    static Pretended decoded(String carried) {
        return Optional.of(carried)
                .filter(it -> !it.isEmpty() && it.length() <= LONGEST)
                .flatMap(Pretended::read)
                .filter(it -> LEVELS.contains(it.level()))
                .orElse(NOBODY);
    }

    private static Optional<Pretended> read(String carried) {
        try {
            var attributes = new TreeMap<String, String>();
            JsonMapper.shared()
                    .readTree(new String(Base64.getUrlDecoder().decode(carried), StandardCharsets.UTF_8))
                    .propertyStream()
                    .filter(it -> it.getValue().isString())
                    .forEach(it -> attributes.put(it.getKey(), it.getValue().stringValue()));
            return Optional.of(new Pretended(attributes));
        } catch (IllegalArgumentException | JacksonException garbled) {
            return Optional.empty();
        }
    }

    String encoded() {
        JsonNode json = JsonMapper.shared().valueToTree(new TreeMap<>(attributes));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    String level() {
        return attributes.getOrDefault(LEVEL, "none");
    }

    boolean isSomebody() {
        return !level().equals("none");
    }

    /** What the sign-in tells besides. */
    Map<String, String> told() {
        var told = new TreeMap<>(attributes);
        told.remove(LEVEL);
        return told;
    }
}
