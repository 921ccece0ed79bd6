package org.schalter.casework;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.schalter.filling.FormPages;
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
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One task with everything a clerk needs for it on one page. */
@Controller
@Access(Role.CLERK)
class ClerkPages {

    private final Tasks tasks;
    private final Dossiers dossiers;
    private final FormPages pages;
    private final Visitors visitors;

    ClerkPages(Tasks tasks, Dossiers dossiers, FormPages pages, Visitors visitors) {
        this.tasks = tasks;
        this.dossiers = dossiers;
        this.pages = pages;
        this.visitors = visitors;
    }

    @GetMapping("/clerk/tasks/{id}")
    String show(@PathVariable UUID id, Locale locale, Model model, HttpServletResponse response) {
        return page(task(id, locale), JsonNodeFactory.instance.objectNode(), List.of(), locale, model, response);
    }

    @PostMapping("/clerk/tasks/{id}/claim")
    String claim(@PathVariable UUID id, Locale locale) {
        return after(tasks.claim(task(id, locale), visitors.current(), locale.toLanguageTag()), id);
    }

    @PostMapping("/clerk/tasks/{id}/release")
    String release(@PathVariable UUID id, Locale locale) {
        return after(tasks.release(task(id, locale), visitors.current(), locale.toLanguageTag()), id);
    }

    @PostMapping("/clerk/tasks/{id}")
    String complete(
            @PathVariable UUID id,
            HttpServletRequest request,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        var task = task(id, locale);
        var base = JsonNodeFactory.instance.objectNode();
        var read = pages.read(dossiers.form(task), null, posted(request), base, language(task, locale), Set.of());
        if (read.stay().isPresent()) {
            return page(task, read.answers(), List.of(), locale, model, response);
        }
        var outcome = tasks.complete(task, read.answers(), visitors.current(), language(task, locale));
        if (outcome instanceof Tasks.Outcome.Rejected rejected) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(task, read.answers(), rejected.faults(), locale, model, response);
        }
        return after(outcome, id);
    }

    private static String after(Tasks.Outcome outcome, UUID id) {
        return switch (outcome) {
            case Tasks.Outcome.Ok _ -> "redirect:/clerk/tasks/" + id;
            case Tasks.Outcome.Taken taken -> throw TasksApi.taken(taken.task());
            case Tasks.Outcome.SamePerson same -> throw TasksApi.samePerson(same.other());
            case Tasks.Outcome.Rejected _ -> throw new IllegalStateException("only a form can be rejected");
        };
    }

    private String page(
            Tasks.Task task,
            ObjectNode answers,
            List<Fault> faults,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        var form = dossiers.form(task);
        var language = language(task, locale);
        var shown = tasks.answers(task.id()).orElse(answers);
        var now = form.model().applicable(shown, tasks.circumstances(language));
        var showing = new FormPages.Showing(language, shown, now, faults, Map.of(), _ -> Optional.empty());
        model.addAttribute("task", task);
        model.addAttribute("dossier", dossiers.of(task.caseId(), locale));
        if (task.state().equals("claimed") && task.mine()) {
            model.addAttribute("view", pages.view(form, showing, null));
        } else if (!task.waits()) {
            model.addAttribute("said", pages.summary(form, showing));
        }
        return "casework/task";
    }

    /** The form's own language nearest to that of the page. */
    private String language(Tasks.Task task, Locale locale) {
        return dossiers.language(task, locale);
    }

    private static Map<String, List<String>> posted(HttpServletRequest request) {
        Map<String, List<String>> posted = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> posted.put(name, List.of(values)));
        return posted;
    }

    private Tasks.Task task(UUID id, Locale locale) {
        return tasks.find(id, visitors.current(), locale.toLanguageTag()).orElseThrow(TasksApi::unknown);
    }
}
