package org.schalter.rehearsal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.ServicePackage;
import org.schalter.expression.Expression;
import org.schalter.expression.ExpressionIncident;
import org.schalter.expression.Scope;
import org.schalter.process.ProcessModel;

/** Where an expression stands, which may lend it further names. */
final class Place {

    private Place() {}

    /**
     * What can be seen there.
     *
     * @param at a JSON Pointer into the answers, whose object's entries then go by their own names; or a node of the
     *     process, which if it is repeated sees the first element of its list
     */
    static Scope seen(Scope scope, String at, ServicePackage content) {
        return at.startsWith("/") ? inObject(scope, at) : atNode(scope, at, content);
    }

    private static Scope inObject(Scope scope, String pointer) {
        @Nullable Object value = scope.variables().get("answers");
        for (String token : pointer.substring(1).split("/")) {
            String name = token.replace("~1", "/").replace("~0", "~");
            value = switch (value) {
                case Map<?, ?> map -> map.get(name);
                case List<?> list -> row(list, name);
                case null, default -> null;
            };
        }
        Map<String, @Nullable Object> names = new HashMap<>(scope.variables());
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, entry) -> names.putIfAbsent(String.valueOf(name), entry));
        }
        return new Scope(names, scope.clock());
    }

    private static @Nullable Object row(List<?> list, String index) {
        int row = index.matches("[0-9]{1,4}") ? Integer.parseInt(index) : -1;
        return row >= 0 && row < list.size() ? list.get(row) : null;
    }

    private static Scope atNode(Scope scope, String node, ServicePackage content) {
        Scope seen = scope;
        for (ProcessModel.Each each :
                process(content).map(model -> model.repetitions(node)).orElse(List.of())) {
            Object list = Expression.parse(each.list()).evaluate(seen);
            seen = seen.with(each.as(), list instanceof List<?> many && !many.isEmpty() ? many.getFirst() : null);
        }
        return seen;
    }

    private static Optional<ProcessModel> process(ServicePackage content) {
        try {
            return Optional.of(ProcessModel.of(content));
        } catch (IllegalStateException | ExpressionIncident outsideTheProfile) {
            return Optional.empty();
        }
    }
}
