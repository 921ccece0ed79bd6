package org.schalter.casework;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAmount;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.schalter.expression.Expression;
import org.schalter.process.ActionInputs;
import org.schalter.process.ProcessModel;
import org.schalter.process.ProcessModel.MessageCatch;
import org.schalter.process.ProcessModel.RuleTask;
import org.schalter.process.ProcessModel.ServiceTask;
import org.schalter.process.ProcessModel.UserTask;
import org.schalter.process.spi.ActionCase;
import org.schalter.process.spi.ActionResult;
import org.schalter.process.spi.ProcessAction;
import org.schalter.workflow.CaseFacts;
import org.schalter.workflow.Casebook;
import org.schalter.workflow.EditionProcess;
import org.schalter.workflow.Position;
import org.schalter.workflow.Workflow;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** The casebook of real cases: opens tasks for clerks, does the actions, keeps what comes of it. */
@Component
class LiveCasebook implements Casebook {

    private final Processes processes;
    private final CaseReader reader;
    private final Results results;
    private final TaskTable tasks;
    private final Milestones milestones;
    private final HalfDone halfDone;

    LiveCasebook(
            Processes processes,
            CaseReader reader,
            Results results,
            TaskTable tasks,
            Milestones milestones,
            HalfDone halfDone) {
        this.processes = processes;
        this.reader = reader;
        this.results = results;
        this.tasks = tasks;
        this.milestones = milestones;
        this.halfDone = halfDone;
    }

    @Override
    public EditionProcess process(String key) {
        return processes.of(key);
    }

    @Override
    public CaseFacts facts(UUID caseId, EditionProcess process) {
        return reader.facts(caseId, process);
    }

    @Override
    public Clock clock() {
        return milestones.clock();
    }

    @Override
    public void hold(UUID caseId) {
        milestones.lock(caseId);
    }

    @Override
    public boolean begin(Position at) {
        var process = process(at.process());
        return switch (process.node(at.node())) {
            case UserTask task -> {
                open(task, at, process);
                yield false;
            }
            case ServiceTask task -> act(task, at, process);
            case RuleTask task -> {
                keep(at, process, process.decide(task.decision(), at, facts(at.caseId(), process), clock()));
                yield true;
            }
            case MessageCatch message -> results.hasArrived(at.caseId(), message.message());
            default -> true;
        };
    }

    private void open(UserTask task, Position at, EditionProcess process) {
        var submission = reader.submission(at.caseId());
        var now = OffsetDateTime.now(clock());
        tasks.open(new TaskTable.Row(
                UUID.fromString(Workflow.nextId(clock())),
                at.caseId(),
                submission.reference(),
                submission.service().value(),
                submission.edition(),
                task.id(),
                at.item(),
                at.execution(),
                unit(task, at, process),
                "open",
                null,
                null,
                moment(task.due(), at, process, now),
                moment(task.reminder(), at, process, now),
                now,
                null));
        milestones.taskOpened(at);
    }

    private String unit(UserTask task, Position at, EditionProcess process) {
        var unit = task.unit().map(it -> Expression.isExpression(it) ? evaluate(it, at, process) : it);
        return unit.map(String::valueOf).orElse(process.content().manifest().unit());
    }

    private @Nullable OffsetDateTime moment(
            Optional<String> value, Position at, EditionProcess process, OffsetDateTime now) {
        if (value.isEmpty()) {
            return null;
        }
        var source = value.get();
        Object known = Expression.isExpression(source)
                ? evaluate(source, at, process)
                : ProcessModel.duration(source).orElse(null);
        var zone = clock().getZone();
        return switch (known) {
            case null -> null;
            case TemporalAmount amount ->
                now.atZoneSameInstant(zone).plus(amount).toOffsetDateTime();
            case LocalDate date -> date.plusDays(1).atStartOfDay(zone).toOffsetDateTime();
            case OffsetDateTime moment -> moment;
            case Instant instant -> instant.atZone(zone).toOffsetDateTime();
            default ->
                throw new IllegalStateException(
                        "<%s> yields <%s>; it needs a date or a duration".formatted(source, known));
        };
    }

    private boolean act(ServiceTask task, Position at, EditionProcess process) {
        try {
            return outcome(act(process.actions().action(task.action()), task, at, process), at, process);
        } catch (Declined declined) {
            throw declined;
        } catch (RuntimeException e) {
            throw failed(at.caseId(), at.node(), e);
        }
    }

    @Override
    public Failed failed(UUID caseId, String node, RuntimeException e) {
        try {
            return new Failed(results.sealedFailure(caseId, Failed.message(node, e)));
        } catch (RuntimeException broken) { // the transaction is over already
            return new Failed("<%s> failed: %s".formatted(node, e.getClass().getSimpleName()));
        }
    }

    private <O extends Record> ActionResult act(
            ProcessAction<O> action, ServiceTask task, Position at, EditionProcess process) {
        var options = ActionInputs.bind(action.options(), task.inputs(), source -> evaluate(source, at, process));
        var submission = reader.submission(at.caseId());
        var scope = process.scope(at, facts(at.caseId(), process), clock());
        return action.perform(
                new ActionCase(
                        at.caseId(),
                        submission.reference(),
                        submission.service().value(),
                        submission.edition(),
                        at.node(),
                        occurrence(at),
                        scope,
                        submission.language(),
                        process.content()),
                options);
    }

    private String occurrence(Position at) {
        int before = results.times(at.caseId(), at.node(), at.item());
        var item = at.item() == null ? "" : "-" + at.item();
        return at.node() + item + (before == 0 ? "" : "." + (before + 1));
    }

    private boolean outcome(ActionResult result, Position at, EditionProcess process) {
        return switch (result) {
            case ActionResult.Done done -> {
                keep(at, process, done.result());
                yield true;
            }
            case ActionResult.Waiting _ -> false;
            case ActionResult.Declined declined -> {
                keep(at, process, declined.result());
                if (process.catches(at.node(), declined.code())) {
                    throw new Declined(declined.code());
                }
                yield true;
            }
        };
    }

    private void keep(Position at, EditionProcess process, Map<String, ? extends @Nullable Object> value) {
        results.keep(at.caseId(), at.node(), at.item(), value);
        var facts = facts(at.caseId(), process);
        facts.note(new CaseFacts.Result(at.node(), at.item(), false, value));
        facts.forget("payment");
    }

    private @Nullable Object evaluate(String source, Position at, EditionProcess process) {
        return process.evaluate(source, at, facts(at.caseId(), process), clock());
    }

    @Override
    public void dropped(Position at) {
        var process = process(at.process());
        switch (process.node(at.node())) {
            case UserTask _ ->
                tasks.withdrawn(at.caseId(), at.execution())
                        .forEach(task -> halfDone.over(task, JsonNodeFactory.instance.objectNode()));
            case ServiceTask task -> process.actions().action(task.action()).withdraw(at.caseId(), at.node());
            default -> {}
        }
    }

    @Override
    public void ended(UUID caseId, EditionProcess process) {
        milestones.ended(caseId);
    }
}
