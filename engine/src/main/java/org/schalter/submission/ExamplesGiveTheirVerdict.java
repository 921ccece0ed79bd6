package org.schalter.submission;

import java.time.Clock;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.schalter.definition.Example;
import org.schalter.definition.Expected;
import org.schalter.definition.Finding;
import org.schalter.definition.ServicePackage;
import org.schalter.expression.ExpressionIncident;
import org.schalter.publishing.spi.ServiceCheck;
import org.schalter.validation.Circumstances;
import org.schalter.validation.Fee;
import org.schalter.validation.FormModel;
import org.schalter.validation.Verdict;
import org.springframework.stereotype.Component;

/**
 * Every example of the author comes to the verdict it expects: accepted or exactly these faults, these questions asked and
 * those not, this fee. The way it takes afterwards is rehearsed by the stage that walks it.
 */
@Component
class ExamplesGiveTheirVerdict implements ServiceCheck {

    private final Clock clock;

    ExamplesGiveTheirVerdict(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String id() {
        return "examples-give-their-verdict";
    }

    @Override
    public List<Finding> check(ServicePackage candidate) {
        if (candidate.examples().isEmpty()) {
            return List.of(Finding.hint(
                    "examples/",
                    "",
                    "there is <no> example; expected at least one application as the test of this service"));
        }
        return compiled(candidate).map(it -> check(candidate, it)).orElse(List.of());
    }

    private List<Finding> check(ServicePackage candidate, FormModel form) {
        var findings = new ArrayList<Finding>();
        var reached = new Reached(candidate, form);
        for (var example : candidate.examples()) {
            findings.addAll(new Trial(candidate, form, example).findings(reached));
        }
        if (findings.isEmpty()) {
            findings.addAll(reached.nothing());
        }
        return findings;
    }

    /** A form that does not compile is another check's finding. */
    private static Optional<FormModel> compiled(ServicePackage candidate) {
        try {
            return Optional.of(FormModel.compile(
                    candidate.form(), candidate.texts(), candidate.manifest().languages()));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** One example, tried out. */
    private final class Trial {

        private final ServicePackage service;
        private final FormModel form;
        private final Example example;
        private final Expected expected;
        private final Clock then;
        private final List<Finding> findings = new ArrayList<>();

        Trial(ServicePackage service, FormModel form, Example example) {
            this.service = service;
            this.form = form;
            this.example = example;
            this.expected = example.expected();
            this.then = expected.today()
                    .map(it -> Clock.fixed(
                            it.atTime(LocalTime.NOON).atZone(clock.getZone()).toInstant(), clock.getZone()))
                    .orElse(clock);
        }

        List<Finding> findings(Reached reached) {
            try {
                tryOut(reached);
            } catch (ExpressionIncident e) {
                report("", String.valueOf(e.getMessage()));
            }
            return findings;
        }

        private void tryOut(Reached reached) {
            var pretended = new PretendedIdentity(expected.identity());
            if (!pretended.reaches(service.manifest().identity().minimum())) {
                report(
                        "/identity",
                        "<%s> is not enough to apply; expected level <%s> or more"
                                .formatted(
                                        pretended.level(),
                                        service.manifest().identity().minimum()));
            }
            var circumstances = Circumstances.of(then, service.manifest().referenceLanguage())
                    .withUploads(example.files()::containsKey)
                    .withLocked(pretended.locked(form.root()))
                    .asClaimed(pretended.known(form.root()));
            questions(circumstances, reached);
            var verdict = form.validate(example.answers(), circumstances);
            verdict(verdict);
            if (verdict instanceof Verdict.Accepted accepted) {
                fee(accepted);
                reached.decide(accepted.answers(), then);
            }
        }

        private void questions(Circumstances circumstances, Reached reached) {
            var applicable = form.applicable(example.answers(), circumstances);
            reached.shown(applicable);
            expected.shown().stream()
                    .filter(it -> !applicable.shows(it))
                    .forEach(it -> report("/shown", "<%s> is not asked; expected that it is".formatted(it)));
            expected.hidden().stream()
                    .filter(applicable::shows)
                    .forEach(it -> report("/hidden", "<%s> is asked; expected that it is not".formatted(it)));
        }

        private void verdict(Verdict verdict) {
            var came = verdict.faults().stream()
                    .map(it -> new Expected.Fault(it.at(), it.keyword()))
                    .toList();
            if (expected.accepted() && !came.isEmpty()) {
                report("/verdict", "it is <rejected> by %s; expected accepted".formatted(words(came)));
            } else if (!expected.accepted() && came.isEmpty()) {
                report("/verdict", "it is <accepted>; expected rejected");
            } else if (!expected.accepted()) {
                expected.faults()
                        .map(ExamplesGiveTheirVerdict::words)
                        .filter(it -> !it.equals(words(came)))
                        .ifPresent(
                                it -> report("/faults", "the faults are <%s>; expected %s".formatted(words(came), it)));
            }
        }

        private void fee(Verdict.Accepted accepted) {
            var fee = Fee.of(service, form, accepted.answers(), then);
            expected.fee().ifPresent(it -> {
                if (fee.isEmpty()) {
                    report("/fee", "the service is <free>; expected a fee of %s".formatted(it.total()));
                } else if (fee.get().total().compareTo(it.total()) != 0) {
                    report(
                            "/fee",
                            "the fee is <%s>; expected %s".formatted(fee.get().total(), it.total()));
                }
            });
        }

        private void report(String at, String message) {
            findings.add(Finding.error("examples/" + example.name() + "/expected.yaml", at, message));
        }
    }

    private static String words(List<Expected.Fault> faults) {
        return faults.stream()
                .sorted(Comparator.comparing(Expected.Fault::at).thenComparing(Expected.Fault::keyword))
                .map(it -> it.at() + " " + it.keyword())
                .collect(Collectors.joining(", "));
    }
}
