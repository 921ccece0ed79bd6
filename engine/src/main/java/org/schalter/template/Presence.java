package org.schalter.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.schalter.definition.ServicePackage;
import org.schalter.expression.Expression;
import org.schalter.expression.InvalidExpression;
import org.schalter.expression.Path;
import org.schalter.validation.Condition;
import org.schalter.validation.FormModel;
import org.schalter.validation.Part;

/**
 * Which variables a template may count on. An answer is certain when it and everything around it must be given and
 * applies in every case; a calculated one when all it is calculated from is certain. What clerks answer is certain only
 * as far as their form says so, and only after their task, which nobody can see here, so it counts as known.
 */
final class Presence {

    private static final Set<String> CASE =
            Set.of("reference", "receivedAt", "language", "applicant", "statusUrl", "service", "edition");
    private static final Pattern IDS = Pattern.compile("\\sid=\"([A-Za-z_][A-Za-z0-9_]*)\"");
    private static final int DEEPEST = 20;

    private final Part form;
    private final Map<String, Part> tasks = new TreeMap<>();
    private final Set<String> roots = new TreeSet<>(Set.of("answers", "case", "tasks", "payment"));

    Presence(ServicePackage content) {
        List<String> languages = content.manifest().languages();
        this.form =
                FormModel.compile(content.form(), content.texts(), languages).root();
        content.tasks()
                .forEach((name, task) -> tasks.put(
                        name,
                        FormModel.compile(task, content.texts(), languages).root()));
        if (content.manifest().fee().isPresent()) {
            roots.add("fee");
        }
        content.text("process.bpmn")
                .ifPresent(process -> IDS.matcher(process).results().forEach(id -> roots.add(id.group(1))));
    }

    /** What is to be known of a variable. */
    sealed interface Known {

        record Certain() implements Known {}

        /** It may be absent, unless one of these, or what stands above or below it, has been asked for. */
        record Doubtful(Set<String> reasons) implements Known {}

        record Nowhere(String message) implements Known {}
    }

    Known of(String path) {
        List<String> names = List.of(path.split("\\."));
        String root = names.getFirst();
        if (!roots.contains(root)) {
            return new Known.Nowhere("<" + path + "> is known nowhere; there are " + roots);
        }
        return switch (root) {
            case "answers" -> answer(form, names.subList(1, names.size()), path, 0);
            case "case" -> ofCase(names, path);
            case "tasks" -> ofTask(names, path);
            default -> new Known.Certain();
        };
    }

    private static Known ofCase(List<String> names, String path) {
        return names.size() < 2 || CASE.contains(names.get(1))
                ? names.size() > 1 && names.get(1).equals("applicant")
                        ? new Known.Doubtful(Set.of(path))
                        : new Known.Certain()
                : new Known.Nowhere("<" + path + "> is known nowhere; a case has "
                        + CASE.stream().sorted().toList());
    }

    private Known ofTask(List<String> names, String path) {
        Part task = names.size() > 1 ? tasks.get(names.get(1)) : null;
        if (task == null) {
            return new Known.Certain();
        }
        return answer(task, names.subList(2, names.size()), path, 0);
    }

    private Known answer(Part root, List<String> names, String path, int depth) {
        Part part = root;
        Set<String> reasons = new TreeSet<>();
        for (String name : names) {
            Optional<Part> child = rows(part).child(name);
            if (child.isEmpty()) {
                return free(part)
                        ? new Known.Doubtful(Set.of(path))
                        : new Known.Nowhere("<" + path + "> is no answer: <" + name + "> is not in the form; there are "
                                + rows(part).children().stream().map(Part::name).toList());
            }
            part = child.get();
            if (!certain(part, depth)) {
                reasons.add(prefix(path, names) + part.path());
                part.conditions().forEach(condition -> reasons.addAll(asked(condition, prefix(path, names))));
            }
        }
        return reasons.isEmpty() ? new Known.Certain() : new Known.Doubtful(reasons);
    }

    /** {@code answers.} or {@code tasks.review.}. */
    private static String prefix(String path, List<String> names) {
        String below = String.join(".", names);
        return path.substring(0, path.length() - below.length());
    }

    private boolean certain(Part part, int depth) {
        if (!part.conditions().isEmpty()) {
            return false;
        }
        if (part.schema().has("x-calculate") && depth < DEEPEST) {
            return inputs(part).stream()
                    .map(path -> path.root().equals("answers")
                            ? answer(form, path.names().subList(1, path.names().size()), path.toString(), depth + 1)
                            : new Known.Certain())
                    .allMatch(Known.Certain.class::isInstance);
        }
        // A list that may be left out is an empty list; repeating over it is no surprise.
        return part.required()
                || part.kind() == Part.Kind.ARRAY
                || part.schema().has("const");
    }

    private static List<Path> inputs(Part part) {
        try {
            return Expression.parse(part.schema().path("x-calculate").asString(""))
                    .paths();
        } catch (InvalidExpression e) {
            return List.of(); // a finding of the form's own
        }
    }

    /** The answers that a condition looks at. */
    private static Set<String> asked(Condition condition, String prefix) {
        Set<String> asked = new TreeSet<>();
        String scope = condition.scope().replaceAll("/\\*", "").replace('/', '.');
        String object = scope.isEmpty() ? "" : scope.substring(1) + ".";
        names(condition.schema(), new ArrayList<>(), 0).forEach(name -> asked.add(prefix + object + name));
        return asked;
    }

    private static List<String> names(tools.jackson.databind.JsonNode schema, List<String> found, int depth) {
        if (depth > DEEPEST) {
            return found;
        }
        schema.path("properties").propertyNames().forEach(found::add);
        schema.path("required").forEach(name -> found.add(name.asString()));
        for (String inner : List.of("allOf", "anyOf", "oneOf")) {
            schema.path(inner).forEach(one -> names(one, found, depth + 1));
        }
        if (schema.has("not")) {
            names(schema.get("not"), found, depth + 1);
        }
        return found;
    }

    private static Part rows(Part part) {
        return part.items().map(Presence::rows).orElse(part);
    }

    /** Whether the schema says nothing of what is inside, as with a file or a point. */
    private static boolean free(Part part) {
        return rows(part).children().isEmpty();
    }
}
