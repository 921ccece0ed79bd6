package org.schalter.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.Finding;

/**
 * The part of BPMN 2.0 that an author may use, as a table: which elements stand in which, with which attributes. What the
 * table does not name is a finding, so nothing has to be forbidden by name.
 */
final class ProcessProfile {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final Set<String> DRAWING =
            Set.of(DIAGRAM, "http://www.omg.org/spec/DD/20100524/DC", "http://www.omg.org/spec/DD/20100524/DI");
    private static final Set<String> COLOURS = Set.of(
            "", "http://bpmn.io/schema/bpmn/biocolor/1.0", "http://www.omg.org/spec/BPMN/non-normative/color/1.0");
    private static final Set<String> FEEL_NAMES = Set.of(
            "https://www.omg.org/spec/DMN/20191111/FEEL/", "http://www.omg.org/spec/DMN/20180521/FEEL/",
            "https://www.omg.org/spec/DMN/20230324/FEEL/", "http://www.omg.org/spec/FEEL/20140401");

    private static final String INSIDE = "startEvent endEvent userTask serviceTask businessRuleTask exclusiveGateway"
            + " inclusiveGateway parallelGateway subProcess boundaryEvent intermediateCatchEvent sequenceFlow"
            + " textAnnotation association group documentation extensionElements ";
    private static final String NODE = "documentation extensionElements incoming outgoing ";
    private static final String REPEATED = "multiInstanceLoopCharacteristics ";

    /** What may stand on and in an element: BPMN's attributes, ours, children; whether it holds text. */
    private record Rule(Set<String> attributes, Set<String> ours, Set<String> children, boolean text) {}

    private static final Map<String, Rule> RULES = Map.ofEntries(
            rule(
                    "definitions",
                    "name targetNamespace exporter exporterVersion expressionLanguage",
                    "",
                    "process collaboration message error category"),
            rule("process", "name isExecutable processType isClosed", "", INSIDE + "laneSet"),
            rule("subProcess", "name triggeredByEvent", "", INSIDE + NODE + REPEATED + "laneSet"),
            rule("startEvent", "name isInterrupting", "", NODE),
            rule("endEvent", "name", "", NODE + "terminateEventDefinition errorEventDefinition"),
            rule("userTask", "name", "form unit due not-by reminder", NODE + REPEATED),
            rule("serviceTask", "name", "action", NODE + REPEATED),
            rule("businessRuleTask", "name", "decision", NODE + REPEATED),
            rule("exclusiveGateway", "name default gatewayDirection", "", NODE),
            rule("inclusiveGateway", "name default gatewayDirection", "", NODE),
            rule("parallelGateway", "name gatewayDirection", "", NODE),
            rule(
                    "boundaryEvent",
                    "name attachedToRef cancelActivity",
                    "",
                    NODE + "timerEventDefinition errorEventDefinition"),
            rule("intermediateCatchEvent", "name", "", NODE + "timerEventDefinition messageEventDefinition"),
            rule("terminateEventDefinition", "", "", ""),
            rule("errorEventDefinition", "errorRef", "", ""),
            rule("messageEventDefinition", "messageRef", "", ""),
            rule("timerEventDefinition", "", "", "timeDuration timeDate"),
            rule("multiInstanceLoopCharacteristics", "isSequential", "each as", ""),
            rule("sequenceFlow", "name sourceRef targetRef", "", "documentation extensionElements conditionExpression"),
            rule("message", "name", "", "documentation"),
            rule("error", "name errorCode", "", "documentation"),
            rule("collaboration", "name isClosed", "", "participant documentation textAnnotation association group"),
            rule("participant", "name processRef", "", "documentation"),
            rule("category", "name", "", "categoryValue documentation"),
            rule("categoryValue", "value", "", "documentation"),
            rule("group", "categoryValueRef", "", "documentation"),
            rule("association", "sourceRef targetRef associationDirection", "", "documentation"),
            rule("textAnnotation", "textFormat", "", "text documentation"),
            rule("laneSet", "name", "", "lane documentation"),
            rule("lane", "name", "", "flowNodeRef childLaneSet documentation"),
            rule("childLaneSet", "name", "", "lane"),
            text("documentation", "textFormat"),
            text("text", ""),
            text("incoming", ""),
            text("outgoing", ""),
            text("flowNodeRef", ""),
            text("conditionExpression", "language"),
            text("timeDuration", "language"),
            text("timeDate", "language"));

    private final List<Finding> findings = new ArrayList<>();

    /** Everything in the file that is not in the table. */
    static List<Finding> check(Xml root) {
        var profile = new ProcessProfile();
        if (root.is(BPMN, "definitions")) {
            profile.element(root, RULES.get("definitions"));
        } else {
            profile.find(
                    root,
                    "the file begins with <%s>; a process begins with <definitions> of the namespace <%s>"
                            .formatted(root.name, BPMN));
        }
        profile.foreignExpressions(root);
        return profile.findings;
    }

    /** Where an element is: its id, or else its line. */
    static String place(Xml element) {
        var id = element.attribute("id");
        return id == null || id.isBlank() ? "line " + element.line : id;
    }

    static Finding finding(Xml at, String message) {
        return ProcessRules.error(place(at), message);
    }

    private void element(Xml element, @Nullable Rule rule) {
        if (rule == null) {
            return;
        }
        element.attributes.forEach(attribute -> attribute(element, attribute, rule));
        if (!rule.text() && !element.text().isEmpty()) {
            find(
                    element,
                    "the text <%s> stands directly in <%s>, where only elements may be"
                            .formatted(shortened(element.text()), element.name));
        }
        element.children.forEach(child -> child(element, child, rule));
    }

    private void child(Xml parent, Xml child, Rule rule) {
        if (child.is(BPMN, "extensionElements") && rule.children().contains("extensionElements")) {
            child.attributes.forEach(attribute ->
                    attribute(child, attribute, rule("", "", "", "").getValue()));
            child.children.forEach(inner -> extension(parent, inner));
        } else if (child.namespace.equals(ProcessModel.NAMESPACE)) {
            extension(parent, child);
        } else if (parent.name.equals("definitions") && child.is(DIAGRAM, "BPMNDiagram")) {
            drawing(child);
        } else if (child.namespace.equals(BPMN) && rule.children().contains(child.name)) {
            element(child, RULES.get(child.name));
        } else {
            find(
                    child,
                    "the element <%s>%s is not part of the profile; in <%s> may stand %s"
                            .formatted(child.name, of(child.namespace), parent.name, listed(rule.children())));
        }
    }

    private void extension(Xml parent, Xml child) {
        if (!child.is(ProcessModel.NAMESPACE, "input") || !parent.name.equals("serviceTask")) {
            find(
                    child,
                    "the extension <%s>%s is not part of the profile; only <s:input> in a service task is"
                            .formatted(child.name, of(child.namespace)));
            return;
        }
        element(child, rule("input", "name value", "", "").getValue());
    }

    private void attribute(Xml element, Xml.Attribute attribute, Rule rule) {
        boolean known = switch (attribute.namespace()) {
            case "" -> attribute.name().equals("id") || rule.attributes().contains(attribute.name());
            case ProcessModel.NAMESPACE -> rule.ours().contains(attribute.name());
            case XSI -> attribute.name().equals("schemaLocation") || isFormalExpression(attribute);
            default -> false;
        };
        if (!known) {
            find(
                    element,
                    "the attribute <%s>%s with the value <%s> is not part of the profile; <%s> may have %s"
                            .formatted(
                                    attribute.name(),
                                    of(attribute.namespace()),
                                    shortened(attribute.value()),
                                    element.name,
                                    listed(rule.attributes(), rule.ours())));
        } else if (attribute.name().toLowerCase(Locale.ROOT).endsWith("language")
                && !FEEL_NAMES.contains(attribute.value())
                && !attribute.value().equalsIgnoreCase("feel")) {
            find(
                    element,
                    "the expression language <%s> is not known; FEEL is, and needs no such attribute"
                            .formatted(shortened(attribute.value())));
        }
    }

    private static boolean isFormalExpression(Xml.Attribute attribute) {
        return attribute.name().equals("type")
                && (attribute.value().equals("tFormalExpression")
                        || attribute.value().endsWith(":tFormalExpression"));
    }

    private void drawing(Xml element) {
        if (!DRAWING.contains(element.namespace)) {
            find(element, "the element <%s>%s is not part of a diagram".formatted(element.name, of(element.namespace)));
            return;
        }
        for (var attribute : element.attributes) {
            if (!COLOURS.contains(attribute.namespace())
                    && !attribute.namespace().equals(XSI)) {
                find(
                        element,
                        "the attribute <%s>%s is not part of a diagram"
                                .formatted(attribute.name(), of(attribute.namespace())));
            }
        }
        element.children.forEach(this::drawing);
    }

    /** The second look, at every text of the file wherever it stands. */
    private void foreignExpressions(Xml element) {
        element.attributes.forEach(attribute -> foreignExpression(element, attribute.value()));
        foreignExpression(element, element.text());
        element.children.forEach(this::foreignExpressions);
    }

    private void foreignExpression(Xml element, String value) {
        if (value.contains("${") || value.contains("#{")) {
            find(
                    element,
                    "<%s> holds an expression of a foreign language; only FEEL is run, written <= …>"
                            .formatted(shortened(value)));
        }
    }

    private void find(Xml at, String message) {
        findings.add(finding(at, message));
    }

    private static String of(String namespace) {
        return namespace.isEmpty() || namespace.equals(BPMN) ? "" : " of the namespace <" + namespace + ">";
    }

    static String shortened(String value) {
        return value.length() <= 80 ? value : value.substring(0, 79) + "…";
    }

    private static String listed(Set<String> names) {
        return names.isEmpty() ? "nothing" : new TreeSet<>(names).stream().collect(Collectors.joining(", "));
    }

    private static String listed(Set<String> names, Set<String> ours) {
        var all = Stream.concat(
                Stream.of("id"), Stream.concat(names.stream(), ours.stream().map("s:"::concat)));
        return all.sorted().collect(Collectors.joining(", "));
    }

    private static Map.Entry<String, Rule> rule(String name, String attributes, String ours, String children) {
        return Map.entry(name, new Rule(words(attributes), words(ours), words(children), false));
    }

    private static Map.Entry<String, Rule> text(String name, String attributes) {
        return Map.entry(name, new Rule(words(attributes), Set.of(), Set.of(), true));
    }

    private static Set<String> words(String spaced) {
        return Stream.of(spaced.split(" ")).filter(word -> !word.isBlank()).collect(Collectors.toUnmodifiableSet());
    }
}
