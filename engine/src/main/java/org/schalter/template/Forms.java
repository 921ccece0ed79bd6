package org.schalter.template;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.schalter.definition.FormDefinition;
import org.schalter.definition.ServicePackage;
import org.schalter.expression.Expression;
import org.schalter.expression.InvalidExpression;
import org.schalter.expression.Path;
import org.schalter.process.ProcessModel;
import org.schalter.process.ProcessModel.Each;
import org.schalter.validation.FormModel;
import org.schalter.validation.Part;

/**
 * The forms whose answers a package's templates may name, the applicants' and the clerks', and where those answers stand.
 *
 * @param tasks the form of each user task, by its node
 * @param others the nodes that yield something else, and the names of it where they are known
 * @param entries what the steps that are repeated call an entry, and the list it is of; empty where that is computed
 * @param whole whether the process could be read
 */
record Forms(
        Part form,
        Map<String, Part> tasks,
        Map<String, Set<String>> others,
        Map<String, String> entries,
        boolean whole) {

    private static final String ANSWERS = "answers";
    private static final String TASKS = "tasks";

    static Forms of(ServicePackage content) {
        Map<String, Part> tasks = new HashMap<>();
        Map<String, Set<String>> others = new HashMap<>();
        Map<String, String> entries = new HashMap<>();
        Optional<ProcessModel> process = ProcessModel.within(content);
        for (ProcessModel.Node node : process.map(it -> it.nodes().values()).orElse(List.of())) {
            switch (node) {
                case ProcessModel.UserTask task ->
                    Optional.ofNullable(content.tasks().get(task.formKey()))
                            .ifPresentOrElse(
                                    form -> tasks.put(task.id(), root(content, form)),
                                    () -> others.put(task.id(), Set.of()));
                case ProcessModel.RuleTask rule ->
                    others.put(
                            rule.id(),
                            Optional.ofNullable(content.decisions().get(rule.decision()))
                                    .<Set<String>>map(decision -> new HashSet<>(decision.outputs()))
                                    .orElse(Set.of()));
                case ProcessModel.ServiceTask service -> others.put(service.id(), Set.of());
                default -> {}
            }
            if (node instanceof ProcessModel.Activity activity) {
                activity.each().ifPresent(each -> entries.put(each.as(), list(each)));
            }
        }
        return new Forms(root(content, content.form()), tasks, others, entries, process.isPresent());
    }

    private static Part root(ServicePackage content, FormDefinition form) {
        return FormModel.compile(form, content.texts(), content.manifest().languages())
                .root();
    }

    private static String list(Each each) {
        try {
            List<Path> paths = Expression.parse(each.list()).paths();
            return paths.isEmpty() ? "" : paths.getFirst().toString();
        } catch (InvalidExpression e) {
            return ""; // a finding of the process
        }
    }

    /** The same place by its long name: {@code tasks.review.reason} for {@code review.reason}, a list's for its entry's. */
    String full(String path) {
        String root = path.split("\\.", 2)[0];
        String list = entries.get(root);
        if (list != null && !list.isEmpty()) {
            return full(list) + path.substring(root.length());
        }
        return tasks.containsKey(root) ? TASKS + "." + path : path;
    }

    /** The field, or the group of fields, that a path leads to. */
    Optional<Part> part(String path) {
        List<String> names = List.of(full(path).split("\\."));
        if (names.getFirst().equals(ANSWERS)) {
            return at(form, names.subList(1, names.size()));
        }
        return names.getFirst().equals(TASKS) && names.size() > 1
                ? Optional.ofNullable(tasks.get(names.get(1))).flatMap(task -> at(task, names.subList(2, names.size())))
                : Optional.empty();
    }

    private static Optional<Part> at(Part form, List<String> names) {
        Optional<Part> part = Optional.of(form);
        for (String name : names) {
            part = part.flatMap(group -> row(group).child(name));
        }
        return part;
    }

    /** What a list, or a list of lists, is made of. */
    static Part row(Part part) {
        return part.items().map(Forms::row).orElse(part);
    }
}
