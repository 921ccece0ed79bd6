package org.schalter.expression;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads decision tables: their inputs, outputs, rules and hit policy. */
final class TableReader {

    private static final int MOST_RULES = 2_000;

    private final DecisionSource source;
    private final Set<String> ids = new HashSet<>();

    TableReader(DecisionSource source) {
        this.source = source;
    }

    DecisionLogic read(XmlElement element, String decision, String name) {
        List<DecisionLogic.Input> inputs = new ArrayList<>();
        List<DecisionLogic.Output> outputs = new ArrayList<>();
        List<XmlElement> rules = new ArrayList<>();
        for (XmlElement part : source.known(element, Set.of("input", "output", "rule"))) {
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
            source.problem(element, "a table without <output>; expected at least one");
        }
        if (outputs.stream().map(DecisionLogic.Output::name).distinct().count() < outputs.size()) {
            source.problem(element, "two outputs of the same name; expected different names");
        }
        if (aggregation.isPresent() && outputs.size() > 1) {
            source.problem(element, "<" + outputs.size() + "> outputs to aggregate; expected one");
        }
        if (policy.needsPriorities()
                && outputs.stream().allMatch(out -> out.priorities().isEmpty())) {
            source.problem(
                    element,
                    "the hit policy <" + policy + "> without <outputValues>; expected them, most important first");
        }
        if (rules.size() > MOST_RULES) {
            source.problem(element, "<" + rules.size() + "> rules; expected at most " + MOST_RULES);
        }
    }

    private HitPolicy policy(XmlElement element) {
        String attribute = element.attribute("hitPolicy").orElse("UNIQUE");
        return HitPolicy.of(attribute).orElseGet(() -> {
            source.problem(
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
            source.problem(
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
            source.problem(element, "an input without expression; expected FEEL such as <answers.weight>");
            return Optional.empty();
        }
        element.child("inputValues")
                .flatMap(XmlElement::expression)
                .ifPresent(values -> source.parse(element, values, true));
        expression.ifPresent(e -> source.type(e, element));
        Syntax syntax = source.parse(element, text.get(), false);
        return Optional.ofNullable(syntax)
                .map(s -> new DecisionLogic.Input(element.attribute("label").orElse(text.get()), s));
    }

    private DecisionLogic.Output output(XmlElement element, String decision) {
        String name = element.attribute("name").orElse(decision);
        Optional<Syntax> standard = element.child("defaultOutputEntry")
                .flatMap(XmlElement::expression)
                .map(text -> source.parse(element, text, false));
        List<Object> priorities = element.child("outputValues")
                .flatMap(XmlElement::expression)
                .map(text -> priorities(element, text))
                .orElse(List.of());
        return new DecisionLogic.Output(name, source.type(element, element), priorities, standard);
    }

    private List<Object> priorities(XmlElement element, String text) {
        Syntax syntax = source.parse(element, "[" + text + "]", false);
        if (syntax == null || !syntax.paths().isEmpty()) {
            source.problemUnlessTold(
                    element, "the allowed values <" + text + ">; expected constants separated by commas");
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
            source.problem(element, "the rule id <" + id + "> stands twice; expected each once");
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
                        .flatMap(text -> Optional.ofNullable(source.parse(cell, text, tests)))));
        if (cells.size() != expected) {
            source.problem(rule, "<" + cells.size() + "> cells <" + called + ">; expected " + expected);
        }
        return cells;
    }
}
