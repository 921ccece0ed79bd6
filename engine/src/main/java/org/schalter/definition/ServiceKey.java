package org.schalter.definition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a service within a town, for example {@code parking-permit}; also the name of its folder and its address. */
public record ServiceKey(@JsonValue String value) implements Comparable<ServiceKey> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,62}");

    @JsonCreator
    public ServiceKey {
        if (!fits(value)) {
            throw new IllegalArgumentException("<" + value
                    + "> is no service key; expected 2 to 63 characters: a letter a-z, then letters a-z,"
                    + " digits or hyphens");
        }
    }

    /** Whether this could be a key; the same rule holds for the names of files and folders of a package. */
    public static boolean fits(String value) {
        return FORM.matcher(value).matches();
    }

    /** A key as it comes in by an address: what cannot be one names no service. */
    public static Optional<ServiceKey> parse(String value) {
        return fits(value) ? Optional.of(new ServiceKey(value)) : Optional.empty();
    }

    @Override
    public int compareTo(ServiceKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
