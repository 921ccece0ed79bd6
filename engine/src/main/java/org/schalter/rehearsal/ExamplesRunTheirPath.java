package org.schalter.rehearsal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.schalter.definition.Example;
import org.schalter.definition.Finding;
import org.schalter.definition.ServicePackage;
import org.schalter.process.ProcessModel;
import org.schalter.process.ProcessRules;
import org.schalter.publishing.spi.ServiceCheck;
import org.springframework.stereotype.Component;

/** Every accepted example takes the way, and brings about the documents, messages and status, that its author expects. */
@Component
class ExamplesRunTheirPath implements ServiceCheck {

    private final Trials trials;

    ExamplesRunTheirPath(Trials trials) {
        this.trials = trials;
    }

    @Override
    public String id() {
        return "examples-run-their-path";
    }

    /** A process or a form that is not sound is another check's finding; it cannot be rehearsed. */
    @Override
    public List<Finding> check(ServicePackage candidate) {
        var run = trials.anew(candidate);
        return run.forms()
                .flatMap(Trial.Forms::process)
                .map(model -> compare(run.trials(), model))
                .orElse(List.of());
    }

    private static List<Finding> compare(List<Trial> all, ProcessModel model) {
        var trials = all.stream()
                .filter(trial -> trial.example().expected().accepted())
                .toList();
        List<Finding> findings = new ArrayList<>();
        Set<String> flows = new HashSet<>();
        for (var trial : trials) {
            trial.way().ifPresent(way -> {
                flows.addAll(way.flows());
                findings.addAll(new Comparison(trial, way, model).findings());
            });
            if (trial.way().isEmpty() && trial.accepted()) {
                trial.problem().ifPresent(it -> findings.add(finding(trial.example(), "", it)));
            }
        }
        if (findings.isEmpty() && !trials.isEmpty()) {
            findings.addAll(unreached(model, flows));
        }
        return findings;
    }

    /** Branches that no example takes. */
    private static List<Finding> unreached(ProcessModel model, Set<String> flows) {
        List<Finding> hints = new ArrayList<>();
        for (var flow : model.flows()) {
            var from = model.nodes().get(flow.from());
            boolean branch = from instanceof ProcessModel.Gateway || from instanceof ProcessModel.Boundary;
            if (branch && !flows.contains(flow.id())) {
                hints.add(Finding.hint(
                        ProcessRules.FILE,
                        flow.id(),
                        "no example takes the way <%s> from <%s> to <%s>"
                                .formatted(flow.id(), flow.from(), flow.to())));
            }
        }
        return hints;
    }

    static Finding finding(Example example, String at, String message) {
        return Finding.error("examples/" + example.name() + "/expected.yaml", at, message);
    }
}
