package org.schalter.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.schalter.definition.ServicePackage;
import org.schalter.expression.Expression;
import org.schalter.expression.InvalidExpression;
import org.schalter.expression.Path;
import org.schalter.validation.Condition;
import org.schalter.validation.Part;

/**
 * Which variables a template may count on. An answer is certain when it and everything around it must be given and
 * applies in every case; a calculated one when all it is calculated from is certain. What clerks answer is certain only
 * as far as their form says so, and only after their task, which nobody can see here, so it counts as known.
 */
final class Presence {

    private static final Map<String, Set<String>> GIVEN = Map.of(
            "case", Set.of("id", "reference", "receivedAt", "language", "applicant", "service", "edition"),
            "fee", Set.of("total", "currency", "items"),
            "payment", Set.of("state", "amount", "currency", "settledAt"));
    /** What not every case has: who is not signed in is nobody, what is not to be paid has no amount. */
    private static final Set<String> DOUBTFUL =
            Set.of("case.applicant", "payment.amount", "payment.currency", "payment.settledAt");

    private static final String STATUS_URL = "case.statusUrl";
    private static final int DEEPEST = 20;

    private final Forms forms;
    private final boolean message;
    private final Set<String> roots = new TreeSet<>(Set.of("answers", "case", "tasks", "payment"));

    /**
     * @param message whether it is about a message; only messages know the address of the case's page, since whoever has
     *     it may open the case
     */
    Presence(ServicePackage content, Forms forms, boolean message) {
        this.forms = forms;
        this.message = message;
        if (content.manifest().fee().isPresent()) {
            roots.add("fee");
        }
        roots.addAll(forms.tasks().keySet());
        roots.addAll(forms.others().keySet());
        roots.addAll(forms.entries().keySet());
    }

    /** What is to be known of a variable. */
    sealed interface Known {

        record Certain() implements Known {}

        /** It may be absent, unless one of these, or what stands above or below it, has been asked for. */
        record Doubtful(Set<String> reasons) implements Known {}

        record Nowhere(String message) implements Known {}
    }

    Known of(String path) {
        String full = forms.full(path);
        List<String> names = List.of(full.split("\\."));
        String root = names.getFirst();
        if (!roots.contains(root)) {
            return forms.whole() ? nowhere(path, "; there are " + roots) : new Known.Certain();
        }
        return switch (root) {
            case "answers" -> answer(forms.form(), names.subList(1, names.size()), full, 0);
            case "case", "fee", "payment" -> given(names, path);
            case "tasks" -> names.size() < 2 ? new Known.Certain() : ofTask(names, full);
            default -> yielded(names, path);
        };
    }

    private static Known.Nowhere nowhere(String path, String right) {
        return new Known.Nowhere("<" + path + "> is known nowhere" + right);
    }

    private Known given(List<String> names, String path) {
        Set<String> known = GIVEN.getOrDefault(names.getFirst(), Set.of());
        if (names.size() < 2 || path.startsWith(STATUS_URL) && message) {
            return new Known.Certain();
        }
        if (path.startsWith(STATUS_URL)) {
            return nowhere(
                    path,
                    " but in messages: whoever has this address may open the case; in a document {{ code }} leads to"
                            + " where it can be checked");
        }
        if (!known.contains(names.get(1))) {
            return nowhere(path, "; <" + names.getFirst() + "> has " + new TreeSet<>(known));
        }
        String place = names.getFirst() + "." + names.get(1);
        return DOUBTFUL.contains(place) ? new Known.Doubtful(Set.of(place)) : new Known.Certain();
    }

    private Known ofTask(List<String> names, String path) {
        String node = names.get(1);
        Part task = forms.tasks().get(node);
        if (task != null) {
            return answer(task, names.subList(2, names.size()), path, 0);
        }
        return forms.others().containsKey(node) || !forms.whole()
                ? new Known.Certain()
                : nowhere(
                        path,
                        "; there are the tasks " + new TreeSet<>(forms.tasks().keySet()));
    }

    /** What an action, or a decision, has yielded; or an entry of a list that nobody knows before it is computed. */
    private Known yielded(List<String> names, String path) {
        Set<String> outputs = forms.others().getOrDefault(names.getFirst(), Set.of());
        return names.size() < 2 || outputs.isEmpty() || outputs.contains(names.get(1))
                ? new Known.Certain()
                : nowhere(path, "; <" + names.getFirst() + "> yields " + new TreeSet<>(outputs));
    }

    private Known answer(Part root, List<String> names, String path, int depth) {
        Part part = root;
        Set<String> reasons = new TreeSet<>();
        for (String name : names) {
            Optional<Part> child = Forms.row(part).child(name);
            if (child.isEmpty()) {
                return free(part)
                        ? new Known.Doubtful(Set.of(path))
                        : new Known.Nowhere("<" + path + "> is no answer: <" + name + "> is not in the form; there are "
                                + Forms.row(part).children().stream()
                                        .map(Part::name)
                                        .toList());
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
                            ? answer(
                                    forms.form(),
                                    path.names().subList(1, path.names().size()),
                                    path.toString(),
                                    depth + 1)
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

    /** Whether the schema says nothing of what is inside, as with a file or a point. */
    private static boolean free(Part part) {
        return Forms.row(part).children().isEmpty();
    }
}
