package org.schalter.casework;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.schalter.filling.FormPages;
import org.schalter.filling.FormSummary;
import org.schalter.filling.FormView;
import org.schalter.filling.PostedFiles;
import org.schalter.filling.Progress;
import org.schalter.identity.Visitor;
import org.schalter.validation.Circumstances;
import org.schalter.validation.Fault;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The forms of tasks as clerks fill them in. What is posted is kept at once, faulty or not, so that nothing is lost. */
@Component
class TaskForms {

    private final Dossiers dossiers;
    private final Tasks tasks;
    private final FormPages pages;
    private final PostedFiles files;
    private final HalfDone halfDone;
    private final TaskFiles taskFiles;

    TaskForms(
            Dossiers dossiers,
            Tasks tasks,
            FormPages pages,
            PostedFiles files,
            HalfDone halfDone,
            TaskFiles taskFiles) {
        this.dossiers = dossiers;
        this.tasks = tasks;
        this.pages = pages;
        this.files = files;
        this.halfDone = halfDone;
        this.taskFiles = taskFiles;
    }

    /**
     * A task's form after a post.
     *
     * @param page that was posted
     * @param stay the element to stay at if the form itself was changed
     * @param flaws why something of the post was not taken
     */
    record Kept(Progress progress, String page, Optional<String> stay, List<Fault> flaws) {}

    Optional<HalfDone.Saved> saved(Tasks.Task task) {
        return halfDone.find(task.id());
    }

    /** The form as it was saved last. */
    Progress progress(Tasks.Task task, String language) {
        return progress(
                task,
                saved(task).map(HalfDone.Saved::answers).orElseGet(JsonNodeFactory.instance::objectNode),
                language);
    }

    private Progress progress(Tasks.Task task, ObjectNode answers, String language) {
        return Progress.of(dossiers.form(task), answers, circumstances(task, language));
    }

    /** What judging a form depends on that is filled in page by page. */
    Circumstances circumstances(Tasks.Task task, String language) {
        return tasks.circumstances(task.id(), language).asFilledIn();
    }

    /** Keeps a post of one page; nothing if the task is not the visitor's (any more). */
    Optional<Kept> keep(
            Tasks.Task task, @Nullable String wanted, HttpServletRequest request, Visitor visitor, String language) {
        var page = progress(task, language).page(wanted);
        var form = dossiers.form(task);
        var taken = files.take(form, named(page), request, TaskFiles.sender(task.id(), visitor, language));
        var stay = new AtomicReference<Optional<String>>(Optional.empty());
        var changed = halfDone.change(task.id(), visitor, answers -> {
            var read = pages.readInline(
                    form, named(page), posted(request), answers, language, circumstances(task, language));
            stay.set(read.stay());
            return taken.into(read);
        });
        return changed.map(now -> {
            List<Fault> flaws = new ArrayList<>(taken.faults());
            if (!now.kept()) {
                flaws.add(files.tooMuch(language));
            }
            return new Kept(progress(task, now.answers(), language), page, stay.get(), flaws);
        });
    }

    /**
     * Keeps what a program has of a form, in the place of what was kept. It claims, as when it completes the task, so that
     * what is not a clerk's to say is not kept.
     *
     * @return whether it is not too much; nothing if the task is not the visitor's (any more)
     */
    Optional<Boolean> save(Tasks.Task task, JsonNode answers, Visitor visitor, String language) {
        var form = dossiers.form(task).model();
        var c = tasks.circumstances(task.id(), language);
        return halfDone.change(
                        task.id(),
                        visitor,
                        before -> form.validate(answers, c.asClaimed(before)).answers())
                .map(HalfDone.Changed::kept);
    }

    FormView view(Tasks.Task task, Progress progress, String page, List<Fault> faults, String language) {
        var showing = new FormPages.Showing(
                language, progress.shown(), progress.now(), faults, Map.of(), taskFiles.shown(task, language));
        return pages.inline(progress.form(), showing, named(page));
    }

    /** What a task was done with. */
    FormSummary said(Tasks.Task task, ObjectNode answers, String language) {
        var form = dossiers.form(task);
        var now = form.model().applicable(answers, circumstances(task, language));
        return pages.summary(
                form,
                new FormPages.Showing(language, answers, now, List.of(), Map.of(), taskFiles.shown(task, language)));
    }

    /** A form without pages is one without a name. */
    private static @Nullable String named(String page) {
        return page.isEmpty() ? null : page;
    }

    private static Map<String, List<String>> posted(HttpServletRequest request) {
        Map<String, List<String>> posted = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> posted.put(name, List.of(values)));
        return posted;
    }
}
