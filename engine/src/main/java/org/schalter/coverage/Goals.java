package org.schalter.coverage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schalter.coverage.Goal.Kind;
import org.schalter.coverage.Goal.Mark;
import org.schalter.definition.Layout;
import org.schalter.definition.ServicePackage;
import org.schalter.process.ProcessModel;
import org.schalter.process.ProcessRules;
import org.schalter.rehearsal.Trial;
import org.schalter.validation.Part;
import org.schalter.validation.Ways;

/** Everything of a service that its tests should reach. */
final class Goals {

    private final ServicePackage content;
    private final Trial.Forms forms;
    private final String language;
    private final List<Goal> all = new ArrayList<>();

    private Goals(ServicePackage content, Trial.Forms forms) {
        this.content = content;
        this.forms = forms;
        this.language = content.manifest().referenceLanguage();
    }

    static List<Goal> of(ServicePackage content, Trial.Forms forms) {
        var goals = new Goals(content, forms);
        goals.pages();
        goals.questions(forms.form().root());
        goals.ways(forms.form().ways());
        goals.rows();
        forms.process().ifPresent(goals::process);
        return goals.all;
    }

    private void add(Kind kind, String file, String at, Map<String, String> values) {
        all.add(new Goal(kind, file, at, values));
    }

    private void pages() {
        for (var page : content.form().pages().pages()) {
            if (!controls(page.elements()).isEmpty()) {
                add(Kind.PAGE, content.form().layoutFile(), page.name(), Map.of("page", title(page)));
            }
        }
    }

    private String title(Layout.Page page) {
        var written = page.i18n().flatMap(it -> content.texts().find(language, it + ".label"));
        return written.or(page::label)
                .orElseGet(() -> forms.form()
                        .root()
                        .child(page.name())
                        .map(it -> it.title(language))
                        .orElse(page.name()));
    }

    /** The paths of what is filled in there. */
    static Set<String> controls(List<Layout.Element> elements) {
        Set<String> paths = new HashSet<>();
        for (var element : elements) {
            switch (element) {
                case Layout.Control control -> paths.add(control.path());
                case Layout.Group group -> paths.addAll(controls(group.elements()));
                case Layout.Column column -> paths.addAll(controls(column.elements()));
                case Layout.Row row -> paths.addAll(controls(row.elements()));
                case Layout.Label _ -> {}
            }
        }
        return paths;
    }

    private void questions(Part part) {
        if (!part.path().isEmpty() && !part.pointer().endsWith("/*")) {
            add(
                    Kind.QUESTION,
                    content.form().schemaFile(),
                    part.path(),
                    Map.of("question", part.title(language), "name", part.name()));
        }
        part.children().forEach(this::questions);
        part.items().ifPresent(this::questions);
    }

    private void ways(Ways ways) {
        var file = content.form().schemaFile();
        for (var condition : ways.conditions()) {
            if (!condition.then().isEmpty()) {
                add(Kind.CONDITION, file, condition.schemaAt(), Map.of("questions", said(condition.then())));
            }
            var otherwise = condition.otherwise().isEmpty() ? condition.then() : condition.otherwise();
            add(Kind.OTHERWISE, file, condition.schemaAt(), Map.of("questions", said(otherwise)));
        }
        for (var rule : ways.rules()) {
            add(
                    Kind.RULE,
                    file,
                    rule.schemaAt(),
                    Map.of("rule", content.texts().find(language, rule.message(), rule.message())));
        }
    }

    private String said(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(", "));
    }

    private void rows() {
        content.decisions().forEach((file, decision) -> {
            int number = 0;
            for (var rule : decision.ruleIds()) {
                var name = file.substring(file.lastIndexOf('/') + 1, file.length() - ".dmn".length());
                add(Kind.ROW, file, rule, Map.of("number", String.valueOf(++number), "decision", name));
            }
        });
    }

    private void process(ProcessModel model) {
        var nodes = model.nodes();
        for (var flow : model.flows()) {
            if (branches(model, flow)) {
                add(
                        Kind.WAY,
                        ProcessRules.FILE,
                        flow.id(),
                        Map.of("from", named(nodes.get(flow.from())), "to", named(nodes.get(flow.to()))));
            }
        }
        nodes.values().stream()
                .filter(ProcessModel.End.class::isInstance)
                .forEach(it -> add(Kind.END, ProcessRules.FILE, it.id(), Map.of("end", named(it))));
        papers(Kind.DOCUMENT, "documents", model);
        papers(Kind.MESSAGE, "messages", model);
    }

    /** Whether another way could be taken instead. */
    static boolean branches(ProcessModel model, ProcessModel.Flow flow) {
        var from = model.nodes().get(flow.from());
        return from instanceof ProcessModel.Boundary
                || from instanceof ProcessModel.Gateway
                        && model.flows().stream()
                                        .filter(it -> it.from().equals(flow.from()))
                                        .count()
                                > 1;
    }

    private static String named(ProcessModel.@Nullable Node node) {
        return node == null ? "" : node.name().isBlank() ? node.id() : node.name();
    }

    /** Those that the process names. */
    private void papers(Kind kind, String folder, ProcessModel model) {
        Predicate<String> named = name -> model.nodes().values().stream()
                .anyMatch(it -> it instanceof ProcessModel.ServiceTask task
                        && task.inputs().containsValue(name));
        content.files().keySet().stream()
                .filter(it -> it.startsWith(folder + "/") && it.endsWith(".html"))
                .forEach(file -> {
                    var name = file.substring(folder.length() + 1, file.length() - ".html".length());
                    if (named.test(name)) {
                        add(kind, file, "", Map.of("name", name));
                    }
                });
    }

    /** What that trial reaches of them. */
    static Set<Mark> reached(ServicePackage content, List<Goal> goals, Trial trial) {
        Set<Mark> marks = new HashSet<>();
        var seen = Seen.of(trial);
        var pages = content.form().pages().pages();
        for (var goal : goals) {
            boolean there = switch (goal.kind()) {
                case PAGE ->
                    pages.stream()
                            .filter(it -> it.name().equals(goal.at()))
                            .anyMatch(it -> controls(it.elements()).stream().anyMatch(seen.questions()::contains));
                case QUESTION -> seen.questions().contains(goal.at());
                case CONDITION -> seen.held(goal.at(), true);
                case OTHERWISE -> seen.held(goal.at(), false);
                case RULE -> seen.broken().contains(goal.at());
                case ROW -> trial.rules().getOrDefault(goal.file(), Set.of()).contains(goal.at());
                case WAY -> seen.flows().contains(goal.at());
                case END -> seen.nodes().contains(goal.at());
                case DOCUMENT -> seen.documents().contains(goal.values().get("name"));
                case MESSAGE -> seen.messages().contains(goal.values().get("name"));
            };
            if (there) {
                marks.add(goal.mark());
            }
        }
        return marks;
    }
}
