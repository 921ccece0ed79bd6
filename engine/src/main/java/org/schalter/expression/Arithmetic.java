package org.schalter.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValDayTimeDuration;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValYearMonthDuration;

/**
 * Where the library's arithmetic would cut silently: durations times fractions, durations by durations, exponents beyond an
 * int. Empty where the library is right, or right to fail.
 */
final class Arithmetic {

    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);
    private static final BigDecimal MOST_POWER = BigDecimal.valueOf(1_000);

    private Arithmetic() {}

    static Optional<Val> divide(Val x, Val y) {
        if (y instanceof ValNumber by && by.value().bigDecimal().signum() != 0) {
            BigDecimal divisor = by.value().bigDecimal();
            return switch (x) {
                case ValNumber n -> Optional.of(new ValNumber(n.value().$div(by.value())));
                case ValDayTimeDuration d -> Optional.of(duration(nanos(d).divide(divisor, MathContext.DECIMAL128)));
                case ValYearMonthDuration p -> Optional.of(period(months(p).divide(divisor, MathContext.DECIMAL128)));
                default -> Optional.empty();
            };
        }
        if (x instanceof ValDayTimeDuration a
                && y instanceof ValDayTimeDuration b
                && !b.value().isZero()) {
            return Optional.of(number(nanos(a).divide(nanos(b), MathContext.DECIMAL128)));
        }
        if (x instanceof ValYearMonthDuration a
                && y instanceof ValYearMonthDuration b
                && !b.value().isZero()) {
            return Optional.of(number(months(a).divide(months(b), MathContext.DECIMAL128)));
        }
        return Optional.empty();
    }

    static Optional<Val> multiply(Val x, Val y) {
        if (!(y instanceof ValNumber factor)) {
            return x instanceof ValNumber && isDuration(y) ? multiply(y, x) : Optional.empty();
        }
        BigDecimal by = factor.value().bigDecimal();
        return switch (x) {
            case ValNumber n -> Optional.of(new ValNumber(n.value().$times(factor.value())));
            case ValDayTimeDuration d -> Optional.of(duration(nanos(d).multiply(by)));
            case ValYearMonthDuration p -> Optional.of(period(months(p).multiply(by)));
            default -> Optional.empty();
        };
    }

    /** Refuses what the library would compute with the wrong exponent; leaves the rest to it. */
    static Optional<Val> power(Val x, Val y) {
        if (x instanceof ValNumber
                && y instanceof ValNumber exponent
                && exponent.value().bigDecimal().abs().compareTo(MOST_POWER) > 0) {
            throw new ExpressionIncident("<" + x + " ** " + y + ">; expected an exponent of at most " + MOST_POWER);
        }
        return Optional.empty();
    }

    private static boolean isDuration(Val val) {
        return val instanceof ValDayTimeDuration || val instanceof ValYearMonthDuration;
    }

    private static BigDecimal nanos(ValDayTimeDuration duration) {
        Duration exact = duration.value();
        return BigDecimal.valueOf(exact.toSeconds()).multiply(NANOS).add(BigDecimal.valueOf(exact.toNanosPart()));
    }

    private static BigDecimal months(ValYearMonthDuration period) {
        return BigDecimal.valueOf(period.value().toTotalMonths());
    }

    private static Val duration(BigDecimal nanos) {
        BigDecimal[] parts = nanos.setScale(0, RoundingMode.HALF_EVEN).divideAndRemainder(NANOS);
        return new ValDayTimeDuration(Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact()));
    }

    private static Val period(BigDecimal months) {
        try {
            return new ValYearMonthDuration(
                    Period.ofMonths(months.intValueExact()).normalized());
        } catch (ArithmeticException e) {
            throw new ExpressionIncident("<" + months.toPlainString() + "> months; expected whole months");
        }
    }

    private static Val number(BigDecimal exact) {
        return new ValNumber(Values.number(exact));
    }
}
