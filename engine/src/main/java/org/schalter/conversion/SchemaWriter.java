package org.schalter.conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes parts as a JSON Schema. What is asked under a condition stands in the {@code then} of an {@code if} about it, on the
 * innermost object that holds all that the condition names, with the way from there to the part.
 */
final class SchemaWriter {

    private SchemaWriter() {}

    static ObjectNode write(String title, List<Part> parts) {
        var root = Json.object();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("type", "object");
        root.put("title", title);
        root.putObject("properties");
        parts(parts, new Here(List.of(), List.of(root)), Optional.empty());
        return root;
    }

    /** One object on the way from the root: its name, and whether it is a row of a list. */
    private record Step(String name, boolean row) {}

    /** Where a part is written: the way to its object, and the schemas of the objects on that way, the root first. */
    private record Here(List<Step> way, List<ObjectNode> schemas) {

        Here inside(Step step, ObjectNode schema) {
            var further = new ArrayList<>(way);
            further.add(step);
            var deeper = new ArrayList<>(schemas);
            deeper.add(schema);
            return new Here(further, deeper);
        }

        /** How deep the innermost object lies that holds all these answers. */
        int common(Condition condition) {
            return condition.paths().stream().mapToInt(this::common).min().orElse(way.size());
        }

        private int common(List<String> path) {
            int depth = 0;
            while (depth < way.size()
                    && depth < path.size() - 1
                    && way.get(depth).name().equals(path.get(depth))) {
                depth++;
            }
            return depth;
        }
    }

    private static void parts(List<Part> parts, Here here, Optional<Condition> outer) {
        for (var part : parts) {
            var when = both(outer, part.when());
            switch (part) {
                case Part.Info info -> {}
                case Part.Section section -> parts(section.parts(), here, when);
                case Part.Field field -> put(field.name(), field.schema(), field.required(), here, when);
                case Part.Group group -> group(group, here, when);
            }
        }
    }

    private static Optional<Condition> both(Optional<Condition> one, Optional<Condition> other) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(Condition.both(one.get(), other.get()))
                : one.or(() -> other);
    }

    private static void group(Part.Group group, Here here, Optional<Condition> when) {
        var frame = Json.object().put("type", group.repeat().isPresent() ? "array" : "object");
        frame.setAll(group.frame());
        var inside = group.repeat().map(it -> row(it, frame)).orElse(frame);
        inside.putObject("properties");
        put(group.name(), frame, group.required(), here, when);
        var step = new Step(group.name(), group.repeat().isPresent());
        parts(group.parts(), here.inside(step, inside), Optional.empty());
    }

    private static ObjectNode row(Part.Repeat repeat, ObjectNode list) {
        if (repeat.least() > 0) {
            list.put("minItems", repeat.least());
        }
        repeat.most().ifPresent(it -> list.put("maxItems", it));
        return list.putObject("items").put("type", "object");
    }

    private static void put(String name, ObjectNode schema, boolean required, Here here, Optional<Condition> when) {
        var target = when.map(it -> then(it, here)).orElse(here.schemas().getLast());
        child(target, "properties").set(name, schema);
        if (required) {
            (target.get("required") instanceof ArrayNode known ? known : target.putArray("required")).add(name);
        }
    }

    private static ObjectNode then(Condition condition, Here here) {
        int depth = here.common(condition);
        var target = branch(here.schemas().get(depth), condition.schema(depth));
        for (var step : here.way().subList(depth, here.way().size())) {
            target = child(child(target, "properties"), step.name());
            target = step.row() ? child(target, "items") : target;
        }
        return target;
    }

    /** One {@code if} for all that is asked under the same condition. */
    private static ObjectNode branch(ObjectNode schema, ObjectNode condition) {
        var branches = schema.get("allOf") instanceof ArrayNode known ? known : schema.putArray("allOf");
        for (var branch : branches) {
            if (branch.path("if").equals(condition)) {
                return (ObjectNode) branch.get("then");
            }
        }
        var another = branches.addObject();
        another.set("if", condition);
        return another.putObject("then");
    }

    private static ObjectNode child(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode known ? known : parent.putObject(name);
    }
}
