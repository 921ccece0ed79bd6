package org.schalter.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.FormDefinition;
import org.schalter.definition.ServicePackage;
import org.schalter.expression.Path;
import org.schalter.process.ProcessModel.Node;
import org.schalter.validation.FormModel;
import org.schalter.validation.Part;

/** What an expression in a process may name, seen from one of its nodes. */
final class VisibleNames {

    /** The names that no node may have, because they mean something else. */
    static final Set<String> GIVEN = Set.of("answers", "case", "fee", "payment", "tasks");

    private static final Map<String, Set<String>> KNOWN = Map.of(
            "case", Set.of("id", "reference", "receivedAt", "language", "applicant", "service", "edition"),
            "fee", Set.of("total", "currency", "items"),
            "payment", Set.of("state", "amount", "currency", "settledAt"));

    /** What FEEL itself knows of dates, times and durations. */
    private static final Set<String> OF_TIME = Set.of(
            "year",
            "month",
            "day",
            "weekday",
            "hour",
            "minute",
            "second",
            "timezone",
            "time offset",
            "years",
            "months",
            "days",
            "hours",
            "minutes",
            "seconds");

    private final ServicePackage candidate;
    private final ProcessModel process;
    private final Map<String, Node> nodes;
    private final Paths paths;
    private final Map<String, Optional<Part>> forms = new HashMap<>();

    VisibleNames(ServicePackage candidate, ProcessModel process) {
        this.candidate = candidate;
        this.process = process;
        this.nodes = process.nodes();
        this.paths = Paths.through(process);
    }

    boolean earlier(String node, String than) {
        return paths.lead(node, than);
    }

    /** Why the path cannot be seen from the node; empty if it can. */
    Optional<String> problem(Path path, String from) {
        var root = path.root();
        var below = path.names().subList(1, path.names().size());
        if (process.repetitions(from).stream().anyMatch(each -> each.as().equals(root))) {
            return Optional.empty();
        }
        if (root.equals("answers")) {
            return form("form", candidate.form()).flatMap(form -> unknown(form, below, path));
        }
        if (root.equals("tasks")) {
            return task(path, below, from);
        }
        var known = KNOWN.get(root);
        if (known != null) {
            return below.isEmpty() || known.contains(below.getFirst())
                    ? Optional.empty()
                    : Optional.of("<%s> is not known; <%s> has %s".formatted(path, root, sorted(known)));
        }
        return node(path, root, below, from);
    }

    private Optional<String> task(Path path, List<String> below, String from) {
        if (below.isEmpty()) {
            return Optional.empty();
        }
        if (!(nodes.get(below.getFirst()) instanceof ProcessModel.UserTask)) {
            return Optional.of("<%s> names no user task; there are %s".formatted(path, userTasks()));
        }
        return node(path, below.getFirst(), below.subList(1, below.size()), from);
    }

    private Optional<String> node(Path path, String id, List<String> below, String from) {
        var node = nodes.get(id);
        if (node == null) {
            return Optional.of("<%s> is not known; expressions see answers, case, fee, payment, tasks and earlier nodes"
                    .formatted(path));
        }
        if (!earlier(id, from)) {
            return Optional.of("<%s> names the node <%s>, which is never done before".formatted(path, id));
        }
        return switch (node) {
            case ProcessModel.UserTask task ->
                Optional.ofNullable(candidate.tasks().get(task.formKey()))
                        .flatMap(definition -> form(task.form(), definition))
                        .flatMap(form -> unknown(form, below, path));
            case ProcessModel.RuleTask rule -> output(rule, below, path);
            case ProcessModel.ServiceTask _ -> Optional.empty();
            default -> Optional.of("<%s> names the node <%s>, which has no result".formatted(path, id));
        };
    }

    private Optional<String> output(ProcessModel.RuleTask rule, List<String> below, Path path) {
        var decision = candidate.decisions().get(rule.decision());
        if (decision == null || below.isEmpty() || decision.outputs().contains(below.getFirst())) {
            return Optional.empty();
        }
        return Optional.of("<%s> is not known; <%s> yields %s"
                .formatted(path, rule.decision(), String.join(", ", decision.outputs())));
    }

    private static Optional<String> unknown(Part form, List<String> names, Path path) {
        @Nullable Part at = form;
        for (String name : names) {
            while (at.kind() == Part.Kind.ARRAY && at.items().isPresent()) {
                at = at.items().get();
            }
            if (at.kind() != Part.Kind.OBJECT) {
                return OF_TIME.contains(name)
                        ? Optional.empty()
                        : Optional.of("<%s> is not known; <%s> has nothing below it".formatted(path, at.name()));
            }
            if (at.children().isEmpty()) {
                return Optional.empty();
            }
            var child = at.child(name);
            if (child.isEmpty()) {
                return Optional.of("<%s> is not known to the schema; here may stand %s"
                        .formatted(
                                path,
                                sorted(at.children().stream().map(Part::name).toList())));
            }
            at = child.get();
        }
        return Optional.empty();
    }

    /** The form's parts; empty if it does not compile, which others find. */
    private Optional<Part> form(String key, FormDefinition definition) {
        return forms.computeIfAbsent(key, _ -> {
            try {
                return Optional.of(FormModel.compile(
                                definition,
                                candidate.texts(),
                                candidate.manifest().languages())
                        .root());
            } catch (RuntimeException doesNotCompile) {
                return Optional.empty();
            }
        });
    }

    private String userTasks() {
        var ids = nodes.values().stream()
                .filter(ProcessModel.UserTask.class::isInstance)
                .map(Node::id)
                .toList();
        return ids.isEmpty() ? "none" : sorted(ids);
    }

    private static String sorted(Iterable<String> names) {
        var sorted = new TreeSet<String>();
        names.forEach(sorted::add);
        return String.join(", ", sorted);
    }
}
