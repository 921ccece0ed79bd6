package org.schalter.process;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schalter.expression.Expression;

/** Turns a service task's inputs into the record that its action wants. */
public final class ActionInputs {

    /** An input does not fit; the message names it. */
    public static final class Unfit extends IllegalArgumentException {
        Unfit(String message) {
            super(message);
        }
    }

    private ActionInputs() {}

    /** The record, with every FEEL input computed. */
    public static <O extends Record> O bind(
            Class<O> type, Map<String, String> inputs, Function<String, @Nullable Object> evaluate) {
        var components = type.getRecordComponents();
        var values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = value(components[i], inputs.get(components[i].getName()), evaluate);
        }
        return construct(type, components, values);
    }

    /** What is wrong with the inputs as far as that can be seen before anything runs; none if nothing is. */
    static List<String> problems(Class<? extends Record> type, Map<String, String> inputs) {
        List<String> problems = new ArrayList<>();
        var components = type.getRecordComponents();
        var names = Arrays.stream(components).map(RecordComponent::getName).toList();
        for (var name : inputs.keySet()) {
            if (!names.contains(name)) {
                problems.add("the input <%s> is not known to the action; it takes %s".formatted(name, named(names)));
            }
        }
        for (var component : components) {
            try {
                value(component, inputs.get(component.getName()), source -> unknownYet(component, source));
            } catch (Unfit unfit) {
                problems.add(String.valueOf(unfit.getMessage()));
            }
        }
        return problems;
    }

    /** The record for checks before publishing, when no FEEL can be computed yet. */
    static <O extends Record> O unbound(Class<O> type, Map<String, String> inputs) {
        var components = type.getRecordComponents();
        var values = new @Nullable Object[components.length];
        for (int i = 0; i < components.length; i++) {
            var component = components[i];
            values[i] = value(component, inputs.get(component.getName()), source -> unknownYet(component, source));
        }
        return construct(type, components, values);
    }

    private static String named(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static @Nullable Object unknownYet(RecordComponent component, String source) {
        var type = component.getType();
        if (type == String.class || type == Object.class) {
            return source;
        }
        return type == boolean.class ? (Object) false : type.isPrimitive() ? BigDecimal.ZERO : null;
    }

    private static @Nullable Object value(
            RecordComponent component, @Nullable String given, Function<String, @Nullable Object> evaluate) {
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        if (given == null) {
            if (!optional) {
                throw new Unfit("the input <%s> is missing; the action needs it".formatted(component.getName()));
            }
            return null;
        }
        boolean computed = Expression.isExpression(given);
        var value = computed ? evaluate.apply(given) : given;
        if (value == null) {
            return component.getType().isPrimitive() ? converted(component, "") : null;
        }
        return converted(component, value);
    }

    private static Object converted(RecordComponent component, Object value) {
        try {
            var converted = converted(component.getGenericType(), component.getType(), value);
            if (converted != null) {
                return converted;
            }
        } catch (NumberFormatException | DateTimeParseException | ArithmeticException e) {
            // told below, in our words
        }
        throw new Unfit("the input <%s> has the value <%s>; it needs %s"
                .formatted(
                        component.getName(),
                        ProcessProfile.shortened(String.valueOf(value)),
                        wanted(component.getType())));
    }

    private static @Nullable Object converted(Type generic, Class<?> type, Object value) {
        if (type.isInstance(value) && type != List.class) {
            return value;
        }
        var text = String.valueOf(value).strip();
        if (type == String.class) {
            return text;
        } else if (type == boolean.class || type == Boolean.class) {
            return text.equals("true") ? (Object) true : text.equals("false") ? (Object) false : null;
        } else if (type == int.class || type == Integer.class) {
            return new BigDecimal(text).intValueExact();
        } else if (type == long.class || type == Long.class) {
            return new BigDecimal(text).longValueExact();
        } else if (type == BigDecimal.class) {
            return new BigDecimal(text);
        }
        return rarer(generic, type, value, text);
    }

    private static @Nullable Object rarer(Type generic, Class<?> type, Object value, String text) {
        if (type == LocalDate.class) {
            return LocalDate.parse(text);
        } else if (type == Duration.class) {
            return Duration.parse(text);
        } else if (type == Period.class) {
            return Period.parse(text);
        } else if (type == List.class) {
            return texts(generic, value);
        } else if (type.isEnum()) {
            var wanted = text.replace('-', '_').toUpperCase(Locale.ROOT);
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(wanted))
                    .findFirst()
                    .orElse(null);
        }
        return null;
    }

    private static List<Object> texts(Type generic, Object value) {
        boolean ofTexts = generic instanceof ParameterizedType of && of.getActualTypeArguments()[0] == String.class;
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(each -> ofTexts ? String.valueOf(each) : each)
                    .collect(Collectors.toUnmodifiableList());
        }
        return Arrays.stream(String.valueOf(value).split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.toUnmodifiableList());
    }

    private static String wanted(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(each -> ((Enum<?>) each)
                                    .name()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '-'))
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "boolean", "Boolean" -> "true or false";
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "BigDecimal" -> "a number";
            case "LocalDate" -> "a date such as 2026-01-31";
            case "Duration" -> "a duration such as PT2H";
            case "Period" -> "a duration such as P14D";
            default -> "a text";
        };
    }

    private static <O extends Record> O construct(
            Class<O> type, RecordComponent[] components, @Nullable Object[] values) {
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new Unfit(String.valueOf(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("options <%s> of an action cannot be made".formatted(type.getName()), e);
        }
    }
}
