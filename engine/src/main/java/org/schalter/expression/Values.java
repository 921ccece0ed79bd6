package org.schalter.expression;

import camundajar.impl.scala.None$;
import camundajar.impl.scala.Option;
import camundajar.impl.scala.Some;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.feel.context.CustomContext;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValDate;
import org.camunda.feel.syntaxtree.ValDateTime;
import org.camunda.feel.syntaxtree.ValDayTimeDuration;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValLocalDateTime;
import org.camunda.feel.syntaxtree.ValLocalTime;
import org.camunda.feel.syntaxtree.ValNull$;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import org.camunda.feel.syntaxtree.ValTime;
import org.camunda.feel.syntaxtree.ValYearMonthDuration;
import org.camunda.feel.syntaxtree.ZonedTime;
import org.camunda.feel.valuemapper.ValueMapper;
import org.jspecify.annotations.Nullable;

/**
 * Between Java's values and FEEL's: numbers stay exact decimals, maps are looked into only where an expression asks. One
 * instance serves one evaluation and remembers the lists it has converted.
 */
final class Values implements ValueMapper {

    private final IdentityHashMap<Object, Val> converted = new IdentityHashMap<>();

    @Override
    @SuppressWarnings("NullAway") // the engine's interface knows no null marks, and null is what it hands in for null
    public Val toVal(@Nullable Object value) {
        return switch (value) {
            case null -> ValNull$.MODULE$;
            case Val val -> val;
            case String text -> new ValString(text);
            case Boolean truth -> new ValBoolean(truth);
            case Number number -> new ValNumber(number(number));
            case Map<?, ?> map -> converted.computeIfAbsent(map, m -> new ValContext(new Lazy(map)));
            case List<?> list -> list(list);
            default -> temporal(value);
        };
    }

    private static Val temporal(Object value) {
        return switch (value) {
            case LocalDate date -> new ValDate(date);
            case LocalTime time -> new ValLocalTime(time);
            case OffsetTime time -> new ValTime(ZonedTime.of(time));
            case LocalDateTime time -> new ValLocalDateTime(time);
            case OffsetDateTime time -> new ValDateTime(time.toZonedDateTime());
            case ZonedDateTime time -> new ValDateTime(time);
            case Instant time -> new ValDateTime(time.atZone(ZoneOffset.UTC));
            case Duration duration -> new ValDayTimeDuration(duration);
            case Period period -> period(period);
            default ->
                throw new IllegalArgumentException("<" + value.getClass().getName()
                        + "> is no value of FEEL; expected a boolean, number, text, java.time value, list or map");
        };
    }

    /** FEEL knows years and months, or days and times, never both in one. */
    private static Val period(Period period) {
        int years = period.getYears();
        int months = period.getMonths();
        int days = period.getDays();
        if (days == 0) {
            return new ValYearMonthDuration(period);
        }
        if (years == 0 && months == 0) {
            return new ValDayTimeDuration(Duration.ofDays(days));
        }
        throw new IllegalArgumentException("<" + period + "> mixes months and days; expected one of them");
    }

    static camundajar.impl.scala.math.BigDecimal number(Number number) {
        BigDecimal exact = switch (number) {
            case BigDecimal decimal -> decimal;
            case BigInteger integer -> new BigDecimal(integer);
            case Double d -> BigDecimal.valueOf(d);
            case Float f -> new BigDecimal(f.toString());
            default -> BigDecimal.valueOf(number.longValue());
        };
        return new camundajar.impl.scala.math.BigDecimal(exact, MathContext.DECIMAL128);
    }

    private Val list(List<?> list) {
        Val known = converted.get(list);
        if (known != null) {
            return known;
        }
        List<Val> items = new ArrayList<>(list.size());
        for (Object item : list) {
            items.add(toVal(item));
        }
        Val val = new ValList(CollectionConverters.asScala(items).toVector());
        converted.put(list, val);
        return val;
    }

    @Override
    @SuppressWarnings("NullAway")
    public @Nullable Object unpackVal(Val val) {
        return switch (val) {
            case ValNull$ n -> null;
            case ValBoolean b -> b.value();
            case ValNumber n -> n.value().bigDecimal();
            case ValString s -> s.value();
            case ValList list -> unpack(list);
            case ValContext context -> unpack(context);
            default -> unpackTemporal(val);
        };
    }

    private static Object unpackTemporal(Val val) {
        return switch (val) {
            case ValDate d -> d.value();
            case ValLocalTime t -> t.value();
            case ValTime t -> t.value().toOffsetTime();
            case ValLocalDateTime t -> t.value();
            case ValDateTime t -> t.value().toOffsetDateTime();
            case ValYearMonthDuration p -> p.value();
            case ValDayTimeDuration d -> d.value();
            default -> throw new ExpressionIncident("<" + val + "> is no value that can leave an expression");
        };
    }

    private List<@Nullable Object> unpack(ValList list) {
        List<@Nullable Object> items = new ArrayList<>();
        CollectionConverters.asJava(list.itemsAsSeq()).forEach(item -> items.add(unpackVal(item)));
        return Collections.unmodifiableList(items);
    }

    private Map<String, @Nullable Object> unpack(ValContext context) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        VariableProvider provider = context.context().variableProvider();
        CollectionConverters.asJava(provider.keys())
                .forEach(key -> entries.put(key, unpackVal(toVal(valueOf(provider, key)))));
        return Collections.unmodifiableMap(entries);
    }

    private static @Nullable Object valueOf(VariableProvider provider, String key) {
        Option<Object> value = provider.getVariable(key);
        return value.isDefined() ? value.get() : null;
    }

    /** A map as a FEEL context; its values are converted when asked for, so that large answers cost nothing. */
    static final class Lazy extends CustomContext implements VariableProvider {

        private final Map<?, ?> map;

        Lazy(Map<?, ?> map) {
            this.map = map;
        }

        @Override
        public VariableProvider variableProvider() {
            return this;
        }

        @Override
        public Option<Object> getVariable(String name) {
            Object value = map.get(name);
            return value != null || map.containsKey(name) ? new Some<>(value) : none();
        }

        @SuppressWarnings("unchecked")
        private static Option<Object> none() {
            return (Option<Object>) (Option<?>) None$.MODULE$;
        }

        @Override
        public camundajar.impl.scala.collection.Iterable<String> keys() {
            List<String> keys = new ArrayList<>(map.size());
            map.keySet().forEach(key -> keys.add(String.valueOf(key)));
            return CollectionConverters.asScala(keys);
        }
    }
}
