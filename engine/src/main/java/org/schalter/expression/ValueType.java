package org.schalter.expression;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The type that a decision table promises for an output. */
enum ValueType {
    ANY(Object.class),
    STRING(String.class),
    BOOLEAN(Boolean.class),
    NUMBER(BigDecimal.class),
    DATE(LocalDate.class),
    TIME(LocalTime.class, OffsetTime.class),
    DATETIME(LocalDateTime.class, OffsetDateTime.class),
    DAYTIMEDURATION(Duration.class),
    YEARMONTHDURATION(Period.class),
    CONTEXT(Map.class),
    LIST(List.class);

    /** What modelers write beside the standard's own names. */
    private static final Map<String, ValueType> ALIASES = Map.of(
            "INTEGER",
            NUMBER,
            "LONG",
            NUMBER,
            "DOUBLE",
            NUMBER,
            "DATEANDTIME",
            DATETIME,
            "DAYSANDTIMEDURATION",
            DAYTIMEDURATION,
            "YEARSANDMONTHSDURATION",
            YEARMONTHDURATION);

    private final Class<?> one;
    private final Class<?> other;

    ValueType(Class<?> only) {
        this(only, only);
    }

    ValueType(Class<?> one, Class<?> other) {
        this.one = one;
        this.other = other;
    }

    /** The type of a {@code typeRef}, if there is such a type. */
    static Optional<ValueType> of(String typeRef) {
        String plain = typeRef.substring(typeRef.indexOf(':') + 1)
                .replace(" ", "")
                .replace("-", "")
                .toUpperCase(Locale.ROOT);
        if (ALIASES.containsKey(plain)) {
            return Optional.of(ALIASES.get(plain));
        }
        return List.of(values()).stream()
                .filter(type -> type.name().equals(plain))
                .findFirst();
    }

    /** Null fits every type: it is what a table yields from the absent. */
    boolean fits(@Nullable Object value) {
        return value == null || one.isInstance(value) || other.isInstance(value);
    }
}
