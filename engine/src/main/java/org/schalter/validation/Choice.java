package org.schalter.validation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Which branches of a {@code oneOf} or {@code anyOf} apply to answers that may not be complete yet.
 *
 * <p>Where questions tell the branches apart, their answers decide. Otherwise the branches that are fulfilled; while
 * none is, all that the answers don't contradict.
 */
final class Choice {

    private Choice() {}

    static List<Clause> of(Clause.Alternative alternative, JsonNode value) {
        List<Clause.Branch> possible = alternative.branches().stream()
                .filter(branch -> !contradicts(branch.clause(), value))
                .toList();
        if (!alternative.questions().isEmpty()) {
            boolean answered = alternative.questions().keySet().stream().anyMatch(value::has);
            return answered ? clauses(possible) : List.of();
        }
        if (possible.size() < 2 || !value.isContainer()) {
            return clauses(possible);
        }
        List<Clause.Branch> fulfilled =
                possible.stream().filter(branch -> branch.valid().test(value)).toList();
        return clauses(fulfilled.isEmpty() ? possible : fulfilled);
    }

    static Set<String> requiredByAll(Clause.Alternative alternative) {
        Set<String> common = new LinkedHashSet<>();
        for (int i = 0; i < alternative.branches().size(); i++) {
            Set<String> own = new LinkedHashSet<>();
            alternative.branches().get(i).clause().unconditional().forEach(clause -> own.addAll(clause.required));
            if (i == 0) {
                common.addAll(own);
            } else {
                common.retainAll(own);
            }
        }
        return common;
    }

    private static List<Clause> clauses(List<Clause.Branch> branches) {
        List<Clause> clauses = new ArrayList<>(branches.size());
        branches.forEach(branch -> clauses.add(branch.clause()));
        return clauses;
    }

    private static boolean contradicts(Clause branch, JsonNode value) {
        for (Clause clause : branch.unconditional()) {
            if (clause.refuses() || otherType(clause.schema, value)) {
                return true;
            }
            for (Map.Entry<String, Clause> property : clause.properties.entrySet()) {
                JsonNode answer = value.get(property.getKey());
                List<JsonNode> values = Questions.values(property.getValue().schema);
                if (answer != null && !values.isEmpty() && values.stream().noneMatch(one -> same(one, answer))) {
                    return true;
                }
            }
        }
        return false;
    }

    static boolean same(JsonNode one, JsonNode other) {
        return (one.isNumber() && other.isNumber())
                ? one.decimalValue().compareTo(other.decimalValue()) == 0
                : one.equals(other);
    }

    private static boolean otherType(JsonNode schema, JsonNode value) {
        JsonNode type = schema.path("type");
        if (type.isString()) {
            return !is(type.asString(), value);
        }
        return type.isArray() && type.valueStream().noneMatch(one -> is(one.stringValue(""), value));
    }

    static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            case "number" -> value.isNumber();
            case "integer" ->
                value.isNumber()
                        && (value.isIntegralNumber()
                                || value.decimalValue().stripTrailingZeros().scale() <= 0);
            default -> false;
        };
    }
}
