package org.schalter.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schalter.expression.InvalidDecision.Problem;

/** The file that decisions are read from: what of it counts, what its FEEL says, and every problem in it. */
final class DecisionSource {

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

    private final XmlElement root;
    private final List<Problem> problems = new ArrayList<>();

    DecisionSource(XmlElement root) {
        this.root = root;
    }

    XmlElement root() {
        return root;
    }

    List<Problem> problems() {
        return problems;
    }

    ValueType type(XmlElement typed, XmlElement place) {
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

    @Nullable
    Syntax parse(XmlElement place, String text, boolean tests) {
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
    List<XmlElement> known(XmlElement parent, Set<String> wanted) {
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

    void problemUnlessTold(XmlElement element, String message) {
        if (problems.isEmpty()) {
            problem(element, message);
        }
    }

    void problem(XmlElement element, String message) {
        problems.add(new Problem(element.place(), message));
    }
}
