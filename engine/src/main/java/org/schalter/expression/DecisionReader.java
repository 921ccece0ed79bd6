package org.schalter.expression;

import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.feel.syntaxtree.ConstContext;
import org.jspecify.annotations.Nullable;
import org.schalter.expression.InvalidDecision.Problem;

/** Reads the part of DMN that services use, and names everything else. */
final class DecisionReader {

    private static final Set<String> VERSIONS = Set.of(
            "https://www.omg.org/spec/DMN/20191111/MODEL/",
            "https://www.omg.org/spec/DMN/20211108/MODEL/",
            "https://www.omg.org/spec/DMN/20230324/MODEL/");

    /** What says nothing about the outcome. */
    private static final Set<String> SILENT = Set.of(
            "description",
            "extensionElements",
            "inputData",
            "textAnnotation",
            "association",
            "knowledgeSource",
            "authorityRequirement",
            "question",
            "allowedAnswers",
            "variable",
            "DMNDI",
            "itemDefinition",
            "informationRequirement",
            "annotation",
            "annotationEntry",
            "supportedObjective",
            "usingProcess",
            "usingTask");

    private static final int MOST_RULES = 2_000;

    private final XmlElement root;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    DecisionReader(XmlElement root) {
        this.root = root;
    }

    /** A decision as it was read, with the ids of those it requires. */
    record Node(String id, String name, DecisionLogic logic, List<String> requires) {}

    List<Problem> problems() {
        return problems;
    }

    Map<String, Node> read() {
        Map<String, Node> nodes = new LinkedHashMap<>();
        if (!root.name().equals("definitions") || !VERSIONS.contains(root.namespace())) {
            problem(
                    root,
                    "<" + root.name() + "> in the namespace <" + root.namespace()
                            + ">; expected <definitions> of DMN 1.3, 1.4 or 1.5");
            return nodes;
        }
        for (XmlElement element : known(root, Set.of("decision"))) {
            Node node = decision(element);
            if (node != null && nodes.put(node.id(), node) != null) {
                problem(element, "the id <" + node.id() + "> stands twice; expected each once");
            }
        }
        if (nodes.isEmpty() && problems.isEmpty()) {
            problem(root, "no decision; expected at least one");
        }
        return nodes;
    }

    private @Nullable Node decision(XmlElement element) {
        Optional<String> id = element.attribute("id");
        if (id.isEmpty()) {
            problem(element, "a decision without <id>; expected one");
            return null;
        }
        String name = element.child("variable")
                .flatMap(v -> v.attribute("name"))
                .or(() -> element.attribute("name"))
                .orElse(id.get());
        List<XmlElement> logics = known(element, Set.of("decisionTable", "literalExpression"));
        if (logics.size() != 1) {
            problem(
                    element,
                    "<" + logics.size() + "> tables or expressions; expected one decisionTable or literalExpression");
            return null;
        }
        DecisionLogic logic = logics.getFirst().name().equals("decisionTable")
                ? table(logics.getFirst(), id.get(), name)
                : literal(logics.getFirst(), name);
        return logic == null ? null : new Node(id.get(), name, logic, requirements(element));
    }

    private List<String> requirements(XmlElement decision) {
        List<String> required = new ArrayList<>();
        decision.children("informationRequirement")
                .flatMap(r -> r.children("requiredDecision"))
                .forEach(r -> {
                    String href = r.attribute("href").orElse("");
                    if (href.startsWith("#")) {
                        required.add(href.substring(1));
                    } else {
                        problem(decision, "requires <" + href + ">; expected <#id> of a decision in the same file");
                    }
                });
        return required;
    }

    private @Nullable DecisionLogic literal(XmlElement element, String name) {
        Syntax syntax =
                element.expression().map(text -> parse(element, text, false)).orElse(null);
        if (syntax == null) {
            problemUnlessTold(element, "an empty expression; expected FEEL");
            return null;
        }
        List<String> outputs = syntax.tree() instanceof ConstContext context
                ? CollectionConverters.asJava(context.entries()).stream()
                        .map(entry -> entry._1())
                        .toList()
                : List.of(name);
        return new DecisionLogic.Literal(name, syntax, type(element, element), outputs);
    }

    private @Nullable DecisionLogic table(XmlElement element, String decision, String name) {
        List<DecisionLogic.Input> inputs = new ArrayList<>();
        List<DecisionLogic.Output> outputs = new ArrayList<>();
        List<XmlElement> rules = new ArrayList<>();
        for (XmlElement part : known(element, Set.of("input", "output", "rule"))) {
            switch (part.name()) {
                case "input" -> input(part).ifPresent(inputs::add);
                case "output" -> outputs.add(output(part, name));
                default -> rules.add(part);
            }
        }
        HitPolicy policy = policy(element);
        Optional<HitPolicy.Aggregation> aggregation = aggregation(element, policy);
        check(element, policy, aggregation, outputs, rules);
        int expected = (int) element.children("input").count();
        List<DecisionLogic.Rule> read = new ArrayList<>();
        rules.forEach(rule -> read.add(rule(rule, decision, read.size() + 1, expected, outputs.size())));
        return new DecisionLogic.Table(name, inputs, outputs, read, policy, aggregation);
    }

    private void check(
            XmlElement element,
            HitPolicy policy,
            Optional<HitPolicy.Aggregation> aggregation,
            List<DecisionLogic.Output> outputs,
            List<XmlElement> rules) {
        if (outputs.isEmpty()) {
            problem(element, "a table without <output>; expected at least one");
        }
        if (outputs.stream().map(DecisionLogic.Output::name).distinct().count() < outputs.size()) {
            problem(element, "two outputs of the same name; expected different names");
        }
        if (aggregation.isPresent() && outputs.size() > 1) {
            problem(element, "<" + outputs.size() + "> outputs to aggregate; expected one");
        }
        if (policy.needsPriorities()
                && outputs.stream().allMatch(out -> out.priorities().isEmpty())) {
            problem(
                    element,
                    "the hit policy <" + policy + "> without <outputValues>; expected them, most important first");
        }
        if (rules.size() > MOST_RULES) {
            problem(element, "<" + rules.size() + "> rules; expected at most " + MOST_RULES);
        }
    }

    private HitPolicy policy(XmlElement element) {
        String attribute = element.attribute("hitPolicy").orElse("UNIQUE");
        return HitPolicy.of(attribute).orElseGet(() -> {
            problem(
                    element,
                    "the hit policy <" + attribute
                            + ">; expected UNIQUE, ANY, FIRST, PRIORITY, RULE ORDER, OUTPUT ORDER or COLLECT");
            return HitPolicy.UNIQUE;
        });
    }

    private Optional<HitPolicy.Aggregation> aggregation(XmlElement element, HitPolicy policy) {
        Optional<String> attribute = element.attribute("aggregation");
        Optional<HitPolicy.Aggregation> aggregation = attribute.flatMap(HitPolicy.Aggregation::of);
        if (attribute.isPresent() && (aggregation.isEmpty() || policy != HitPolicy.COLLECT)) {
            problem(
                    element,
                    "the aggregation <" + attribute.get() + "> with " + policy
                            + "; expected SUM, MIN, MAX or COUNT with COLLECT");
        }
        return aggregation;
    }

    private Optional<DecisionLogic.Input> input(XmlElement element) {
        Optional<XmlElement> expression = element.child("inputExpression");
        Optional<String> text = expression.flatMap(XmlElement::expression);
        if (text.isEmpty()) {
            problem(element, "an input without expression; expected FEEL such as <answers.weight>");
            return Optional.empty();
        }
        element.child("inputValues").flatMap(XmlElement::expression).ifPresent(values -> parse(element, values, true));
        expression.ifPresent(e -> type(e, element));
        Syntax syntax = parse(element, text.get(), false);
        return Optional.ofNullable(syntax)
                .map(s -> new DecisionLogic.Input(element.attribute("label").orElse(text.get()), s));
    }

    private DecisionLogic.Output output(XmlElement element, String decision) {
        String name = element.attribute("name").orElse(decision);
        Optional<Syntax> standard = element.child("defaultOutputEntry")
                .flatMap(XmlElement::expression)
                .map(text -> parse(element, text, false));
        List<Object> priorities = element.child("outputValues")
                .flatMap(XmlElement::expression)
                .map(text -> priorities(element, text))
                .orElse(List.of());
        return new DecisionLogic.Output(name, type(element, element), priorities, standard);
    }

    private List<Object> priorities(XmlElement element, String text) {
        Syntax syntax = parse(element, "[" + text + "]", false);
        if (syntax == null || !syntax.paths().isEmpty()) {
            problemUnlessTold(element, "the allowed values <" + text + ">; expected constants separated by commas");
            return List.of();
        }
        Object list = DecisionLogic.Cell.value(
                syntax,
                new Scope(Map.of(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)),
                new Values(),
                new Evaluation.Steps());
        return list instanceof List<?> values ? List.copyOf(values) : List.of();
    }

    private DecisionLogic.Rule rule(XmlElement element, String decision, int number, int inputs, int outputs) {
        String id = element.attribute("id").orElse(decision + "-rule-" + number);
        if (!ids.add(id)) {
            problem(element, "the rule id <" + id + "> stands twice; expected each once");
        }
        List<Optional<Syntax>> tests = cells(element, "inputEntry", inputs, true);
        List<Optional<Syntax>> results = cells(element, "outputEntry", outputs, false);
        return new DecisionLogic.Rule(id, tests, results);
    }

    private List<Optional<Syntax>> cells(XmlElement rule, String called, int expected, boolean tests) {
        List<Optional<Syntax>> cells = new ArrayList<>();
        rule.children(called)
                .forEach(cell -> cells.add(cell.expression()
                        .filter(text -> !text.equals("-"))
                        .flatMap(text -> Optional.ofNullable(parse(cell, text, tests)))));
        if (cells.size() != expected) {
            problem(rule, "<" + cells.size() + "> cells <" + called + ">; expected " + expected);
        }
        return cells;
    }

    private ValueType type(XmlElement typed, XmlElement place) {
        return typed.attribute("typeRef")
                .map(ref -> ValueType.of(ref).orElseGet(() -> {
                    problem(
                            place,
                            "the type <" + ref + ">; expected string, boolean, number, date, time, dateTime, "
                                    + "dayTimeDuration, yearMonthDuration or Any");
                    return ValueType.ANY;
                }))
                .orElse(ValueType.ANY);
    }

    private @Nullable Syntax parse(XmlElement place, String text, boolean tests) {
        String language = place.attribute("expressionLanguage").orElse("feel").toLowerCase(Locale.ROOT);
        if (!language.contains("feel")) {
            problem(place, "the expression language <" + language + ">; expected FEEL");
            return null;
        }
        try {
            return tests ? Syntax.unaryTests(text) : Syntax.expression(text);
        } catch (InvalidExpression e) {
            problem(place, String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** The children that count; what is neither known nor silent is a problem, what is of another namespace nobody's. */
    private List<XmlElement> known(XmlElement parent, Set<String> wanted) {
        Stream<XmlElement> ours =
                parent.children().stream().filter(c -> c.namespace().equals(root.namespace()));
        List<XmlElement> known = new ArrayList<>();
        ours.forEach(child -> {
            if (wanted.contains(child.name())) {
                known.add(child);
            } else if (!SILENT.contains(child.name())) {
                problem(
                        child,
                        "<" + child.name() + "> is not supported; expected decision tables and literal expressions");
            }
        });
        return known;
    }

    private void problemUnlessTold(XmlElement element, String message) {
        if (problems.isEmpty()) {
            problem(element, message);
        }
    }

    private void problem(XmlElement element, String message) {
        problems.add(new Problem(element.place(), message));
    }
}
