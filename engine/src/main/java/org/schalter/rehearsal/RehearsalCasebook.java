package org.schalter.rehearsal;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schalter.casework.CaseCompleted;
import org.schalter.expression.Expression;
import org.schalter.expression.Scope;
import org.schalter.process.ActionInputs;
import org.schalter.process.ProcessModel;
import org.schalter.process.ProcessModel.MessageCatch;
import org.schalter.process.ProcessModel.RuleTask;
import org.schalter.process.ProcessModel.ServiceTask;
import org.schalter.process.ProcessModel.UserTask;
import org.schalter.process.spi.ActionCase;
import org.schalter.process.spi.ActionResult;
import org.schalter.process.spi.ProcessAction;
import org.schalter.process.spi.RehearsalLog;
import org.schalter.validation.Circumstances;
import org.schalter.validation.Verdict;
import org.schalter.workflow.CaseFacts;
import org.schalter.workflow.Casebook;
import org.schalter.workflow.EditionProcess;
import org.schalter.workflow.Position;
import tools.jackson.databind.JsonNode;

/** The casebook of a rehearsal: notes down what would happen, and has no effect. */
final class RehearsalCasebook implements Casebook, RehearsalLog {

    /** The example cannot be played any further. */
    static final class Unplayable extends IllegalStateException {
        Unplayable(String message) {
            super(message);
        }
    }

    private final Clock clock;
    private final List<Position> open = new ArrayList<>();
    private final Map<String, Object> payment = new HashMap<>();
    private Notes notes = new Notes();
    private boolean over;
    private @Nullable RehearsedCase sample;
    private @Nullable CaseFacts facts;
    EditionProcess process;

    @SuppressWarnings("NullAway.Init") // the process is set before anything is played
    RehearsalCasebook(Clock clock) {
        this.clock = clock;
    }

    void begin(RehearsedCase played) {
        sample = played;
        notes = new Notes();
        open.clear();
        over = false;
        payment.clear();
        payment.put("state", "none");
        Map<String, Supplier<? extends @Nullable Object>> sources = Map.of(
                "answers", played::answers,
                "case", played::about,
                "fee", played::fee,
                "payment", () -> Map.copyOf(payment));
        var known = new CaseFacts(sources, List::of, process.repeatedTasks());
        known.variables(Set.of("tasks")); // from now on it keeps what it is told, since nothing is stored
        facts = known;
    }

    /** Nothing of what was played last stays in memory. */
    void forget() {
        sample = null;
        facts = null;
        notes = new Notes();
        payment.clear();
    }

    /** From now on nothing is noted down: what is still open is only cleared away. */
    void over() {
        over = true;
    }

    UUID caseId() {
        return sample().id();
    }

    Notes notes() {
        return notes;
    }

    @Override
    public EditionProcess process(String key) {
        return process;
    }

    @Override
    public CaseFacts facts(UUID caseId, EditionProcess of) {
        return facts();
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public void reached(UUID caseId, String node) {
        // Flowable tells of the start event twice.
        if (!(process.node(node) instanceof ProcessModel.Start) || !notes.path().contains(node)) {
            notes.path().add(node);
        }
    }

    @Override
    public void took(UUID caseId, String flow, String from) {
        notes.flows().add(flow);
        if (process.node(from) instanceof ProcessModel.Boundary) {
            notes.path().add(from);
        }
    }

    @Override
    public boolean begin(Position at) {
        return switch (process.node(at.node())) {
            case UserTask task -> {
                List.of(task.due(), task.reminder(), task.unit())
                        .forEach(value -> value.filter(Expression::isExpression).ifPresent(it -> evaluate(it, at)));
                open.add(at);
                if (!notes.statuses().contains("in-progress")) {
                    status("in-progress");
                }
                yield false;
            }
            case ServiceTask task -> done(at, act(process.actions().action(task.action()), task, at));
            case RuleTask task -> {
                note(at, false, process.decide(task.decision(), at, facts(), clock));
                notes.fired(task.decision(), process.rulesHit(task.decision(), at, facts(), clock));
                yield true;
            }
            case MessageCatch _ -> {
                open.add(at);
                yield false;
            }
            default -> true;
        };
    }

    private <O extends Record> ActionResult act(ProcessAction<O> action, ServiceTask task, Position at) {
        var options = ActionInputs.bind(action.options(), task.inputs(), source -> evaluate(source, at));
        var played = sample();
        var about = new ActionCase(
                played.id(),
                played.reference(),
                process.content().manifest().key().value(),
                process.edition(),
                at.node(),
                at.node(),
                process.scope(at, facts(), clock),
                played.language(),
                process.content());
        notes.steps().add(new SampleCase.Step(task, still(about.scope())));
        return action.rehearse(about, options, this);
    }

    /** What is known by now, kept as it is while the clock goes on. */
    Scope still() {
        return still(new Scope(facts().variables(), clock));
    }

    private Scope still(Scope scope) {
        return new Scope(scope.variables(), Clock.fixed(clock.instant(), clock.getZone()));
    }

    private boolean done(Position at, ActionResult result) {
        return switch (result) {
            case ActionResult.Done done -> {
                note(at, false, done.result());
                yield true;
            }
            case ActionResult.Waiting _ -> {
                open.add(at);
                yield false;
            }
            case ActionResult.Declined declined -> {
                note(at, false, declined.result());
                if (process.catches(at.node(), declined.code())) {
                    throw new Declined(declined.code());
                }
                yield true;
            }
        };
    }

    private @Nullable Object evaluate(String source, Position at) {
        return process.evaluate(source, at, facts(), clock);
    }

    private void note(Position at, boolean task, Map<String, ? extends @Nullable Object> value) {
        facts().note(new CaseFacts.Result(at.node(), at.item(), task, value));
        facts().forget("payment");
    }

    /** Where the process waits for that action. */
    Optional<Position> waitingFor(String action) {
        return open.stream()
                .filter(at -> process.node(at.node()) instanceof ServiceTask task
                        && task.action().equals(action))
                .findFirst();
    }

    Optional<Position> openTask(String node) {
        return open.stream()
                .filter(at -> at.node().equals(node) && process.node(node) instanceof UserTask)
                .findFirst();
    }

    /** Where it waits. */
    List<String> openNodes() {
        return open.stream().map(Position::node).toList();
    }

    /** The payment has been made or refused; what comes of the node that waited for it. */
    Map<String, Object> paid(boolean paid) {
        var fee = sample().fee();
        var total = fee == null ? BigDecimal.ZERO : Objects.requireNonNull(fee.get("total"));
        payment.put("state", paid ? "paid" : "refused");
        payment.put("amount", total);
        payment.put("currency", "EUR");
        return paid ? Map.of("state", "paid", "amount", total) : Map.of("state", "refused", "reason", "declined");
    }

    void resumed(Position at, Map<String, Object> result) {
        open.remove(at);
        note(at, false, result);
    }

    /** A clerk's answers, judged by the task's form. */
    Map<String, @Nullable Object> answered(Position at, JsonNode answers) {
        var form = process.form((UserTask) process.node(at.node()));
        var circumstances = Circumstances.of(clock, sample().language()).withUploads(sample().files());
        return switch (form.validate(answers, circumstances)) {
            case Verdict.Accepted accepted -> form.values(accepted.answers());
            case Verdict.Rejected rejected ->
                throw new Unplayable("the answers at the task <%s> are rejected: %s"
                        .formatted(
                                at.node(),
                                rejected.faults().stream()
                                        .map(fault -> "<%s> %s".formatted(fault.at(), fault.keyword()))
                                        .collect(Collectors.joining(", "))));
        };
    }

    void taskDone(Position at, Map<String, @Nullable Object> answers) {
        open.remove(at);
        note(at, true, answers);
    }

    @Override
    public void dropped(Position at) {
        open.removeIf(one -> one.execution().equals(at.execution()));
    }

    @Override
    public void ended(UUID caseId, EditionProcess of) {
        var last = notes.status();
        var status = CaseCompleted.status(last);
        if (!over && !status.equals(last)) {
            status(status);
        }
    }

    @Override
    public void document(String name, String text) {
        notes.documents().add(new Trial.Paper(name, "", text));
    }

    @Override
    public void message(String name, String to, String text) {
        notes.messages().add(new Trial.Paper(name, to, text));
    }

    @Override
    public void status(String value) {
        notes.statuses().add(value);
    }

    /** Why a step failed, in the words of whoever said it first. */
    static String because(Throwable failure) {
        var cause = failure;
        for (var deeper = cause.getCause(); deeper != null; deeper = deeper.getCause()) {
            cause = deeper;
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    private RehearsedCase sample() {
        return Objects.requireNonNull(sample, "nothing is played");
    }

    private CaseFacts facts() {
        return Objects.requireNonNull(facts, "nothing is played");
    }
}
