package org.schalter.process;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.schalter.definition.Finding;
import org.schalter.definition.ServicePackage;
import org.schalter.definition.Severity;
import org.schalter.expression.Expression;
import org.schalter.process.ProcessModel.Node;
import org.schalter.process.ProcessModel.ServiceTask;
import org.schalter.process.ProcessModel.UserTask;
import org.schalter.process.ProcessModel.When;
import org.schalter.publishing.spi.ServiceCheck;
import org.springframework.stereotype.Component;

/** What the profile allows and an author seldom means: a moment that is over, waiting without a limit, money asked for too late. */
@Component
class EveryProcessComesToAnEnd implements ServiceCheck {

    private static final String PAYMENT = "collect-payment";

    private final Clock clock;

    EveryProcessComesToAnEnd(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String id() {
        return "every-process-comes-to-an-end";
    }

    @Override
    public boolean needsForms() {
        return false;
    }

    @Override
    public List<Finding> check(ServicePackage candidate) {
        return candidate.file(ProcessRules.FILE).isEmpty()
                ? List.of()
                : ProcessModel.within(candidate)
                        .map(process -> check(candidate, process))
                        .orElse(List.of());
    }

    private List<Finding> check(ServicePackage candidate, ProcessModel process) {
        List<Finding> findings = new ArrayList<>();
        for (Node node : process.nodes().values()) {
            switch (node) {
                case ProcessModel.TimerCatch timer -> over(timer.id(), timer.when(), findings);
                case ProcessModel.TimerBoundary timer -> over(timer.id(), timer.when(), findings);
                case UserTask task when task.due().isEmpty() -> findings.add(hint(task.id(), "due-missing", task.id()));
                case ServiceTask pay when pay.action().equals(PAYMENT) -> payment(candidate, process, pay, findings);
                default -> {}
            }
        }
        return findings;
    }

    private void over(String at, When when, List<Finding> findings) {
        if (!when.after() && !Expression.isExpression(when.value()) && isOver(when.value())) {
            findings.add(Finding.of(Severity.WARNING, ProcessRules.FILE, at, "timer-over", when.value()));
        }
    }

    private boolean isOver(String moment) {
        try {
            return OffsetDateTime.parse(moment).toInstant().isBefore(clock.instant());
        } catch (DateTimeException e) {
            return false; // which is an error of its own
        }
    }

    private static void payment(
            ServicePackage candidate, ProcessModel process, ServiceTask pay, List<Finding> findings) {
        boolean limited = process.bodies().stream()
                .flatMap(body -> body.boundaries(pay.id()))
                .anyMatch(ProcessModel.TimerBoundary.class::isInstance);
        if (!limited) {
            findings.add(hint(pay.id(), "payment-unlimited", pay.id()));
        }
        var paths = Paths.through(process);
        process.nodes().values().stream()
                .flatMap(EveryProcessComesToAnEnd::issuing)
                .filter(task -> paths.lead(task.id(), pay.id()) && !paths.lead(pay.id(), task.id()))
                .filter(task -> !asksForMoney(candidate, task))
                .forEach(task -> findings.add(
                        hint(task.id(), "payment-late", document(task).orElse(""), pay.id())));
    }

    private static Stream<ServiceTask> issuing(Node node) {
        return node instanceof ServiceTask task && document(task).isPresent() ? Stream.of(task) : Stream.empty();
    }

    private static Optional<String> document(ServiceTask task) {
        return task.action().equals("issue-document")
                ? Optional.ofNullable(task.inputs().get("document"))
                : Optional.empty();
    }

    /** A notice of the fee is what asks for it. */
    private static boolean asksForMoney(ServicePackage candidate, ServiceTask task) {
        return document(task)
                .flatMap(name -> candidate.text("documents/" + name + ".html"))
                .filter(html -> html.contains("giro") || html.contains("fee."))
                .isPresent();
    }

    private static Finding hint(String at, String code, String... values) {
        return Finding.of(Severity.HINT, ProcessRules.FILE, at, code, values);
    }
}
