package org.schalter.filling;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.schalter.validation.Fault;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The pages of single rows, where a list's rows are too much for the list's own page. */
@Controller
@Access
class RowPages {

    private final Doors doors;
    private final Fillings fillings;
    private final FormPages pages;
    private final PostedFiles files;

    RowPages(Doors doors, Fillings fillings, FormPages pages, PostedFiles files) {
        this.doors = doors;
        this.fillings = fillings;
        this.pages = pages;
        this.files = files;
    }

    @GetMapping("/apply/{draft}/{page}/{row}")
    String show(
            @PathVariable("draft") String id,
            @PathVariable("page") String name,
            @PathVariable("row") String row,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        Filling filling = doors.read(id, request, locale);
        if (filling.draft().sent()) {
            return ApplyPages.sent(filling, model);
        }
        RowPage page = page(filling, name, row);
        if (!filling.journey().mayVisit(page.page())) {
            return "redirect:" + ApplyPages.next(filling, "?notice=incomplete");
        }
        if (!page.isThere(filling.draft().answers())) {
            return "redirect:" + list(filling, page, request);
        }
        boolean check = request.getParameter("check") != null;
        return page(fillings.begun(filling, page), page, check ? faults(filling, page) : List.of(), request, model);
    }

    @PostMapping("/apply/{draft}/{page}/{row}")
    String post(
            @PathVariable("draft") String id,
            @PathVariable("page") String name,
            @PathVariable("row") String row,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Filling before = doors.open(id);
        if (before.draft().sent()) {
            return ApplyPages.sent(before, model);
        }
        RowPage page = page(before, name, row);
        if (!before.journey().has(page.page()) || !page.isThere(before.draft().answers())) {
            return "redirect:" + list(before, page, request);
        }
        PostedFiles.Taken taken = files.take(before, page.page(), request, doors.key(request));
        Fillings.Kept kept = fillings.keep(before, page, ApplyPages.parameters(request), taken::into);
        Filling after = kept.filling();
        if (!kept.saved()) {
            response.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
            return page(after, page, List.of(files.tooMuch(after.draft().language())), request, model);
        }
        if (kept.stay().isPresent()) {
            return "redirect:" + address(after, page, request) + "#"
                    + kept.stay().get();
        }
        if (request.getParameter("_later") != null) {
            return "redirect:" + after.address() + "/later";
        }
        return onward(fillings.begun(before, page), after, page, taken.faults(), request, response, model);
    }

    private String onward(
            Filling before,
            Filling after,
            RowPage page,
            List<Fault> flaws,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        List<Fault> faults = new ArrayList<>(flaws);
        faults.addAll(faults(after, page));
        List<String> come = request.getParameter("_script") == null
                ? ApplyPages.come(before, after, List.of(page.pointer()), request)
                : List.of();
        faults.removeIf(fault -> come.stream()
                .anyMatch(pointer -> Pointers.within(fault.at(), pointer) || Pointers.within(pointer, fault.at())));
        if (!faults.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(after, page, faults, request, model);
        }
        String address = address(after, page, request);
        return come.isEmpty()
                ? "redirect:" + list(after, page, request)
                : "redirect:" + address + (address.contains("?") ? "&" : "?") + "notice=more#"
                        + Pointers.id(come.getFirst());
    }

    private static List<Fault> faults(Filling filling, RowPage page) {
        return filling.faults().stream()
                .filter(fault -> Pointers.within(fault.at(), page.pointer()))
                .toList();
    }

    private String page(Filling filling, RowPage page, List<Fault> faults, HttpServletRequest request, Model model) {
        model.addAttribute("view", pages.view(filling.form(), filling.showing(faults), page));
        model.addAttribute("service", filling.service());
        model.addAttribute("step", filling.journey().number(page.page()));
        model.addAttribute("steps", filling.journey().steps());
        model.addAttribute("action", address(filling, page, request));
        model.addAttribute("back", list(filling, page, request));
        model.addAttribute("notice", "more".equals(request.getParameter("notice")) ? "more" : null);
        model.addAttribute("done", "filling.row.done");
        return "filling/page";
    }

    private static String address(Filling filling, RowPage page, HttpServletRequest request) {
        return filling.address(page.page()) + "/" + page.name() + ApplyPages.returning(request, "?");
    }

    private static String list(Filling filling, RowPage page, HttpServletRequest request) {
        return filling.address(page.page())
                + ApplyPages.returning(request, "?") + "#"
                + Pointers.id(page.list().pointer());
    }

    private static RowPage page(Filling filling, String name, String row) {
        return RowPage.named(filling.form().plan(), ApplyPages.page(filling, name), row)
                .filter(page -> filling.now().shows(page.list().pointer()))
                .orElseThrow(
                        () -> Problem.of(HttpStatus.NOT_FOUND, "filling-page", "the form has no page of this name"));
    }
}
