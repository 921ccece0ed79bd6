package org.schalter.workflow;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.ServicePackage;
import org.schalter.expression.Decision;
import org.schalter.expression.Expression;
import org.schalter.expression.Path;
import org.schalter.expression.Scope;
import org.schalter.process.Actions;
import org.schalter.process.ProcessModel;
import org.schalter.process.ProcessModel.Each;
import org.schalter.process.ProcessModel.Node;
import org.schalter.validation.FormModel;
import tools.jackson.databind.node.ObjectNode;

/** One edition's process, ready to run: its model, its expressions parsed once, and what belongs to its nodes. */
public final class EditionProcess {

    private final String key;
    private final int edition;
    private final ServicePackage content;
    private final ProcessModel model;
    private final Actions actions;
    private final Map<String, Node> nodes;
    private final Map<String, List<Each>> repetitions = new HashMap<>();
    private final Map<String, FormModel> forms = new ConcurrentHashMap<>();
    private final Map<String, Expression> expressions = new ConcurrentHashMap<>();

    public EditionProcess(String key, int edition, ServicePackage content, ProcessModel model, Actions actions) {
        this.key = key;
        this.edition = edition;
        this.content = content;
        this.model = model;
        this.actions = actions;
        this.nodes = model.nodes();
        nodes.keySet().forEach(node -> repetitions.put(node, model.repetitions(node)));
    }

    /** What Flowable knows it by. */
    public String key() {
        return key;
    }

    public int edition() {
        return edition;
    }

    public ServicePackage content() {
        return content;
    }

    public ProcessModel model() {
        return model;
    }

    public Node node(String id) {
        var node = nodes.get(id);
        if (node == null) {
            throw new IllegalStateException("process <%s> has no node <%s>".formatted(key, id));
        }
        return node;
    }

    public Actions actions() {
        return actions;
    }

    public boolean repeated(String node) {
        return !repetitions.getOrDefault(node, List.of()).isEmpty();
    }

    /** Whether the node is done as a job of its own, after the transaction that reached it. */
    public boolean waitsForJob(ProcessModel.Activity activity) {
        return activity instanceof ProcessModel.ServiceTask task
                && !actions.action(task.action()).immediate();
    }

    /** The author's name for a node, or its id. */
    public String name(String node) {
        var name = node(node).name();
        return name.isBlank() ? node : name;
    }

    /** Which boundary errors would catch that code at the node. */
    public boolean catches(String node, String code) {
        return model.bodies().stream()
                .flatMap(body -> body.boundaries(node))
                .anyMatch(boundary -> boundary instanceof ProcessModel.ErrorBoundary error
                        && error.error().map(code::equals).orElse(true));
    }

    /** What an expression asks for: {@code answers}, {@code fee}, the id of a node … */
    public Set<String> names(String source) {
        Set<String> names = new HashSet<>();
        expressions.computeIfAbsent(source, Expression::parse).paths().forEach(path -> names.add(path.root()));
        return names;
    }

    @Nullable
    public Object evaluate(String source, Position at, CaseFacts facts, Clock clock) {
        var expression = expressions.computeIfAbsent(source, Expression::parse);
        return expression.evaluate(scope(expression.paths(), at, facts, clock));
    }

    public Map<String, @Nullable Object> decide(String file, Position at, CaseFacts facts, Clock clock) {
        Decision decision = decision(file);
        return decision.decide(scope(decision.paths(), at, facts, clock));
    }

    /** The rules that lead to what it decides there. */
    public Set<String> rulesHit(String file, Position at, CaseFacts facts, Clock clock) {
        Decision decision = decision(file);
        return decision.rulesHit(scope(decision.paths(), at, facts, clock));
    }

    private Decision decision(String file) {
        Decision decision = content.decisions().get(file);
        if (decision == null) {
            throw new IllegalStateException(
                    "process <%s> names the decision <%s>, which is not there".formatted(key, file));
        }
        return decision;
    }

    /** The form of a user task. */
    public FormModel form(ProcessModel.UserTask task) {
        return forms.computeIfAbsent(task.formKey(), key -> {
            var definition = content.tasks().get(key);
            if (definition == null) {
                throw new IllegalStateException(
                        "process <%s> names the form <%s>, which is not there".formatted(this.key, key));
            }
            return FormModel.compile(
                    definition, content.texts(), content.manifest().languages());
        });
    }

    /** The tasks that are done once for each element of a list. */
    public Set<String> repeatedTasks() {
        return nodes.entrySet().stream()
                .filter(it -> it.getValue() instanceof ProcessModel.UserTask
                        && !repetitions.getOrDefault(it.getKey(), List.of()).isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A task's stored answers as FEEL sees them. */
    public Map<String, @Nullable Object> taskValues(String node, ObjectNode answers) {
        return form((ProcessModel.UserTask) node(node)).values(answers);
    }

    /** Everything that an expression at that place may see. */
    public Scope scope(Position at, CaseFacts facts, Clock clock) {
        var scope = new Scope(facts.variables(), clock);
        return withElements(scope, at.node(), at.items());
    }

    /** The elements that a repeated node is repeated for. */
    public List<?> elements(String node, List<Integer> items, CaseFacts facts, Clock clock) {
        var loops = repetitions.getOrDefault(node, List.of());
        if (loops.isEmpty()) {
            return List.of();
        }
        var outer = new Scope(facts.variables(), clock);
        for (int i = 0; i < loops.size() - 1 && i < items.size(); i++) {
            outer = withElement(outer, loops.get(i), items.get(i));
        }
        return list(loops.getLast(), outer);
    }

    private Scope scope(List<Path> paths, Position at, CaseFacts facts, Clock clock) {
        if (!at.items().isEmpty()) {
            return scope(at, facts, clock);
        }
        Set<String> names = new HashSet<>();
        paths.forEach(path -> names.add(path.root()));
        return new Scope(facts.variables(names), clock);
    }

    private Scope withElements(Scope scope, String node, List<Integer> items) {
        var loops = new ArrayList<>(repetitions.getOrDefault(node, List.of()));
        var with = scope;
        for (int i = 0; i < loops.size() && i < items.size(); i++) {
            with = withElement(with, loops.get(i), items.get(i));
        }
        return with;
    }

    private Scope withElement(Scope scope, Each each, int index) {
        var list = list(each, scope);
        return scope.with(each.as(), index < list.size() ? list.get(index) : null);
    }

    private List<?> list(Each each, Scope scope) {
        var value = expressions.computeIfAbsent(each.list(), Expression::parse).evaluate(scope);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalStateException("<%s> yields no list to repeat for".formatted(each.list()));
    }
}
