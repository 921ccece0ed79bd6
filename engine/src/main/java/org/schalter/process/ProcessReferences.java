package org.schalter.process;

import static org.schalter.process.ProcessRules.error;

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
                    findings.add(error(
                            node.id(),
                            "the id <%s> means something else in FEEL; choose another".formatted(node.id())));
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
            findings.add(error(
                    flow.id(), "the condition <%s> is no FEEL expression; it begins with =".formatted(condition)));
        } else {
            feel(flow.id(), flow.from(), condition);
        }
    }

    private void userTask(UserTask task) {
        if (task.form().isEmpty()) {
            findings.add(error(
                    task.id(),
                    "the user task has no form; give it one, for example s:form=\"tasks/%s\"".formatted(task.id())));
        } else if (!task.form().startsWith("tasks/") || !candidate.tasks().containsKey(task.formKey())) {
            findings.add(error(
                    task.id(),
                    "the form <%s> is not in the package; there are %s"
                            .formatted(
                                    task.form(),
                                    listed(candidate.tasks().keySet().stream()
                                            .map("tasks/"::concat)
                                            .toList()))));
        }
        task.due().ifPresent(due -> duration(task.id(), "due", due));
        task.reminder().ifPresent(reminder -> duration(task.id(), "reminder", reminder));
        task.notBy().ifPresent(other -> notBy(task, other));
        task.unit().filter(Expression::isExpression).ifPresent(unit -> feel(task.id(), unit));
    }

    private void notBy(UserTask task, String other) {
        var named = process.nodes().get(other);
        if (!(named instanceof UserTask) || other.equals(task.id())) {
            findings.add(
                    error(task.id(), "s:not-by names <%s>; it needs the id of another user task".formatted(other)));
        } else if (!visible.earlier(other, task.id())) {
            findings.add(
                    error(task.id(), "s:not-by names <%s>, which is never done before this task".formatted(other)));
        }
    }

    private void serviceTask(ServiceTask task) {
        Optional<ProcessAction<?>> action = actions.find(task.action());
        if (action.isEmpty()) {
            findings.add(error(
                    task.id(), "the action <%s> is not known; there are %s".formatted(task.action(), actions.ids())));
            return;
        }
        if (action.get().waits() && !process.repetitions(task.id()).isEmpty()) {
            findings.add(error(
                    task.id(),
                    "the action <%s> waits for an answer, so it can't be repeated for the entries of a list; do it once, before or after"
                            .formatted(task.action())));
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
            findings.add(error(
                    task.id(),
                    "the decision <%s> is not in the package; there are %s"
                            .formatted(
                                    task.decision(),
                                    listed(candidate.decisions().keySet()))));
            return;
        }
        decision.paths()
                .forEach(path -> visible.problem(path, task.id())
                        .ifPresent(problem ->
                                findings.add(error(task.id(), "in <%s>: %s".formatted(task.decision(), problem)))));
    }

    private void message(ProcessModel.MessageCatch message) {
        if (!Messages.KNOWN.contains(message.message())) {
            findings.add(error(
                    message.id(),
                    "the message <%s> is not known; there are %s"
                            .formatted(message.message(), listed(Messages.KNOWN))));
        }
    }

    private void when(String at, When when) {
        if (when.after()) {
            duration(at, "timeDuration", when.value());
        } else if (Expression.isExpression(when.value())) {
            feel(at, when.value());
        } else if (!isDate(when.value())) {
            findings.add(error(
                    at,
                    "<timeDate> is <%s>; it needs a moment such as 2026-01-31T12:00:00+01:00, or FEEL"
                            .formatted(when.value())));
        }
    }

    private void duration(String at, String what, String value) {
        if (Expression.isExpression(value)) {
            feel(at, value);
        } else if (ProcessModel.duration(value).isEmpty()) {
            findings.add(error(
                    at,
                    "<%s> is <%s>; it needs an ISO 8601 duration such as P14D or PT2H, or FEEL"
                            .formatted(what, value)));
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
            findings.add(error(at, "<%s> is no FEEL expression; it begins with =".formatted(source)));
            return;
        }
        try {
            for (var path : Expression.parse(source).paths()) {
                visible.problem(path, seenFrom)
                        .ifPresent(problem -> findings.add(
                                error(at, "in <%s>: %s".formatted(ProcessProfile.shortened(source), problem))));
            }
        } catch (InvalidExpression invalid) {
            findings.add(error(
                    at, "<%s> cannot be read: %s".formatted(ProcessProfile.shortened(source), invalid.getMessage())));
        }
    }

    private static String listed(Collection<String> names) {
        return names.isEmpty()
                ? "none"
                : String.join(", ", names.stream().sorted().toList());
    }
}
