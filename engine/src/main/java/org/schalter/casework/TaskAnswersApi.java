package org.schalter.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.schalter.identity.Visitors;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.schalter.site.Role;
import org.schalter.submission.AnswersReader;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The answers to a task's form by program: what is half done, and what a task was done with. */
@RestController
@RequestMapping("/api/v1/tasks/{id}/answers")
@Access(Role.CLERK)
class TaskAnswersApi {

    private final Tasks tasks;
    private final TaskForms forms;
    private final Visitors visitors;
    private final AnswersReader reader;

    TaskAnswersApi(Tasks tasks, TaskForms forms, Visitors visitors, AnswersReader reader) {
        this.tasks = tasks;
        this.forms = forms;
        this.visitors = visitors;
        this.reader = reader;
    }

    /**
     * @param faults what is still missing or wrong, so that the task can't be completed with these answers
     * @param savedBy null while nothing has been saved
     */
    record Item(
            ObjectNode answers,
            List<TasksApi.Wrong> faults,
            @Nullable String savedBy,
            @Nullable OffsetDateTime savedAt) {}

    @GetMapping
    Item show(@PathVariable UUID id, Locale locale) {
        var task = task(id, locale);
        if (task.state().equals("done")) {
            var answers = tasks.answers(id).orElseGet(JsonNodeFactory.instance::objectNode);
            return new Item(answers, List.of(), task.assignee(), null);
        }
        if (!task.mine() || !task.waits()) {
            throw TasksApi.taken(task);
        }
        return item(task, locale);
    }

    /** As on its page: whoever fills in an open task has claimed it. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Item save(@PathVariable UUID id, HttpServletRequest request, Locale locale) throws IOException {
        JsonNode answers = reader.read(request);
        if (!answers.isObject()) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "answers",
                    "<%s> can't be saved; expected an object of answers".formatted(answers.getNodeType()));
        }
        var language = locale.toLanguageTag();
        var visitor = visitors.current();
        var task = TasksApi.ok(tasks.claim(task(id, locale), visitor, language));
        if (!forms.save(task, answers, visitor, language).orElseThrow(() -> TasksApi.taken(task(id, locale)))) {
            throw TasksApi.tooMuch();
        }
        return item(task, locale);
    }

    private Item item(Tasks.Task task, Locale locale) {
        var faults =
                TasksApi.Wrong.of(forms.progress(task, locale.toLanguageTag()).faults());
        return forms.saved(task)
                .map(it -> new Item(it.answers(), faults, it.by(), it.at()))
                .orElseGet(() -> new Item(JsonNodeFactory.instance.objectNode(), faults, null, null));
    }

    private Tasks.Task task(UUID id, Locale locale) {
        return tasks.find(id, visitors.current(), locale.toLanguageTag()).orElseThrow(TasksApi::unknown);
    }
}
