package org.schalter.process;

import static org.schalter.process.ProcessProfile.finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.Finding;
import org.schalter.process.ProcessModel.Body;
import org.schalter.process.ProcessModel.Each;
import org.schalter.process.ProcessModel.Ending;
import org.schalter.process.ProcessModel.Flow;
import org.schalter.process.ProcessModel.Junction;
import org.schalter.process.ProcessModel.Node;
import org.schalter.process.ProcessModel.When;

/** Reads the author's {@code process.bpmn}, after the profile has been checked, into our own model. */
final class ProcessReader {

    /** The process, if the file is within the profile, and everything that was found. */
    record Reading(Optional<ProcessModel> process, List<Finding> findings) {}

    private static final String ID = "[a-zA-Z_][a-zA-Z0-9_]{0,62}";

    private final Map<String, String> errors = new HashMap<>();
    private final Map<String, String> messages = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();
    private int unnamedFlows;

    static Reading read(byte[] file) {
        try {
            var root = Xml.read(file);
            var outside = ProcessProfile.check(root);
            return outside.isEmpty() ? new ProcessReader().process(root) : new Reading(Optional.empty(), outside);
        } catch (Xml.Refused refused) {
            var finding = ProcessRules.error("line " + refused.line, "the file " + refused.getMessage());
            return new Reading(Optional.empty(), List.of(finding));
        }
    }

    private Reading process(Xml root) {
        root.children.forEach(this::named);
        var processes = root.children.stream()
                .filter(child -> child.name.equals("process"))
                .toList();
        if (processes.size() != 1) {
            findings.add(
                    finding(root, "the file holds <%d> processes; it needs exactly one".formatted(processes.size())));
            return new Reading(Optional.empty(), findings);
        }
        var body = body(processes.getFirst());
        if (!findings.isEmpty()) {
            return new Reading(Optional.empty(), findings);
        }
        return new Reading(Optional.of(new ProcessModel("process", body)), findings);
    }

    private void named(Xml child) {
        var id = Optional.ofNullable(child.attribute("id")).orElse("");
        if (child.name.equals("error")) {
            errors.put(id, first(child.attribute("errorCode"), child.attribute("name"), id));
        } else if (child.name.equals("message")) {
            messages.put(id, first(child.attribute("name"), id));
        }
    }

    private Body body(Xml container) {
        List<Node> nodes = new ArrayList<>();
        List<Flow> flows = new ArrayList<>();
        for (Xml child : container.children) {
            if (child.name.equals("sequenceFlow")) {
                flows.add(flow(child));
            } else {
                node(child).ifPresent(nodes::add);
            }
        }
        return new Body(nodes, flows);
    }

    private Flow flow(Xml xml) {
        var id = Optional.ofNullable(xml.attribute("id")).orElseGet(() -> "flow " + ++unnamedFlows);
        if (!ids.add(id)) {
            findings.add(finding(xml, "the id <%s> is used twice; every element needs its own".formatted(id)));
        }
        var condition = child(xml, "conditionExpression").map(Xml::text);
        return new Flow(id, name(xml), required(xml, "sourceRef"), required(xml, "targetRef"), condition);
    }

    private Optional<Node> node(Xml xml) {
        return switch (xml.name) {
            case "startEvent" -> Optional.of(new ProcessModel.Start(id(xml), name(xml)));
            case "endEvent" -> Optional.of(end(xml));
            case "userTask" -> Optional.of(userTask(xml));
            case "serviceTask" -> Optional.of(serviceTask(xml));
            case "businessRuleTask" ->
                Optional.of(new ProcessModel.RuleTask(
                        id(xml), name(xml), ours(xml, "decision").orElse(""), each(xml)));
            case "subProcess" -> Optional.of(subProcess(xml));
            case "exclusiveGateway" -> Optional.of(gateway(xml, Junction.EXCLUSIVE));
            case "inclusiveGateway" -> Optional.of(gateway(xml, Junction.INCLUSIVE));
            case "parallelGateway" -> Optional.of(gateway(xml, Junction.PARALLEL));
            case "boundaryEvent" -> boundary(xml);
            case "intermediateCatchEvent" -> caught(xml);
            default -> Optional.empty();
        };
    }

    private Node end(Xml xml) {
        var error = child(xml, "errorEventDefinition");
        var ending = error.isPresent()
                ? Ending.ERROR
                : child(xml, "terminateEventDefinition").isPresent() ? Ending.TERMINATE : Ending.NONE;
        if (ending == Ending.ERROR && code(error).isEmpty()) {
            findings.add(finding(
                    xml,
                    "the error end event refers to the error <%s>, which the file does not define"
                            .formatted(error.map(it -> it.attribute("errorRef")).orElse(""))));
        }
        return new ProcessModel.End(id(xml), name(xml), ending, code(error));
    }

    private Node userTask(Xml xml) {
        return new ProcessModel.UserTask(
                id(xml),
                name(xml),
                ours(xml, "form").orElse(""),
                ours(xml, "unit"),
                ours(xml, "due"),
                ours(xml, "not-by"),
                ours(xml, "reminder"),
                each(xml));
    }

    private Node serviceTask(Xml xml) {
        Map<String, String> inputs = new LinkedHashMap<>();
        for (Xml input : inputs(xml)) {
            var name = Optional.ofNullable(input.attribute("name")).orElse("");
            if (inputs.put(name, Optional.ofNullable(input.attribute("value")).orElse("")) != null) {
                findings.add(finding(xml, "the input <%s> is given twice; once is enough".formatted(name)));
            }
        }
        return new ProcessModel.ServiceTask(
                id(xml), name(xml), ours(xml, "action").orElse(""), inputs, each(xml));
    }

    private static List<Xml> inputs(Xml serviceTask) {
        var all = new ArrayList<>(serviceTask.children);
        child(serviceTask, "extensionElements").ifPresent(extension -> all.addAll(extension.children));
        return all.stream().filter(it -> it.is(ProcessModel.NAMESPACE, "input")).toList();
    }

    private Node subProcess(Xml xml) {
        if ("true".equals(xml.attribute("triggeredByEvent"))) {
            findings.add(
                    finding(xml, "the attribute <triggeredByEvent> is <true>; only embedded sub-processes are run"));
        }
        return new ProcessModel.SubProcess(id(xml), name(xml), body(xml), each(xml));
    }

    private Node gateway(Xml xml, Junction junction) {
        return new ProcessModel.Gateway(id(xml), name(xml), junction, Optional.ofNullable(xml.attribute("default")));
    }

    private Optional<Node> boundary(Xml xml) {
        var on = required(xml, "attachedToRef");
        var timer = child(xml, "timerEventDefinition");
        var error = child(xml, "errorEventDefinition");
        if (timer.isPresent() == error.isPresent()) {
            findings.add(finding(
                    xml, "a boundary event needs exactly one of <timerEventDefinition> and <errorEventDefinition>"));
            return Optional.empty();
        }
        if (timer.isPresent()) {
            boolean interrupting = !"false".equals(xml.attribute("cancelActivity"));
            return when(xml, timer.get())
                    .map(when -> new ProcessModel.TimerBoundary(id(xml), name(xml), on, interrupting, when));
        }
        return Optional.of(new ProcessModel.ErrorBoundary(id(xml), name(xml), on, code(error)));
    }

    private Optional<Node> caught(Xml xml) {
        var timer = child(xml, "timerEventDefinition");
        var message = child(xml, "messageEventDefinition");
        if (timer.isPresent() == message.isPresent()) {
            findings.add(finding(
                    xml,
                    "an intermediate event needs exactly one of <timerEventDefinition> and <messageEventDefinition>"));
            return Optional.empty();
        }
        if (timer.isPresent()) {
            return when(xml, timer.get()).map(when -> new ProcessModel.TimerCatch(id(xml), name(xml), when));
        }
        var ref = message.map(it -> it.attribute("messageRef")).orElse("");
        return Optional.of(new ProcessModel.MessageCatch(id(xml), name(xml), messages.getOrDefault(ref, ref)));
    }

    private Optional<When> when(Xml event, Xml timer) {
        var duration = child(timer, "timeDuration").map(it -> new When(true, it.text()));
        var date = child(timer, "timeDate").map(it -> new When(false, it.text()));
        if (duration.isPresent() == date.isPresent()) {
            findings.add(finding(event, "a timer needs exactly one of <timeDuration> and <timeDate>"));
        }
        return duration.or(() -> date);
    }

    private Optional<Each> each(Xml activity) {
        return child(activity, "multiInstanceLoopCharacteristics").map(loop -> {
            var list = Optional.ofNullable(loop.attribute(ProcessModel.NAMESPACE, "each"))
                    .orElse("");
            var as = Optional.ofNullable(loop.attribute(ProcessModel.NAMESPACE, "as"))
                    .orElse("");
            if (list.isBlank() || !as.matches(ID)) {
                findings.add(finding(
                        activity,
                        "a repeated activity needs a list <%s> and a name for its element <%s>; for example s:each=\"= answers.dogs\" s:as=\"dog\""
                                .formatted(list, as)));
            }
            return new Each(list, as, "true".equals(loop.attribute("isSequential")));
        });
    }

    private Optional<String> code(Optional<Xml> errorDefinition) {
        return errorDefinition
                .map(it -> it.attribute("errorRef"))
                .map(ref -> errors.getOrDefault(ref, ""))
                .filter(it -> !it.isBlank());
    }

    private String id(Xml xml) {
        var id = Optional.ofNullable(xml.attribute("id")).orElse("");
        if (!id.matches(ID)) {
            findings.add(finding(
                    xml,
                    "the id <%s> cannot be named in FEEL; it needs letters, digits and _ only, and no digit first"
                            .formatted(id)));
        } else if (!ids.add(id)) {
            findings.add(finding(xml, "the id <%s> is used twice; every element needs its own".formatted(id)));
        }
        return id;
    }

    private String required(Xml xml, String attribute) {
        var value = Optional.ofNullable(xml.attribute(attribute)).orElse("");
        if (value.isBlank()) {
            findings.add(finding(xml, "<%s> lacks its attribute <%s>".formatted(xml.name, attribute)));
        }
        return value;
    }

    private static String name(Xml xml) {
        return Optional.ofNullable(xml.attribute("name")).map(String::strip).orElse("");
    }

    private static Optional<String> ours(Xml xml, String attribute) {
        return Optional.ofNullable(xml.attribute(ProcessModel.NAMESPACE, attribute))
                .map(String::strip)
                .filter(it -> !it.isEmpty());
    }

    private static Optional<Xml> child(Xml xml, String name) {
        return xml.children.stream()
                .filter(it -> it.is(ProcessProfile.BPMN, name))
                .findFirst();
    }

    private static String first(@Nullable String... values) {
        for (var value : values) {
            if (value != null && !value.isBlank()) {
                return value;
            }
        }
        return "";
    }
}
