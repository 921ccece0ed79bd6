package org.schalter.process;

import static org.schalter.process.ProcessRules.error;
import static org.schalter.process.ProcessRules.warning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.schalter.definition.Finding;
import org.schalter.process.ProcessModel.Body;
import org.schalter.process.ProcessModel.Boundary;
import org.schalter.process.ProcessModel.End;
import org.schalter.process.ProcessModel.Ending;
import org.schalter.process.ProcessModel.Flow;
import org.schalter.process.ProcessModel.Gateway;
import org.schalter.process.ProcessModel.Junction;
import org.schalter.process.ProcessModel.Node;
import org.schalter.process.ProcessModel.Start;
import org.schalter.process.ProcessModel.SubProcess;

/** Whether a process is whole in itself: one start, every node on a way from it to an end, no way that is unclear. */
final class ProcessStructure {

    private final Body body;
    private final String place;
    private final Set<String> caught;
    private final List<Finding> findings = new ArrayList<>();

    private ProcessStructure(Body body, String place, Set<String> caught) {
        this.body = body;
        this.place = place;
        this.caught = caught;
    }

    static List<Finding> check(ProcessModel process) {
        return new ProcessStructure(process.body(), process.id(), Set.of()).check();
    }

    private List<Finding> check() {
        if (flowsJoinNodes()) {
            oneStart();
            body.nodes().forEach(this::node);
            everyNodeIsOnAWay();
            noCircleWithoutRest();
        }
        for (Node node : body.nodes()) {
            if (node instanceof SubProcess sub) {
                findings.addAll(new ProcessStructure(sub.body(), sub.id(), caughtOn(sub)).check());
            }
        }
        return findings;
    }

    private Set<String> caughtOn(SubProcess sub) {
        Set<String> codes = new HashSet<>(caught);
        body.boundaries(sub.id()).forEach(boundary -> {
            if (boundary instanceof ProcessModel.ErrorBoundary error) {
                codes.add(error.error().orElse("*"));
            }
        });
        return codes;
    }

    private boolean flowsJoinNodes() {
        Set<String> ids = body.nodes().stream().map(Node::id).collect(Collectors.toSet());
        int before = findings.size();
        for (Flow flow : body.flows()) {
            for (String end : List.of(flow.from(), flow.to())) {
                if (!ids.contains(end)) {
                    findings.add(error(
                            flow.id(),
                            "the flow leads from or to <%s>, which is not a node here; there are %s"
                                    .formatted(end, ids.stream().sorted().collect(Collectors.joining(", ")))));
                }
            }
        }
        for (Node node : body.nodes()) {
            if (node instanceof Boundary boundary && !isActivity(boundary.on())) {
                findings.add(error(
                        node.id(),
                        "the event stands on <%s>, which is no task or sub-process here".formatted(boundary.on())));
            }
        }
        return findings.size() == before;
    }

    private boolean isActivity(String id) {
        return body.nodes().stream().anyMatch(node -> node.id().equals(id) && node instanceof ProcessModel.Activity);
    }

    private void oneStart() {
        long starts = body.nodes().stream().filter(Start.class::isInstance).count();
        if (starts != 1) {
            findings.add(error(place, "there are <%d> start events; exactly one is needed".formatted(starts)));
        }
        if (body.nodes().stream().noneMatch(End.class::isInstance)) {
            findings.add(error(place, "there is no end event; at least one is needed"));
        }
    }

    private void node(Node node) {
        int in = body.to(node.id()).size();
        int out = body.from(node.id()).size();
        boolean begins = node instanceof Start || node instanceof Boundary;
        if (begins && in > 0) {
            findings.add(error(
                    node.id(), "a flow leads into <%s>; no flow may lead into such an event".formatted(node.id())));
        }
        if (node instanceof End && out > 0) {
            findings.add(error(
                    node.id(), "a flow leads out of <%s>; none may lead out of an end event".formatted(node.id())));
        }
        if (!(node instanceof End) && out == 0) {
            findings.add(error(
                    node.id(), "no flow leads out of <%s>; draw one, to an end event at last".formatted(node.id())));
        }
        if (!(node instanceof Gateway) && out > 1) {
            findings.add(error(
                    node.id(),
                    "<%d> flows lead out of <%s>; only a gateway may have several".formatted(out, node.id())));
        }
        switch (node) {
            case Gateway gateway -> gateway(gateway);
            case End end when end.ending() == Ending.ERROR -> isCaught(end);
            default -> conditionsBelongToGateways(node);
        }
    }

    private void isCaught(End end) {
        var code = end.error().orElse("");
        if (!caught.contains(code) && !caught.contains("*")) {
            findings.add(error(
                    end.id(),
                    "nobody catches the error <%s>; put a boundary error event on the sub-process around it"
                            .formatted(code)));
        }
    }

    private void conditionsBelongToGateways(Node node) {
        body.from(node.id()).stream()
                .filter(flow -> flow.condition().isPresent())
                .forEach(flow -> findings.add(error(
                        flow.id(),
                        "the flow has the condition <%s> but leaves no gateway; put a gateway before it"
                                .formatted(flow.condition().orElse("")))));
    }

    private void gateway(Gateway gateway) {
        var out = body.from(gateway.id());
        var otherwise = gateway.otherwise();
        if (otherwise.isPresent() && out.stream().noneMatch(flow -> flow.id().equals(otherwise.get()))) {
            findings.add(error(
                    gateway.id(),
                    "the default flow <%s> does not leave this gateway; %s do"
                            .formatted(
                                    otherwise.get(), out.stream().map(Flow::id).collect(Collectors.joining(", ")))));
        }
        for (Flow flow : out) {
            boolean isDefault = otherwise.filter(flow.id()::equals).isPresent();
            boolean needsCondition = gateway.junction() != Junction.PARALLEL && out.size() > 1 && !isDefault;
            if (needsCondition && flow.condition().isEmpty()) {
                findings.add(error(flow.id(), "the flow has no condition and is not the default; it needs one, <= …>"));
            } else if (!needsCondition && flow.condition().isPresent()) {
                findings.add(error(
                        flow.id(),
                        "the flow has the condition <%s>, which is never asked; take it away"
                                .formatted(flow.condition().get())));
            }
        }
        if (gateway.junction() != Junction.PARALLEL && out.size() > 1 && otherwise.isEmpty()) {
            findings.add(warning(
                    gateway.id(), "no flow is the default; a case for which no condition holds gets stuck here"));
        }
    }

    private void everyNodeIsOnAWay() {
        var paths = Paths.within(body);
        var starts = body.nodes().stream()
                .filter(Start.class::isInstance)
                .map(Node::id)
                .toList();
        var ends = body.nodes().stream()
                .filter(End.class::isInstance)
                .map(Node::id)
                .toList();
        for (Node node : body.nodes()) {
            if (!(node instanceof Start) && starts.stream().noneMatch(start -> paths.lead(start, node.id()))) {
                findings.add(error(node.id(), "no way leads from the start to <%s>".formatted(node.id())));
            } else if (!(node instanceof End) && ends.stream().noneMatch(end -> paths.lead(node.id(), end))) {
                findings.add(error(node.id(), "no way leads from <%s> to an end event".formatted(node.id())));
            }
        }
    }

    private void noCircleWithoutRest() {
        var rests = body.nodes().stream()
                .filter(ProcessStructure::rests)
                .map(Node::id)
                .toList();
        Paths.within(body).circles(rests).stream()
                .sorted()
                .limit(1)
                .forEach(node -> findings.add(error(
                        node,
                        "the process may go round in a circle over <%s> for ever; a user task or a timer has to be on the way"
                                .formatted(node))));
    }

    private static boolean rests(Node node) {
        return switch (node) {
            case ProcessModel.UserTask _, ProcessModel.Catch _ -> true;
            case SubProcess sub -> sub.body().nodes().stream().anyMatch(ProcessStructure::rests);
            default -> false;
        };
    }
}
