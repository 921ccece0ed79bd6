package org.schalter.conversion;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** When a part is asked, about answers that are named by their path from the form's root. */
sealed interface Condition {

    /** The answers it is about. */
    List<List<String>> paths();

    /** As a JSON Schema for the object at that depth of every path. */
    ObjectNode schema(int depth);

    /** An answer is this value, or a list of answers has it. */
    record Is(List<String> path, JsonNode value, boolean amongMany) implements Condition {

        @Override
        public List<List<String>> paths() {
            return List.of(path);
        }

        @Override
        public ObjectNode schema(int depth) {
            var constant = Json.object().set("const", value);
            return within(path, depth, amongMany ? Json.object().set("contains", constant) : constant);
        }
    }

    /** Something is filled in there. */
    record Filled(List<String> path) implements Condition {

        @Override
        public List<List<String>> paths() {
            return List.of(path);
        }

        @Override
        public ObjectNode schema(int depth) {
            return within(path, depth, Json.object());
        }
    }

    /** The other way round. */
    record Not(Condition condition) implements Condition {

        @Override
        public List<List<String>> paths() {
            return condition.paths();
        }

        @Override
        public ObjectNode schema(int depth) {
            return Json.object().set("not", condition.schema(depth));
        }
    }

    /** All of them, or at least one of them. */
    record Several(boolean all, List<Condition> conditions) implements Condition {

        @Override
        public List<List<String>> paths() {
            return conditions.stream().flatMap(it -> it.paths().stream()).toList();
        }

        @Override
        public ObjectNode schema(int depth) {
            var several = Json.object();
            var list = several.putArray(all ? "allOf" : "anyOf");
            conditions.forEach(it -> list.add(it.schema(depth)));
            return several;
        }
    }

    /** Both, flat where they are lists of the same kind already. */
    static Condition both(Condition one, Condition other) {
        if (one.equals(other)) {
            return one;
        }
        var conditions = new ArrayList<Condition>();
        for (var it : List.of(one, other)) {
            if (it instanceof Several(var all, var inner) && all) {
                conditions.addAll(inner);
            } else {
                conditions.add(it);
            }
        }
        return new Several(true, conditions.stream().distinct().toList());
    }

    private static ObjectNode within(List<String> path, int depth, ObjectNode value) {
        var schema = value;
        for (int i = path.size() - 1; i >= depth; i--) {
            var object = Json.object();
            object.putArray("required").add(path.get(i));
            object.putObject("properties").set(path.get(i), schema);
            schema = object;
        }
        return schema;
    }
}
