package org.schalter.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.FormDefinition;
import org.schalter.definition.ServicePackage;
import org.schalter.process.ProcessModel.Node;
import org.schalter.validation.FormModel;
import org.schalter.validation.Part;

/**
 * What an expression at a place of a package may name, for whoever is writing one. A file that can't be read lends no
 * names; that it can't be is somebody else's finding.
 */
final class KnownNames {

    private static final int MOST = 5_000;
    private static final int DEEPEST = 12;

    private static final Map<String, String> OF_CASE = ordered(
            "case.reference",
            "string",
            "case.receivedAt",
            "date and time",
            "case.language",
            "string",
            "case.applicant",
            "context",
            "case.service",
            "string",
            "case.edition",
            "number",
            "case.id",
            "string");
    private static final Map<String, String> OF_FEE = ordered(
            "fee.total",
            "number",
            "fee.currency",
            "string",
            "fee.items",
            "list",
            "fee.items.label",
            "string",
            "fee.items.amount",
            "number",
            "fee.items.quantity",
            "number",
            "fee.items.taxRate",
            "number",
            "fee.items.law",
            "string");
    private static final Map<String, String> OF_PAYMENT = ordered(
            "payment.state",
            "string",
            "payment.amount",
            "number",
            "payment.currency",
            "string",
            "payment.settledAt",
            "date and time");

    private final ServicePackage content;
    private final String language;
    private final Map<String, KnownName> found = new LinkedHashMap<>();

    private KnownNames(ServicePackage content, String language) {
        this.content = content;
        this.language = language;
    }

    /**
     * The names, in the order in which a reader would look for them.
     *
     * @param file of the package; of one that holds no expressions, those of a form's rules
     * @param at in a process, the id of a node or flow; in a form, the JSON Pointer template of an object, {@code /dogs/*}
     */
    static List<KnownName> at(ServicePackage content, String file, String at, String language) {
        var names = new KnownNames(content, language);
        if (file.equals(ProcessRules.FILE)) {
            names.process(at);
        } else if (file.startsWith("documents/") || file.startsWith("messages/")) {
            names.template(file);
        } else if (file.startsWith("decisions/")) {
            names.decision(file);
        } else {
            names.form(file, at);
        }
        return List.copyOf(names.found.values());
    }

    private void form(String file, String at) {
        var task = file.startsWith("tasks/") ? content.tasks().get(file.split("/")[1]) : null;
        root(task == null ? content.form() : task).ifPresent(root -> {
            if (!at.isEmpty()) {
                root.at(at).ifPresent(object -> children("", object, null, 0));
            }
            answers(root);
        });
    }

    private void decision(String file) {
        var process = process();
        process.ifPresent(model -> model.nodes().values().forEach(node -> {
            if (node instanceof ProcessModel.RuleTask rule && rule.decision().equals(file)) {
                seenFrom(model, node.id());
            }
        }));
        root(content.form()).ifPresent(this::answers);
    }

    private void template(String file) {
        given();
        if (file.startsWith("messages/")) {
            add("case.statusUrl", "string", "", null);
        }
        process().ifPresent(model -> results(model, List.copyOf(model.nodes().values())));
    }

    private void process(String at) {
        process()
                .ifPresentOrElse(
                        model -> seenFrom(
                                model,
                                model.flows().stream()
                                        .filter(flow -> flow.id().equals(at))
                                        .map(ProcessModel.Flow::from)
                                        .findFirst()
                                        .orElse(at)),
                        this::given);
    }

    private void seenFrom(ProcessModel model, String node) {
        model.repetitions(node).forEach(this::element);
        given();
        var paths = Paths.through(model);
        results(
                model,
                model.nodes().values().stream()
                        .filter(earlier -> paths.lead(earlier.id(), node))
                        .toList());
    }

    /** The element that a repeated node is done for, if its list is one of the answers'. */
    private void element(ProcessModel.Each each) {
        add(each.as(), "", "", null);
        var list = each.list().replaceFirst("^\\s*=\\s*", "").strip();
        if (list.startsWith("answers.")) {
            root(content.form())
                    .flatMap(root ->
                            root.at("/" + list.substring("answers.".length()).replace('.', '/')))
                    .flatMap(Part::items)
                    .ifPresent(item -> children(each.as(), item, null, 1));
        }
    }

    private void given() {
        root(content.form()).ifPresent(this::answers);
        OF_CASE.forEach((name, type) -> add(name, type, "", null));
        if (content.manifest().fee().isPresent()) {
            OF_FEE.forEach((name, type) -> add(name, type, "", name.startsWith("fee.items.") ? "fee.items" : null));
            OF_PAYMENT.forEach((name, type) -> add(name, type, "", null));
        }
    }

    private void results(ProcessModel model, List<Node> earlier) {
        for (Node node : earlier) {
            boolean repeated = !model.repetitions(node.id()).isEmpty();
            switch (node) {
                case ProcessModel.UserTask task -> task(task, repeated);
                case ProcessModel.RuleTask rule -> rule(rule);
                case ProcessModel.ServiceTask service -> add(service.id(), "context", service.name(), null);
                default -> {}
            }
        }
    }

    private void task(ProcessModel.UserTask task, boolean repeated) {
        var name = "tasks." + task.id();
        add(name, repeated ? "list" : "context", task.name(), null);
        Optional.ofNullable(content.tasks().get(task.formKey()))
                .flatMap(this::root)
                .ifPresent(root -> children(name, root, repeated ? name : null, 1));
    }

    private void rule(ProcessModel.RuleTask rule) {
        add(rule.id(), "context", rule.name(), null);
        var decision = content.decisions().get(rule.decision());
        if (decision != null) {
            decision.outputs().forEach(output -> add(rule.id() + "." + output, "", "", null));
        }
    }

    private void answers(Part root) {
        children("answers", root, null, 0);
    }

    private void children(String prefix, Part object, @Nullable String of, int depth) {
        for (Part child : object.children()) {
            var name = (prefix.isEmpty() ? "" : prefix + ".") + written(child.name());
            add(name, type(child), child.title(language), of);
            if (depth < DEEPEST) {
                var row = child.items().orElse(child);
                children(name, row, child.kind() == Part.Kind.ARRAY ? name : of, depth + 1);
            }
        }
    }

    private void add(String name, String type, String title, @Nullable String of) {
        if (found.size() < MOST) {
            found.putIfAbsent(name, new KnownName(name, type, title, of));
        }
    }

    private Optional<ProcessModel> process() {
        return content.file(ProcessRules.FILE)
                .map(file -> ProcessReader.read(file).process())
                .orElseGet(() -> Optional.of(ProcessModel.smallest()));
    }

    private Optional<Part> root(FormDefinition form) {
        try {
            return Optional.of(
                    FormModel.compile(form, content.texts(), content.manifest().languages())
                            .root());
        } catch (RuntimeException doesNotCompile) {
            return Optional.empty();
        }
    }

    private static String written(String name) {
        return name.matches("[a-zA-Z_][a-zA-Z0-9_]*") ? name : "`" + name + "`";
    }

    private static String type(Part part) {
        return switch (part.kind()) {
            case OBJECT -> "context";
            case ARRAY -> "list";
            case LEAF -> leaf(part);
        };
    }

    private static String leaf(Part part) {
        return switch (part.format()) {
            case "date", "time", "duration" -> part.format();
            case "date-time" -> "date and time";
            case "money" -> "number";
            default -> part.type().equals("integer") ? "number" : part.type();
        };
    }

    private static Map<String, String> ordered(String... namesAndTypes) {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            ordered.put(namesAndTypes[i], namesAndTypes[i + 1]);
        }
        return ordered;
    }
}
