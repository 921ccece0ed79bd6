package org.schalter.casework;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.schalter.filling.Progress;
import org.schalter.identity.Visitors;
import org.schalter.site.Access;
import org.schalter.site.Role;
import org.schalter.validation.Fault;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** One task with everything a clerk needs for it on one page, or on as many as its form's layout has. */
@Controller
@Access(Role.CLERK)
class ClerkPages {

    private final Tasks tasks;
    private final Dossiers dossiers;
    private final TaskForms forms;
    private final Visitors visitors;

    ClerkPages(Tasks tasks, Dossiers dossiers, TaskForms forms, Visitors visitors) {
        this.tasks = tasks;
        this.dossiers = dossiers;
        this.forms = forms;
        this.visitors = visitors;
    }

    @GetMapping("/clerk/tasks/{id}")
    String show(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(required = false) @Nullable String saved,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        var task = task(id, locale);
        model.addAttribute("notice", saved);
        if (!task.state().equals("claimed") || !task.mine()) {
            return page(task, locale, model, response);
        }
        var progress = forms.progress(task, dossiers.language(task, locale));
        var at = forms.saved(task).isPresent() ? progress.page(page) : progress.first();
        return page(task, progress, at, List.of(), locale, model, response);
    }

    @PostMapping("/clerk/tasks/{id}/claim")
    String claim(@PathVariable UUID id, Locale locale) {
        return after(tasks.claim(task(id, locale), visitors.current(), locale.toLanguageTag()), id);
    }

    @PostMapping("/clerk/tasks/{id}/release")
    String release(@PathVariable UUID id, Locale locale) {
        return after(tasks.release(task(id, locale), visitors.current(), locale.toLanguageTag()), id);
    }

    /** Whoever fills in an open task means to do it: it is claimed, and what was typed is not lost. */
    @PostMapping("/clerk/tasks/{id}")
    String post(
            @PathVariable UUID id,
            @RequestParam(name = "page", required = false) @Nullable String wanted,
            HttpServletRequest request,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        var visitor = visitors.current();
        var claimed = tasks.claim(task(id, locale), visitor, locale.toLanguageTag());
        if (!(claimed instanceof Tasks.Outcome.Ok(var task))) {
            return after(claimed, id);
        }
        var kept = forms.keep(task, wanted, request, visitor, dossiers.language(task, locale))
                .orElseThrow(() -> TasksApi.taken(task(id, locale)));
        if (!kept.flaws().isEmpty()) {
            return faulty(task, kept.progress(), kept.page(), kept.flaws(), locale, model, response);
        }
        if (kept.stay().isPresent()) {
            return "redirect:" + address(id, kept.page(), "") + "#"
                    + kept.stay().get();
        }
        if (request.getParameter("_save") != null) {
            return "redirect:" + address(id, kept.page(), "saved");
        }
        if (request.getParameter("_back") != null) {
            return "redirect:" + address(id, kept.progress().before(kept.page()).orElse(kept.page()), "");
        }
        return onward(task, kept, locale, model, response);
    }

    /** To the next page if there is one, else the task is done. */
    private String onward(
            Tasks.Task task, TaskForms.Kept kept, Locale locale, Model model, HttpServletResponse response) {
        var progress = kept.progress();
        var next = progress.after(kept.page());
        var faults = progress.faultsOn(kept.page());
        if (next.isPresent()) {
            return faults.isEmpty()
                    ? "redirect:" + address(task.id(), next.get(), "")
                    : faulty(task, progress, kept.page(), faults, locale, model, response);
        }
        var circumstances = forms.circumstances(task, dossiers.language(task, locale));
        var outcome = tasks.complete(task, progress.answers(), visitors.current(), circumstances);
        if (outcome instanceof Tasks.Outcome.Rejected) {
            var first = progress.page(null);
            return faulty(task, progress, first, progress.faultsOn(first), locale, model, response);
        }
        return after(outcome, task.id());
    }

    private static String after(Tasks.Outcome outcome, UUID id) {
        return switch (outcome) {
            case Tasks.Outcome.Ok _ -> "redirect:/clerk/tasks/" + id;
            case Tasks.Outcome.Taken taken -> throw TasksApi.taken(taken.task());
            case Tasks.Outcome.SamePerson same -> throw TasksApi.samePerson(same.other());
            case Tasks.Outcome.Rejected _ -> throw new IllegalStateException("only a form can be rejected");
        };
    }

    private static String address(UUID id, String page, String more) {
        var named = page.isEmpty() ? "" : "page=" + UriUtils.encodeQueryParam(page, StandardCharsets.UTF_8);
        var query = named.isEmpty() || more.isEmpty() ? named + more : named + "&" + more;
        return "/clerk/tasks/" + id + (query.isEmpty() ? "" : "?" + query);
    }

    private String faulty(
            Tasks.Task task,
            Progress progress,
            String page,
            List<Fault> faults,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(task, progress, page, faults, locale, model, response);
    }

    private String page(
            Tasks.Task task,
            Progress progress,
            String page,
            List<Fault> faults,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        model.addAttribute("view", forms.view(task, progress, page, faults, dossiers.language(task, locale)));
        model.addAttribute("action", address(task.id(), page, ""));
        model.addAttribute("step", progress.number(page));
        model.addAttribute("steps", progress.pages());
        model.addAttribute("fourEyes", tasks.ofFourEyes(task));
        return page(task, locale, model, response);
    }

    private String page(Tasks.Task task, Locale locale, Model model, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("task", task);
        model.addAttribute("dossier", dossiers.of(task.caseId(), locale));
        if (task.waits()) {
            model.addAttribute("saved", forms.saved(task).orElse(null));
        } else {
            tasks.answers(task.id())
                    .map(answers -> forms.said(task, answers, dossiers.language(task, locale)))
                    .ifPresent(said -> model.addAttribute("said", said));
        }
        return "casework/task";
    }

    private Tasks.Task task(UUID id, Locale locale) {
        return tasks.find(id, visitors.current(), locale.toLanguageTag()).orElseThrow(TasksApi::unknown);
    }
}
