package org.schalter.expression;

import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.feel.syntaxtree.ConstContext;
import org.jspecify.annotations.Nullable;
import org.schalter.expression.InvalidDecision.Problem;

/** Reads the part of DMN that services use, and names everything else. */
final class DecisionReader {

    private static final Set<String> VERSIONS = Set.of(
            "https://www.omg.org/spec/DMN/20191111/MODEL/",
            "https://www.omg.org/spec/DMN/20211108/MODEL/",
            "https://www.omg.org/spec/DMN/20230324/MODEL/");

    private final DecisionSource source;
    private final TableReader tables;

    DecisionReader(XmlElement root) {
        this.source = new DecisionSource(root);
        this.tables = new TableReader(source);
    }

    /** A decision as it was read, with the ids of those it requires. */
    record Node(String id, String name, DecisionLogic logic, List<String> requires) {}

    List<Problem> problems() {
        return source.problems();
    }

    Map<String, Node> read() {
        XmlElement root = source.root();
        Map<String, Node> nodes = new LinkedHashMap<>();
        if (!root.name().equals("definitions") || !VERSIONS.contains(root.namespace())) {
            source.problem(
                    root,
                    "<" + root.name() + "> in the namespace <" + root.namespace()
                            + ">; expected <definitions> of DMN 1.3, 1.4 or 1.5");
            return nodes;
        }
        for (XmlElement element : source.known(root, Set.of("decision"))) {
            Node node = decision(element);
            if (node != null && nodes.put(node.id(), node) != null) {
                source.problem(element, "the id <" + node.id() + "> stands twice; expected each once");
            }
        }
        if (nodes.isEmpty() && source.problems().isEmpty()) {
            source.problem(root, "no decision; expected at least one");
        }
        return nodes;
    }

    private @Nullable Node decision(XmlElement element) {
        Optional<String> id = element.attribute("id");
        if (id.isEmpty()) {
            source.problem(element, "a decision without <id>; expected one");
            return null;
        }
        String name = element.child("variable")
                .flatMap(v -> v.attribute("name"))
                .or(() -> element.attribute("name"))
                .orElse(id.get());
        List<XmlElement> logics = source.known(element, Set.of("decisionTable", "literalExpression"));
        if (logics.size() != 1) {
            source.problem(
                    element,
                    "<" + logics.size() + "> tables or expressions; expected one decisionTable or literalExpression");
            return null;
        }
        DecisionLogic logic = logics.getFirst().name().equals("decisionTable")
                ? tables.read(logics.getFirst(), id.get(), name)
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
                        source.problem(
                                decision, "requires <" + href + ">; expected <#id> of a decision in the same file");
                    }
                });
        return required;
    }

    private @Nullable DecisionLogic literal(XmlElement element, String name) {
        Syntax syntax = element.expression()
                .map(text -> source.parse(element, text, false))
                .orElse(null);
        if (syntax == null) {
            source.problemUnlessTold(element, "an empty expression; expected FEEL");
            return null;
        }
        List<String> outputs = syntax.tree() instanceof ConstContext context
                ? CollectionConverters.asJava(context.entries()).stream()
                        .map(entry -> entry._1())
                        .toList()
                : List.of(name);
        return new DecisionLogic.Literal(name, syntax, source.type(element, element), outputs);
    }
}
