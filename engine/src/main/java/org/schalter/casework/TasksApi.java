package org.schalter.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.schalter.filling.PostedFiles;
import org.schalter.identity.Visitors;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.schalter.site.Role;
import org.schalter.submission.AnswersReader;
import org.schalter.validation.Fault;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.UriComponentsBuilder;

/** The clerks' tasks by program. */
@RestController
@RequestMapping("/api/v1/tasks")
@Access(Role.CLERK)
class TasksApi {

    private final Tasks tasks;
    private final Visitors visitors;
    private final PostedFiles files;
    private final CaseworkSettings settings;
    private final AnswersReader reader;

    TasksApi(Tasks tasks, Visitors visitors, PostedFiles files, CaseworkSettings settings, AnswersReader reader) {
        this.tasks = tasks;
        this.visitors = visitors;
        this.files = files;
        this.settings = settings;
        this.reader = reader;
    }

    /** A task. */
    record Item(
            UUID id,
            String reference,
            String service,
            int edition,
            String node,
            String title,
            String unit,
            String state,
            @Nullable String assignee,
            @Nullable OffsetDateTime due) {

        static Item of(Tasks.Task task) {
            return new Item(
                    task.id(),
                    task.reference(),
                    task.service(),
                    task.edition(),
                    task.node(),
                    task.title(),
                    task.unit(),
                    task.state(),
                    task.assignee(),
                    task.due());
        }
    }

    /** A page of tasks and the address of the next one. */
    record Items(List<Item> items, @Nullable String next) {}

    /** What is wrong with an answer. */
    record Wrong(String at, String keyword, String message) {
        static List<Wrong> of(List<Fault> faults) {
            return faults.stream()
                    .map(fault -> new Wrong(fault.at(), fault.keyword(), fault.message()))
                    .toList();
        }
    }

    @GetMapping
    Items list(
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "0") int page,
            Locale locale) {
        int asked = Math.clamp(page, 0, 100_000);
        var search = new Tasks.Search(unit, service, known(state), null, false, asked, settings.pageSize());
        var found = tasks.list(search, visitors.current(), locale.toLanguageTag());
        var next = UriComponentsBuilder.fromPath("/api/v1/tasks").queryParam("page", asked + 1);
        if (unit != null) {
            next.queryParam("unit", unit);
        }
        if (service != null) {
            next.queryParam("service", service);
        }
        if (state != null) {
            next.queryParam("state", state);
        }
        return new Items(
                found.tasks().stream().map(Item::of).toList(),
                found.more() ? next.encode().build().toUriString() : null);
    }

    @PostMapping("/{id}/claim")
    Item claim(@PathVariable UUID id, Locale locale) {
        var task = task(id, locale);
        return item(tasks.claim(task, visitors.current(), locale.toLanguageTag()));
    }

    @PostMapping(path = "/{id}/complete", consumes = MediaType.APPLICATION_JSON_VALUE)
    Item complete(@PathVariable UUID id, HttpServletRequest request, Locale locale) throws IOException {
        var task = task(id, locale);
        var answers = reader.read(request);
        var circumstances = tasks.circumstances(id, locale.toLanguageTag());
        return item(tasks.complete(task, answers, visitors.current(), circumstances));
    }

    /** A file that an answer of this task, and of no other, may name. */
    @PostMapping(path = "/{id}/uploads", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<PostedFiles.Receipt> upload(
            @PathVariable UUID id, @RequestParam("file") MultipartFile file, Locale locale) {
        var task = task(id, locale);
        var visitor = visitors.current();
        tasks.refusal(task, visitor).ifPresent(TasksApi::item);
        var receipt = files.take(file, TaskFiles.sender(id, visitor, locale.getLanguage()));
        return ResponseEntity.status(HttpStatus.CREATED).body(receipt);
    }

    /** Gives a task back to its unit. */
    @PostMapping("/{id}/release")
    Item release(@PathVariable UUID id, Locale locale) {
        var task = task(id, locale);
        return item(tasks.release(task, visitors.current(), locale.toLanguageTag()));
    }

    private static Item item(Tasks.Outcome outcome) {
        return Item.of(ok(outcome));
    }

    /** The task, or why not. */
    static Tasks.Task ok(Tasks.Outcome outcome) {
        return switch (outcome) {
            case Tasks.Outcome.Ok ok -> ok.task();
            case Tasks.Outcome.Taken taken -> throw taken(taken.task());
            case Tasks.Outcome.SamePerson same -> throw samePerson(same.other());
            case Tasks.Outcome.Rejected rejected ->
                throw Problem.of(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "rejected",
                                "the answers have <%d> faults; each says what to change"
                                        .formatted(rejected.faults().size()))
                        .with("faults", Wrong.of(rejected.faults()));
        };
    }

    static Problem taken(Tasks.Task task) {
        return Problem.of(
                HttpStatus.CONFLICT,
                "task-taken",
                "the task is <%s>; only an open one, or one's own, can be worked on".formatted(task.state()));
    }

    static Problem samePerson(String other) {
        return Problem.of(
                HttpStatus.CONFLICT,
                "four-eyes",
                "you did the task <%s> of this case; this one is for somebody else".formatted(other));
    }

    static Problem tooMuch() {
        return Problem.of(
                HttpStatus.CONTENT_TOO_LARGE,
                "answers-size",
                "the answers are more than one task may keep; nothing was saved");
    }

    static Problem unknown() {
        return Problem.of(HttpStatus.NOT_FOUND, "unknown-task", "there is no such task in your units");
    }

    private static @Nullable String known(@Nullable String state) {
        if (state != null && !List.of("open", "claimed", "done", "withdrawn").contains(state)) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "unknown-state",
                    "the state <%s> is not known; there are open, claimed, done, withdrawn".formatted(state));
        }
        return state;
    }

    private Tasks.Task task(UUID id, Locale locale) {
        return tasks.find(id, visitors.current(), locale.toLanguageTag()).orElseThrow(TasksApi::unknown);
    }
}
