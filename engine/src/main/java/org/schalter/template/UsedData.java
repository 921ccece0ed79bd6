package org.schalter.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.schalter.expression.Scope;

/** The data a document was made from: of all that is known of the case, just what its template names. */
final class UsedData {

    private UsedData() {}

    static Map<String, Object> of(Template template, Scope scope) {
        Map<String, Object> used = new LinkedHashMap<>();
        TreeSet<String> paths = new TreeSet<>();
        TemplateUse.of(template).forEach(use -> paths.add(use.path()));
        for (String path : paths) {
            if (paths.stream().anyMatch(other -> other.startsWith(path + "."))) {
                continue; // of a list that is repeated over, only what its rows show
            }
            Object value = pick(scope.variables(), Arrays.asList(path.split("\\.")));
            if (value instanceof Map<?, ?> tree) {
                merge(used, tree);
            }
        }
        return used;
    }

    /** The value with only what lies on the way, lists kept as lists. */
    private static @Nullable Object pick(@Nullable Object value, List<String> names) {
        if (names.isEmpty()) {
            return plain(value);
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>();
            list.forEach(item -> items.add(orEmpty(pick(item, names))));
            return items;
        }
        if (value instanceof Map<?, ?> map) {
            Object below = pick(map.get(names.getFirst()), names.subList(1, names.size()));
            return below == null ? null : Map.of(names.getFirst(), below);
        }
        return null;
    }

    private static Object orEmpty(@Nullable Object value) {
        return value == null ? Map.of() : value;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number;
            case Boolean yes -> yes;
            case List<?> list -> {
                List<Object> items = new ArrayList<>();
                list.forEach(item -> items.add(orEmpty(plain(item))));
                yield items;
            }
            case Map<?, ?> map -> {
                Map<String, Object> copy = new LinkedHashMap<>();
                map.forEach((name, inner) -> {
                    Object below = plain(inner);
                    if (below != null) {
                        copy.put(String.valueOf(name), below);
                    }
                });
                yield copy;
            }
            default -> value.toString();
        };
    }

    private static void merge(Map<String, Object> into, Map<?, ?> from) {
        from.forEach((name, value) -> into.merge(String.valueOf(name), value, UsedData::both));
    }

    private static Object both(Object one, Object other) {
        if (one instanceof Map<?, ?> left && other instanceof Map<?, ?> right) {
            Map<String, Object> merged = new LinkedHashMap<>();
            merge(merged, left);
            merge(merged, right);
            return merged;
        }
        if (one instanceof List<?> left && other instanceof List<?> right && left.size() == right.size()) {
            List<Object> merged = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                merged.add(both(left.get(i), right.get(i)));
            }
            return merged;
        }
        return other;
    }
}
