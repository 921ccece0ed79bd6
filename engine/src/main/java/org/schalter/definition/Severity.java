package org.schalter.definition;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How much a finding weighs; an error stops publishing. */
public enum Severity {
    ERROR,
    WARNING,
    HINT;

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
