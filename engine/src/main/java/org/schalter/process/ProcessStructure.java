package org.schalter.process;

import static org.schalter.process.ProcessRules.doubtful;
import static org.schalter.process.ProcessRules.wrong;

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
                    findings.add(wrong(
                            flow.id(),
                            "flow-nowhere",
                            end,
                            ids.stream().sorted().collect(Collectors.joining(", "))));
                }
            }
        }
        for (Node node : body.nodes()) {
            if (node instanceof Boundary boundary && !isActivity(boundary.on())) {
                findings.add(wrong(node.id(), "boundary-nowhere", boundary.on()));
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
            findings.add(wrong(place, "start-count", String.valueOf(starts)));
        }
        if (body.nodes().stream().noneMatch(End.class::isInstance)) {
            findings.add(wrong(place, "end-missing"));
        }
    }

    private void node(Node node) {
        int in = body.to(node.id()).size();
        int out = body.from(node.id()).size();
        boolean begins = node instanceof Start || node instanceof Boundary;
        if (begins && in > 0) {
            findings.add(wrong(node.id(), "flow-in", node.id()));
        }
        if (node instanceof End && out > 0) {
            findings.add(wrong(node.id(), "flow-out", node.id()));
        }
        if (!(node instanceof End) && out == 0) {
            findings.add(wrong(node.id(), "flow-missing", node.id()));
        }
        if (!(node instanceof Gateway) && out > 1) {
            findings.add(wrong(node.id(), "flows-many", String.valueOf(out), node.id()));
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
            findings.add(wrong(end.id(), "error-uncaught", code));
        }
    }

    private void conditionsBelongToGateways(Node node) {
        body.from(node.id()).stream()
                .filter(flow -> flow.condition().isPresent())
                .forEach(flow -> findings.add(
                        wrong(flow.id(), "condition-lost", flow.condition().orElse(""))));
    }

    private void gateway(Gateway gateway) {
        var out = body.from(gateway.id());
        var otherwise = gateway.otherwise();
        if (otherwise.isPresent() && out.stream().noneMatch(flow -> flow.id().equals(otherwise.get()))) {
            findings.add(wrong(
                    gateway.id(),
                    "default-elsewhere",
                    otherwise.get(),
                    out.stream().map(Flow::id).collect(Collectors.joining(", "))));
        }
        for (Flow flow : out) {
            boolean isDefault = otherwise.filter(flow.id()::equals).isPresent();
            boolean needsCondition = gateway.junction() != Junction.PARALLEL && out.size() > 1 && !isDefault;
            if (needsCondition && flow.condition().isEmpty()) {
                findings.add(wrong(flow.id(), "condition-missing"));
            } else if (!needsCondition && flow.condition().isPresent()) {
                findings.add(
                        wrong(flow.id(), "condition-unasked", flow.condition().get()));
            }
        }
        if (gateway.junction() != Junction.PARALLEL && out.size() > 1 && otherwise.isEmpty()) {
            findings.add(doubtful(gateway.id(), "default-missing"));
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
                findings.add(wrong(node.id(), "node-unreachable", node.id()));
            } else if (!(node instanceof End) && ends.stream().noneMatch(end -> paths.lead(node.id(), end))) {
                findings.add(wrong(node.id(), "node-endless", node.id()));
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
                .forEach(node -> findings.add(wrong(node, "process-circle", node)));
    }

    private static boolean rests(Node node) {
        return switch (node) {
            case ProcessModel.UserTask _, ProcessModel.Catch _ -> true;
            case SubProcess sub -> sub.body().nodes().stream().anyMatch(ProcessStructure::rests);
            default -> false;
        };
    }
}
