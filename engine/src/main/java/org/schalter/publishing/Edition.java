package org.schalter.publishing;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.Derivations;
import org.schalter.definition.ServiceKey;
import org.schalter.definition.ServicePackage;

/** A published, numbered state of a service; it never changes, so what is compiled from it is compiled once. */
public final class Edition {

    private final ServiceKey key;
    private final int number;
    private final String hash;
    private final Instant publishedAt;
    private final ServicePackage content;
    private final Derivations<Edition> derived = new Derivations<>();

    Edition(ServiceKey key, int number, String hash, Instant publishedAt, ServicePackage content) {
        this.key = key;
        this.number = number;
        this.hash = hash;
        this.publishedAt = publishedAt;
        this.content = content;
    }

    public ServiceKey key() {
        return key;
    }

    /** 1 for the first one. */
    public int number() {
        return number;
    }

    /** SHA-256 over the package's content, in hexadecimal digits. */
    public String hash() {
        return hash;
    }

    public Instant publishedAt() {
        return publishedAt;
    }

    public ServicePackage content() {
        return content;
    }

    /**
     * What {@code compile} makes of this edition, made at the first call and kept as long as the edition is: one thing per
     * type, so use a type of your own. Must be immutable; may itself ask for other derived things.
     */
    public <T> T derived(Class<T> type, Function<Edition, T> compile) {
        return derived.of(type, this, compile);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Edition that && that.number == number && that.key.equals(key);
    }

    @Override
    public int hashCode() {
        return 31 * key.hashCode() + number;
    }

    @Override
    public String toString() {
        return key.value() + "/" + number;
    }
}
