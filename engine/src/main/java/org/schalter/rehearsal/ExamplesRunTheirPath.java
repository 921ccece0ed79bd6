package org.schalter.rehearsal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.schalter.definition.Example;
import org.schalter.definition.Finding;
import org.schalter.definition.ServicePackage;
import org.schalter.definition.Severity;
import org.schalter.process.Actions;
import org.schalter.process.ProcessModel;
import org.schalter.process.ProcessRules;
import org.schalter.publishing.spi.ServiceCheck;
import org.schalter.validation.FormModel;
import org.schalter.workflow.EditionProcess;
import org.springframework.stereotype.Component;

/** Every accepted example takes the way, and brings about the documents, messages and status, that its author expects. */
@Component
class ExamplesRunTheirPath implements ServiceCheck {

    private final Rehearsal rehearsal;
    private final Actions actions;
    private final ProcessRules rules;

    ExamplesRunTheirPath(Rehearsal rehearsal, Actions actions, ProcessRules rules) {
        this.rehearsal = rehearsal;
        this.actions = actions;
        this.rules = rules;
    }

    @Override
    public String id() {
        return "examples-run-their-path";
    }

    @Override
    public List<Finding> check(ServicePackage candidate) {
        // A process or a form that is not sound is another check's finding; it cannot be rehearsed.
        boolean sound = rules.check(candidate).stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
        return sound ? form(candidate).map(form -> rehearse(candidate, form)).orElse(List.of()) : List.of();
    }

    private List<Finding> rehearse(ServicePackage candidate, FormModel form) {
        List<Finding> findings = new ArrayList<>();
        Set<String> flows = new HashSet<>();
        var accepted = candidate.examples().stream()
                .filter(example -> example.expected().accepted())
                .toList();
        if (accepted.isEmpty()) {
            return findings;
        }
        var process = new EditionProcess("rehearsal.0", 0, candidate, ProcessModel.of(candidate), actions);
        rehearsal.with(process, () -> {
            for (var example : accepted) {
                play(candidate, form, example, process, flows, findings);
            }
        });
        if (findings.isEmpty()) {
            findings.addAll(unreached(process.model(), flows));
        }
        return findings;
    }

    private void play(
            ServicePackage candidate,
            FormModel form,
            Example example,
            EditionProcess process,
            Set<String> flows,
            List<Finding> findings) {
        try {
            var sample = RehearsedCase.of(candidate, form, example, rehearsal.at(example.expected()));
            if (sample.isPresent()) {
                var story = rehearsal.play(sample.get(), example);
                flows.addAll(story.notes().flows());
                findings.addAll(new Comparison(example, story, process.model()).findings());
            }
        } catch (RuntimeException e) {
            findings.add(finding(example, "", RehearsalCasebook.because(e)));
        }
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

    private static Optional<FormModel> form(ServicePackage candidate) {
        try {
            return Optional.of(FormModel.compile(
                    candidate.form(), candidate.texts(), candidate.manifest().languages()));
        } catch (RuntimeException doesNotCompile) {
            return Optional.empty();
        }
    }

    static Finding finding(Example example, String at, String message) {
        return Finding.error("examples/" + example.name() + "/expected.yaml", at, message);
    }
}
