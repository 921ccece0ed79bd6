package org.schalter.expression;

import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an expression can see: its variables by name, and the clock that {@code today()} and {@code now()} ask.
 *
 * @param variables null, Boolean, numbers, String, java.time values, List and Map of these
 */
public record Scope(Map<String, @Nullable Object> variables, Clock clock) {

    /** The same scope with one more variable, or another value of it. */
    public Scope with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new HashMap<>(variables);
        more.put(name, value);
        return new Scope(Collections.unmodifiableMap(more), clock);
    }
}
