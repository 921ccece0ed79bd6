package org.schalter.comparison;

import java.util.Locale;

/** How much a change asks of whoever releases it, the lightest first. */
public enum Weight {
    HARMLESS,
    CARE,
    BREAKING;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Weight lighter() {
        return this == BREAKING ? CARE : HARMLESS;
    }

    public Weight or(Weight other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
