package org.schalter.filling;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.schalter.site.Access;
import org.schalter.site.Languages;
import org.schalter.site.Problem;
import org.schalter.validation.Applicable;
import org.schalter.validation.Fault;
import org.schalter.validation.Part;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.ObjectNode;

/** The pages of an application, one after the other. */
@Controller
@Access
class ApplyPages {

    private final Doors doors;
    private final Fillings fillings;
    private final FormPages pages;
    private final PostedFiles files;

    ApplyPages(Doors doors, Fillings fillings, FormPages pages, PostedFiles files) {
        this.doors = doors;
        this.fillings = fillings;
        this.pages = pages;
        this.files = files;
    }

    /** Goes on where something is missing. */
    @GetMapping("/apply/{draft}")
    String goOn(
            @PathVariable("draft") String id,
            @RequestParam(required = false) @Nullable String notice,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        Filling filling = doors.read(id, request, locale);
        if (filling.draft().sent()) {
            return sent(filling, model);
        }
        String query = "resumed".equals(notice) ? "?notice=resumed" : "";
        return "redirect:" + next(filling, query);
    }

    @GetMapping("/apply/{draft}/{page}")
    String show(
            @PathVariable("draft") String id,
            @PathVariable("page") String name,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        Filling filling = doors.read(id, request, locale);
        if (filling.draft().sent()) {
            return sent(filling, model);
        }
        FormPlan.Page page = page(filling, name);
        if (!filling.journey().mayVisit(page)) {
            return "redirect:" + next(filling, "?notice=incomplete");
        }
        boolean check = request.getParameter("check") != null;
        return page(filling, page, check ? filling.journey().faultsOn(page) : List.of(), request, model);
    }

    @PostMapping("/apply/{draft}/{page}")
    String post(
            @PathVariable("draft") String id,
            @PathVariable("page") String name,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Filling before = doors.open(id);
        if (before.draft().sent()) {
            return sent(before, model);
        }
        FormPlan.Page page = page(before, name);
        if (!before.journey().has(page)) {
            return "redirect:" + next(before, "?notice=incomplete");
        }
        PostedFiles.Taken taken = files.take(before, page, request, doors.key(request));
        Fillings.Kept kept = fillings.keep(before, page.name(), parameters(request), taken::into);
        Filling after = kept.filling();
        if (after.draft().sent()) {
            return sent(after, model);
        }
        if (!kept.saved()) {
            response.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
            return page(after, page, List.of(files.tooMuch(after.draft().language())), request, model);
        }
        Optional<String> row = row(after, page, request);
        if (row.isPresent()) {
            return "redirect:" + row.get();
        }
        if (kept.stay().isPresent()) {
            return "redirect:" + after.address(page) + returning(request, "?") + "#"
                    + kept.stay().get();
        }
        if (request.getParameter("_later") != null) {
            return "redirect:" + after.address() + "/later";
        }
        return onward(before, after, page, taken.faults(), request, response, model);
    }

    /** The page of the row that a button leads to: one to be changed, or one more. */
    private static Optional<String> row(Filling filling, FormPlan.Page page, HttpServletRequest request) {
        FormPlan plan = filling.form().plan();
        ObjectNode answers = filling.draft().answers();
        Optional<RowPage> changed = Optional.ofNullable(request.getParameter("_change"))
                .flatMap(pointer -> RowPage.at(plan, page, pointer));
        return changed.or(() -> Optional.ofNullable(request.getParameter("_add"))
                        .flatMap(pointer -> RowPage.next(plan, page, pointer, answers)))
                .map(row -> filling.address(page) + "/" + row.name() + returning(request, "?"));
    }

    private String onward(
            Filling before,
            Filling after,
            FormPlan.Page page,
            List<Fault> flaws,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        List<Fault> faults = new ArrayList<>(flaws);
        faults.addAll(after.journey().faultsOn(page));
        List<String> come =
                request.getParameter("_script") == null ? come(before, after, pointers(page), request) : List.of();
        faults.removeIf(fault -> come.stream()
                .anyMatch(pointer -> Pointers.within(fault.at(), pointer) || Pointers.within(pointer, fault.at())));
        if (!faults.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(after, page, faults, request, model);
        }
        if (!come.isEmpty()) {
            return "redirect:" + after.address(page) + "?notice=more" + returning(request, "&") + "#"
                    + Pointers.id(come.getFirst());
        }
        boolean back = !returning(request, "?").isEmpty() && after.faults().isEmpty();
        return "redirect:"
                + (back
                        ? after.address() + "/review"
                        : after.journey().after(page).map(after::address).orElse(after.address() + "/review"));
    }

    private static List<String> pointers(FormPlan.Page page) {
        return page.parts().stream().map(Part::pointer).toList();
    }

    /** What applies only since this post and was not on the page that was posted. */
    static List<String> come(Filling before, Filling after, List<String> within, HttpServletRequest request) {
        Set<String> posted = new HashSet<>();
        request.getParameterMap().keySet().forEach(name -> posted.add(name.replaceFirst("\\.[a-z]+$", "")));
        return after.now().fields().stream()
                .filter(field -> field.part().children().isEmpty() && field.value() == null)
                .filter(field -> !field.part().schema().path("readOnly").asBoolean(false)
                        && !field.part().schema().has("x-calculate"))
                .map(Applicable.Field::pointer)
                .filter(pointer -> !before.now().shows(pointer) && !posted.contains(pointer))
                .filter(pointer -> within.stream().anyMatch(place -> Pointers.within(pointer, place)))
                .toList();
    }

    private String page(
            Filling filling, FormPlan.Page page, List<Fault> faults, HttpServletRequest request, Model model) {
        Languages.offer(
                request,
                filling.edition().content().manifest().languages(),
                filling.draft().language());
        model.addAttribute("view", pages.view(filling.form(), filling.showing(faults), page.name()));
        model.addAttribute("service", filling.service());
        model.addAttribute("step", filling.journey().number(page));
        model.addAttribute("steps", filling.journey().steps());
        model.addAttribute("action", filling.address(page) + returning(request, "?"));
        model.addAttribute("back", back(filling, page, request));
        model.addAttribute("notice", notice(request));
        model.addAttribute("done", "filling.next");
        return "filling/page";
    }

    private static String back(Filling filling, FormPlan.Page page, HttpServletRequest request) {
        if (!returning(request, "?").isEmpty()) {
            return filling.address() + "/review";
        }
        return filling.journey()
                .before(page)
                .map(filling::address)
                .orElse("/services/" + filling.draft().service().value());
    }

    private static @Nullable String notice(HttpServletRequest request) {
        String notice = request.getParameter("notice");
        return notice != null
                        && List.of("incomplete", "more", "resumed", "moved").contains(notice)
                ? notice
                : null;
    }

    static String returning(HttpServletRequest request, String before) {
        return "review".equals(request.getParameter("return")) ? before + "return=review" : "";
    }

    /** The first page with something missing, or the review. */
    static String next(Filling filling, String query) {
        return filling.journey()
                .firstIncomplete()
                .map(page -> filling.address(page) + query)
                .orElse(filling.address() + "/review");
    }

    static String sent(Filling filling, Model model) {
        model.addAttribute("statusUrl", filling.draft().statusUrl());
        return "filling/sent";
    }

    static FormPlan.Page page(Filling filling, String name) {
        Optional<FormPlan.Page> page = filling.form().plan().page(name);
        return page.orElseThrow(
                () -> Problem.of(HttpStatus.NOT_FOUND, "filling-page", "the form has no page of this name"));
    }

    static Map<String, List<String>> parameters(HttpServletRequest request) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, List.of(values)));
        return parameters;
    }
}
