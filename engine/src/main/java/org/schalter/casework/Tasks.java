package org.schalter.casework;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.schalter.filling.Uploads;
import org.schalter.filling.field.FieldView;
import org.schalter.identity.Visitor;
import org.schalter.process.ProcessModel.UserTask;
import org.schalter.submission.CaseId;
import org.schalter.validation.Circumstances;
import org.schalter.validation.Fault;
import org.schalter.validation.Verdict;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The clerks' tasks: who may do them, and that each is done once. */
@Component
public class Tasks {

    private static final int ATTEMPTS = 5;

    private final TaskTable table;
    private final Processes processes;
    private final HalfDone halfDone;
    private final TaskFiles files;
    private final Completing completing;
    private final TransactionTemplate transaction;
    private final RetryTemplate again;

    Tasks(
            TaskTable table,
            Processes processes,
            HalfDone halfDone,
            TaskFiles files,
            Completing completing,
            PlatformTransactionManager transactions) {
        this.table = table;
        this.processes = processes;
        this.halfDone = halfDone;
        this.files = files;
        this.completing = completing;
        this.transaction = new TransactionTemplate(transactions);
        // A timer of the case may be handed out in the same moment; the next attempt finds the task done or still
        // there.
        this.again = new RetryTemplate(RetryPolicy.builder()
                .includes(ConcurrencyFailureException.class)
                .maxRetries(ATTEMPTS)
                .delay(Duration.ofMillis(20))
                .jitter(Duration.ofMillis(20))
                .build());
    }

    /**
     * A task as a clerk sees it.
     *
     * @param title in the language asked for
     * @param state {@code open}, {@code claimed}, {@code done} or {@code withdrawn}
     * @param assignee the name of who has or had it
     * @param mine whether that is the clerk who asks
     */
    public record Task(
            UUID id,
            CaseId caseId,
            String reference,
            String service,
            int edition,
            String node,
            String title,
            String unit,
            String state,
            @Nullable String assignee,
            boolean mine,
            @Nullable OffsetDateTime due,
            @Nullable OffsetDateTime remindAt,
            OffsetDateTime createdAt) {

        public boolean waits() {
            return state.equals("open") || state.equals("claimed");
        }
    }

    /** What came of taking or doing a task. */
    public sealed interface Outcome {

        record Ok(Task task) implements Outcome {}

        /** Somebody else has it, or it is over. */
        record Taken(Task task) implements Outcome {}

        /** Four eyes: the same person did the task named. */
        record SamePerson(String other) implements Outcome {}

        record Rejected(List<Fault> faults, ObjectNode answers) implements Outcome {}
    }

    /** What to list; null means any. */
    public record Search(
            @Nullable String unit,
            @Nullable String service,
            @Nullable String state,
            @Nullable CaseId caseId,
            boolean mine,
            int page,
            int size) {}

    /** One page of a list, and whether there is another. */
    public record Page(List<Task> tasks, boolean more) {}

    /** The tasks of the visitor's units, what is due first. */
    public Page list(Search search, Visitor visitor, String language) {
        var units = visitor.serves("*") ? null : visitor.units();
        var unit = search.unit();
        if (unit != null) {
            units = visitor.serves(unit) ? Set.of(unit) : Set.of();
        }
        var filter = new TaskTable.Filter(
                units,
                search.service(),
                search.state(),
                search.caseId() == null ? null : search.caseId().value(),
                search.mine() ? subject(visitor) : null);
        var rows = table.list(filter, search.size() + 1, search.page() * search.size());
        var shown = rows.stream()
                .limit(search.size())
                .map(row -> task(row, visitor, language))
                .toList();
        return new Page(shown, rows.size() > search.size());
    }

    /** The task, if it is one of the visitor's units. */
    public Optional<Task> find(UUID id, Visitor visitor, String language) {
        return row(id, visitor).map(row -> task(row, visitor, language));
    }

    /** All tasks of a case that are of the visitor's units, the oldest first. */
    List<Task> of(CaseId caseId, Visitor visitor, String language) {
        return table.of(caseId.value()).stream()
                .filter(row -> visitor.serves(row.unit()))
                .map(row -> task(row, visitor, language))
                .toList();
    }

    /** Takes a task; taking again what one has is harmless. */
    public Outcome claim(Task task, Visitor visitor, String language) {
        var other = sameperson(task, visitor);
        if (other.isPresent()) {
            return new Outcome.SamePerson(other.get());
        }
        boolean claimed = table.claim(task.id(), subject(visitor), visitor.name());
        var now = find(task.id(), visitor, language).orElse(task);
        return claimed || now.mine() && now.state().equals("claimed") ? new Outcome.Ok(now) : new Outcome.Taken(now);
    }

    /**
     * Gives a task back. What has been filled in stays for whoever takes it next, but not where four eyes are wanted: the
     * next one would decide with the answers of somebody who may then check them.
     */
    public Outcome release(Task task, Visitor visitor, String language) {
        boolean released = Boolean.TRUE.equals(transaction.execute(_ -> {
            boolean given = table.release(task.id(), subject(visitor));
            if (given && ofFourEyes(task)) {
                halfDone.over(task.id(), JsonNodeFactory.instance.objectNode());
            }
            return given;
        }));
        var now = find(task.id(), visitor, language).orElse(task);
        return released || now.state().equals("open") ? new Outcome.Ok(now) : new Outcome.Taken(now);
    }

    /** Whether somebody else is to check it, or it checks what somebody else did. */
    boolean ofFourEyes(Task task) {
        return processes.of(task.service(), task.edition()).model().nodes().values().stream()
                .anyMatch(node -> node instanceof UserTask other
                        && other.notBy()
                                .filter(by ->
                                        by.equals(task.node()) || other.id().equals(task.node()))
                                .isPresent());
    }

    /** Why the visitor may not work on a task, which is open or their own if they may. */
    Optional<Outcome> refusal(Task task, Visitor visitor) {
        if (!task.waits() || task.state().equals("claimed") && !task.mine()) {
            return Optional.of(new Outcome.Taken(task));
        }
        return sameperson(task, visitor).map(Outcome.SamePerson::new);
    }

    /** Does a task: its form is judged, then of all who try at the same time one comes through. */
    public Outcome complete(Task task, JsonNode answers, Visitor visitor, Circumstances c) {
        var refusal = refusal(task, visitor);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var process = processes.of(task.service(), task.edition());
        var form = process.form((UserTask) process.node(task.node()));
        var verdict = form.validate(answers, c);
        if (verdict instanceof Verdict.Rejected rejected) {
            return new Outcome.Rejected(rejected.faults(), rejected.answers());
        }
        try {
            var deed = new Completing.Deed(task.id(), verdict.answers(), subject(visitor), visitor.name());
            boolean done = again.invoke(() -> transaction.execute(_ -> completing.complete(
                    deed, () -> form.validate(answers, c).faults().isEmpty())));
            var now = find(task.id(), visitor, c.language()).orElse(task);
            return done ? new Outcome.Ok(now) : new Outcome.Taken(now);
        } catch (Completing.FileGone gone) {
            return complete(task, answers, visitor, c); // the verdict is another one now
        }
    }

    /** What judging a task's form depends on. */
    Circumstances circumstances(UUID task, String language) {
        return Circumstances.of(completing.clock(), language)
                .withUploads(files.of(task))
                .asClaimed();
    }

    /** The answers that a task was done with. */
    Optional<ObjectNode> answers(UUID task) {
        return table.answers(task);
    }

    /** The files that came of a task. */
    List<FieldView.File> files(Task task, String language) {
        return answers(task.id())
                .map(answers -> files.kept(task, answers, language))
                .orElse(List.of());
    }

    /** A file of a task of that case: of one that is done if it came of it, of one in work if it is the visitor's. */
    Optional<Uploads.Upload> file(CaseId caseId, String id, Visitor visitor) {
        return table.of(caseId.value()).stream()
                .filter(row -> row.state().equals("done")
                        ? table.answers(row.id())
                                .filter(it -> files.names(row.id(), it, id))
                                .isPresent()
                        : row.state().equals("claimed") && subject(visitor).equals(row.assignee()))
                .flatMap(row -> files.find(row.id(), id).stream())
                .findFirst();
    }

    private Optional<String> sameperson(Task task, Visitor visitor) {
        var process = processes.of(task.service(), task.edition());
        return ((UserTask) process.node(task.node()))
                .notBy()
                .filter(other -> table.doneBy(task.caseId().value(), other)
                        .filter(subject(visitor)::equals)
                        .isPresent())
                .map(process::name);
    }

    private Optional<TaskTable.Row> row(UUID id, Visitor visitor) {
        return table.find(id).filter(row -> visitor.serves(row.unit()));
    }

    private Task task(TaskTable.Row row, Visitor visitor, String language) {
        var process = processes.of(row.service(), row.edition());
        var texts = process.content().texts();
        return new Task(
                row.id(),
                new CaseId(row.caseId()),
                row.reference(),
                row.service(),
                row.edition(),
                row.node(),
                texts.find(language, "process." + row.node(), process.name(row.node())),
                row.unit(),
                row.state(),
                row.assigneeName(),
                Objects.equals(row.assignee(), visitor.subject()),
                row.due(),
                row.remindAt(),
                row.createdAt());
    }

    private static String subject(Visitor visitor) {
        var subject = visitor.subject();
        if (subject == null) {
            throw new IllegalStateException("nobody is signed in; tasks are for clerks");
        }
        return subject;
    }
}
