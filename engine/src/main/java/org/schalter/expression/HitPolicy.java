package org.schalter.expression;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of the rules that apply a decision table lets decide. */
enum HitPolicy {
    UNIQUE,
    ANY,
    FIRST,
    PRIORITY,
    RULE_ORDER,
    OUTPUT_ORDER,
    COLLECT;

    /** The policy of a table; a file that is silent means UNIQUE. */
    static Optional<HitPolicy> of(String attribute) {
        String name = attribute.strip().replace(' ', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(policy -> policy.name().equals(name))
                .findFirst();
    }

    boolean yieldsList() {
        return this == RULE_ORDER || this == OUTPUT_ORDER || this == COLLECT;
    }

    boolean needsPriorities() {
        return this == PRIORITY || this == OUTPUT_ORDER;
    }

    /** What a collecting table makes of the values it collected. */
    enum Aggregation {
        SUM,
        MIN,
        MAX,
        COUNT;

        static Optional<Aggregation> of(String attribute) {
            return Arrays.stream(values())
                    .filter(a -> a.name().equals(attribute.strip().toUpperCase(Locale.ROOT)))
                    .findFirst();
        }

        /** The one value; empty where there is nothing to make it of. Something absent among the numbers makes it absent. */
        @Nullable
        Object of(List<? extends @Nullable Object> values) {
            if (this == COUNT) {
                return BigDecimal.valueOf(values.size());
            }
            BigDecimal total = null;
            for (Object value : values) {
                if (value == null) {
                    return null;
                }
                if (!(value instanceof BigDecimal number)) {
                    throw new ExpressionIncident(
                            "<" + value + "> cannot be aggregated by " + this + "; expected a number");
                }
                total = total == null ? number : combine(total, number);
            }
            return total;
        }

        private BigDecimal combine(BigDecimal a, BigDecimal b) {
            return switch (this) {
                case SUM, COUNT -> a.add(b);
                case MIN -> a.min(b);
                case MAX -> a.max(b);
            };
        }
    }
}
