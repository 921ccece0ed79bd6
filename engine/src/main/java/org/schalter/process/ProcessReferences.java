package org.schalter.process;

import static org.schalter.process.ProcessRules.error;
import static org.schalter.process.ProcessRules.wrong;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.schalter.definition.Finding;
import org.schalter.definition.ServicePackage;
import org.schalter.expression.Expression;
import org.schalter.expression.InvalidExpression;
import org.schalter.process.ProcessModel.Node;
import org.schalter.process.ProcessModel.RuleTask;
import org.schalter.process.ProcessModel.ServiceTask;
import org.schalter.process.ProcessModel.UserTask;
import org.schalter.process.ProcessModel.When;
import org.schalter.process.spi.ProcessAction;

/** Whether everything that a process names is there: forms, decisions, actions, tasks, messages, names in FEEL. */
final class ProcessReferences {

    private final ServicePackage candidate;
    private final ProcessModel process;
    private final Actions actions;
    private final VisibleNames visible;
    private final List<Finding> findings = new ArrayList<>();

    ProcessReferences(ServicePackage candidate, ProcessModel process, Actions actions) {
        this.candidate = candidate;
        this.process = process;
        this.actions = actions;
        this.visible = new VisibleNames(candidate, process);
    }

    List<Finding> check() {
        for (Node node : process.nodes().values()) {
            if (node instanceof ProcessModel.Activity activity) {
                if (VisibleNames.GIVEN.contains(node.id())) {
                    findings.add(wrong(node.id(), "id-taken", node.id()));
                }
                activity.each().ifPresent(each -> feel(node.id(), each.list()));
            }
            switch (node) {
                case UserTask task -> userTask(task);
                case ServiceTask task -> serviceTask(task);
                case RuleTask task -> ruleTask(task);
                case ProcessModel.TimerCatch timer -> when(timer.id(), timer.when());
                case ProcessModel.TimerBoundary timer -> when(timer.id(), timer.when());
                case ProcessModel.MessageCatch message -> message(message);
                default -> {}
            }
        }
        process.flows().forEach(flow -> flow.condition().ifPresent(condition -> condition(flow, condition)));
        return findings;
    }

    private void condition(ProcessModel.Flow flow, String condition) {
        if (!Expression.isExpression(condition)) {
            findings.add(wrong(flow.id(), "condition-no-feel", condition));
        } else {
            feel(flow.id(), flow.from(), condition);
        }
    }

    private void userTask(UserTask task) {
        if (task.form().isEmpty()) {
            findings.add(wrong(task.id(), "form-missing", task.id()));
        } else if (!task.form().startsWith("tasks/") || !candidate.tasks().containsKey(task.formKey())) {
            findings.add(wrong(
                    task.id(),
                    "form-unknown",
                    task.form(),
                    listed(candidate.tasks().keySet().stream()
                            .map("tasks/"::concat)
                            .toList())));
        }
        task.due().ifPresent(due -> duration(task.id(), "due", due));
        task.reminder().ifPresent(reminder -> duration(task.id(), "reminder", reminder));
        task.notBy().ifPresent(other -> notBy(task, other));
        task.unit().filter(Expression::isExpression).ifPresent(unit -> feel(task.id(), unit));
    }

    private void notBy(UserTask task, String other) {
        var named = process.nodes().get(other);
        if (!(named instanceof UserTask) || other.equals(task.id())) {
            findings.add(wrong(task.id(), "not-by-unknown", other));
        } else if (!visible.earlier(other, task.id())) {
            findings.add(wrong(task.id(), "not-by-late", other));
        }
    }

    private void serviceTask(ServiceTask task) {
        Optional<ProcessAction<?>> action = actions.find(task.action());
        if (action.isEmpty()) {
            findings.add(wrong(task.id(), "action-unknown", task.action(), String.valueOf(actions.ids())));
            return;
        }
        if (action.get().waits() && !process.repetitions(task.id()).isEmpty()) {
            findings.add(wrong(task.id(), "action-repeated", task.action()));
        }
        task.inputs().values().stream().filter(Expression::isExpression).forEach(value -> feel(task.id(), value));
        var problems = ActionInputs.problems(action.get().options(), task.inputs());
        problems.forEach(problem -> findings.add(error(task.id(), problem)));
        if (problems.isEmpty()) {
            ask(action.get(), task);
        }
    }

    private <O extends Record> void ask(ProcessAction<O> action, ServiceTask task) {
        try {
            for (var found : action.check(candidate, ActionInputs.unbound(action.options(), task.inputs()))) {
                findings.add(new Finding(found.severity(), ProcessRules.FILE, task.id(), found.message()));
            }
        } catch (ActionInputs.Unfit unfit) {
            findings.add(error(task.id(), String.valueOf(unfit.getMessage())));
        }
    }

    private void ruleTask(RuleTask task) {
        var decision = candidate.decisions().get(task.decision());
        if (decision == null) {
            findings.add(wrong(
                    task.id(),
                    "decision-unknown",
                    task.decision(),
                    listed(candidate.decisions().keySet())));
            return;
        }
        decision.paths()
                .forEach(path -> visible.problem(path, task.id())
                        .ifPresent(problem ->
                                findings.add(error(task.id(), "in <%s>: %s".formatted(task.decision(), problem)))));
    }

    private void message(ProcessModel.MessageCatch message) {
        if (!Messages.KNOWN.contains(message.message())) {
            findings.add(wrong(message.id(), "message-unknown", message.message(), listed(Messages.KNOWN)));
        }
    }

    private void when(String at, When when) {
        if (when.after()) {
            duration(at, "timeDuration", when.value());
        } else if (Expression.isExpression(when.value())) {
            feel(at, when.value());
        } else if (!isDate(when.value())) {
            findings.add(wrong(at, "moment-wrong", when.value()));
        }
    }

    private void duration(String at, String what, String value) {
        if (Expression.isExpression(value)) {
            feel(at, value);
        } else if (ProcessModel.duration(value).isEmpty()) {
            findings.add(wrong(at, "duration-wrong", what, value));
        }
    }

    private static boolean isDate(String value) {
        try {
            OffsetDateTime.parse(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void feel(String node, String source) {
        feel(node, node, source);
    }

    private void feel(String at, String seenFrom, String source) {
        if (!Expression.isExpression(source)) {
            findings.add(wrong(at, "no-feel", source));
            return;
        }
        try {
            for (var path : Expression.parse(source).paths()) {
                visible.problem(path, seenFrom)
                        .ifPresent(problem ->
                                findings.add(wrong(at, "feel-names", ProcessProfile.shortened(source), problem)));
            }
        } catch (InvalidExpression invalid) {
            findings.add(wrong(
                    at, "feel-unreadable", ProcessProfile.shortened(source), String.valueOf(invalid.getMessage())));
        }
    }

    private static String listed(Collection<String> names) {
        return names.isEmpty()
                ? "none"
                : String.join(", ", names.stream().sorted().toList());
    }
}
