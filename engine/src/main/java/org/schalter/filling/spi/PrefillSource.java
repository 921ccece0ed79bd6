package org.schalter.filling.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where answers can be taken from: {@code x-prefill: identity.family_name} asks the source {@code identity} for {@code
 * family_name}. A source that is down or slow gives nothing; the field stays empty and the form usable.
 */
public interface PrefillSource {

    /** The part of {@code x-prefill} before the first dot. */
    String id();

    /** The value of a name for this person, or nothing. */
    Optional<Prefilled> value(String name, Person person);

    /** Settings, connection, credentials; without side effects. Empty means all is well. */
    default List<String> selfCheck() {
        return List.of();
    }

    /**
     * Whom it is about.
     *
     * @param subject null if nobody is signed in
     * @param trust none, basic, substantial or high
     */
    record Person(@Nullable String subject, Map<String, String> attributes, String trust) {}

    /**
     * A value and how surely it is known.
     *
     * @param trust none, basic, substantial or high
     */
    record Prefilled(JsonNode value, String trust) {}
}
