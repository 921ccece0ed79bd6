package org.schalter.definition;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is made of something that never changes: each thing once, at the first call, and kept as long as that is. */
public final class Derivations<S> {

    private final Map<Class<?>, Place> places = new ConcurrentHashMap<>();

    /** What {@code compile} makes of the source, or has made of it before; one thing per type. */
    public <T> T of(Class<T> type, S source, Function<? super S, T> compile) {
        return type.cast(places.computeIfAbsent(type, it -> new Place()).of(() -> compile.apply(source)));
    }

    /** A place of its own for each thing, since the map must not be asked again while it computes. */
    private static final class Place {

        private volatile @Nullable Object value;

        Object of(Supplier<?> compile) {
            var known = value;
            if (known != null) {
                return known;
            }
            synchronized (this) {
                known = value;
                if (known == null) {
                    known = compile.get();
                    value = known;
                }
                return known;
            }
        }
    }
}
