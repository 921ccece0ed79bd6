package org.schalter.casework;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.schalter.definition.Example;
import org.schalter.definition.Expected;
import org.schalter.definition.Finding;
import org.schalter.definition.ServicePackage;
import org.schalter.definition.Severity;
import org.schalter.publishing.spi.ServiceCheck;
import org.schalter.validation.FormModel;
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
        var process = new EditionProcess("rehearsal.0", 0, candidate, EditionProcess.model(candidate), actions);
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

    private static Finding finding(Example example, String at, String message) {
        return Finding.error("examples/" + example.name() + "/expected.yaml", at, message);
    }

    /** What an example expects beside what came. */
    private static final class Comparison {
        private final Example example;
        private final Expected expected;
        private final Rehearsal.Story story;
        private final ProcessModel model;
        private final List<Finding> findings = new ArrayList<>();

        Comparison(Example example, Rehearsal.Story story, ProcessModel model) {
            this.example = example;
            this.expected = example.expected();
            this.story = story;
            this.model = model;
        }

        List<Finding> findings() {
            story.problem().ifPresent(problem -> add("", problem));
            if (story.problem().isEmpty()) {
                expected.path().ifPresent(this::path);
                expected.documents().ifPresent(this::documents);
                expected.messages().ifPresent(this::messages);
                expected.status().ifPresent(this::status);
            }
            return findings;
        }

        private void path(List<String> wanted) {
            var came = story.notes().path().stream()
                    .filter(node -> told(node, wanted))
                    .toList();
            boolean parallel = model.nodes().values().stream()
                    .anyMatch(node -> node instanceof ProcessModel.Gateway gateway
                            && gateway.junction() != ProcessModel.Junction.EXCLUSIVE);
            boolean same = parallel
                    ? came.stream()
                            .sorted()
                            .toList()
                            .equals(wanted.stream().sorted().toList())
                    : came.equals(wanted);
            if (!same) {
                add(
                        "/path",
                        "the path is <%s>; expected %s".formatted(String.join(", ", came), String.join(", ", wanted)));
            }
        }

        /** The start and gateways need not be told. */
        private boolean told(String node, List<String> wanted) {
            var kind = model.nodes().get(node);
            boolean silent = kind instanceof ProcessModel.Start || kind instanceof ProcessModel.Gateway;
            return !silent || wanted.contains(node);
        }

        private void documents(List<Expected.Paper> wanted) {
            for (int i = 0; i < wanted.size(); i++) {
                var paper = wanted.get(i);
                contains("/documents/" + i, paper.name(), story.notes().documents(), paper.contains());
            }
        }

        private void messages(List<Expected.Message> wanted) {
            for (int i = 0; i < wanted.size(); i++) {
                var message = wanted.get(i);
                var sent = story.notes().messages().stream()
                        .filter(paper -> message.to().map(paper.to()::equals).orElse(true))
                        .toList();
                contains("/messages/" + i, message.name(), sent, message.contains());
            }
        }

        private void contains(String at, String name, List<RehearsalCasebook.Paper> came, List<String> texts) {
            var named = came.stream().filter(paper -> paper.name().equals(name)).toList();
            if (named.isEmpty()) {
                add(at, "<%s> is not issued; issued are %s".formatted(name, names(came)));
                return;
            }
            for (String text : texts) {
                if (named.stream().noneMatch(paper -> plain(paper.text()).contains(plain(text)))) {
                    add(
                            at,
                            "<%s> does not contain <%s>; it reads: %s"
                                    .formatted(
                                            name,
                                            text,
                                            ProcessProfile.shortened(
                                                    plain(named.getLast().text()))));
                }
            }
        }

        private static String names(List<RehearsalCasebook.Paper> came) {
            Map<String, Integer> count = new TreeMap<>();
            came.forEach(paper -> count.merge(paper.name(), 1, Integer::sum));
            return count.isEmpty() ? "none" : String.join(", ", count.keySet());
        }

        /** Spaces of every kind as one. */
        private static String plain(String text) {
            return text.replaceAll("[\\s\\u00a0\\u202f\\u2009]+", " ");
        }

        private void status(String wanted) {
            var statuses = story.notes().statuses();
            var came = statuses.isEmpty() ? "received" : statuses.getLast();
            if (!came.equals(wanted)) {
                add("/status", "the status is <%s>; expected %s".formatted(came, wanted));
            }
        }

        private void add(String at, String message) {
            findings.add(finding(example, at, message));
        }
    }
}
