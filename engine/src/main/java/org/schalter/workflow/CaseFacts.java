package org.schalter.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What expressions may see of one case, read when an expression first names it and then kept for the rest of the
 * transaction, so that a step reads each table once at most.
 */
public final class CaseFacts {

    /** What came of a node; of one that is repeated, for the element with that index. */
    public record Result(
            String node, @Nullable Integer item, boolean task, Map<String, ? extends @Nullable Object> value) {}

    private final Map<String, Supplier<? extends @Nullable Object>> sources;
    private final Supplier<List<Result>> stored;
    private final Set<String> lists;
    private final Map<String, @Nullable Object> read = new HashMap<>();
    private @Nullable List<Result> results;

    /** @param lists the repeated tasks: lists, also before the first of them is done, or when there is none to do */
    public CaseFacts(
            Map<String, Supplier<? extends @Nullable Object>> sources,
            Supplier<List<Result>> stored,
            Set<String> lists) {
        this.sources = sources;
        this.stored = stored;
        this.lists = lists;
    }

    /** Something has come of a node; the caller stores it. */
    public void note(Result result) {
        if (results != null) {
            results.add(result);
        }
    }

    /** The payment has changed. */
    public void forget(String name) {
        read.remove(name);
    }

    /** The variables that begin with one of the names. */
    public Map<String, @Nullable Object> variables(Set<String> names) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        boolean needsResults = false;
        for (var name : names) {
            var source = sources.get(name);
            if (source == null) {
                needsResults = true;
            } else {
                var value = read.computeIfAbsent(name, _ -> source.get());
                if (value != null) {
                    variables.put(name, value);
                }
            }
        }
        if (needsResults) {
            addResults(variables);
        }
        return variables;
    }

    /** All variables there are. */
    public Map<String, @Nullable Object> variables() {
        var names = new HashSet<>(sources.keySet());
        names.add("tasks");
        return variables(names);
    }

    private void addResults(Map<String, @Nullable Object> variables) {
        if (results == null) {
            results = new ArrayList<>(stored.get());
        }
        Map<String, Object> tasks = new LinkedHashMap<>();
        for (var node : lists) {
            var none = new ArrayList<>();
            variables.put(node, none);
            tasks.put(node, none);
        }
        for (var result : results) {
            var value = placed(variables.get(result.node()), result);
            variables.put(result.node(), value);
            if (result.task()) {
                tasks.put(result.node(), value);
            }
        }
        variables.put("tasks", tasks);
    }

    @SuppressWarnings("unchecked")
    private static Object placed(@Nullable Object before, Result result) {
        if (result.item() == null) {
            return result.value();
        }
        var list = before instanceof List<?> ? (List<Object>) before : new ArrayList<Object>();
        while (list.size() <= result.item()) {
            list.add(Map.of());
        }
        list.set(result.item(), result.value());
        return list;
    }
}
