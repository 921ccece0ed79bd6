package org.schalter.filling;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of an application, one after the other. */
@Controller
@Access
class ApplyPages {

    private final Doors doors;
    private final Walk walk;

    ApplyPages(Doors doors, Walk walk) {
        this.doors = doors;
        this.walk = walk;
    }

    /** Goes on where something is missing. */
    @GetMapping("/apply/{draft}")
    String goOn(
            @PathVariable("draft") String id,
            @RequestParam(required = false) @Nullable String notice,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        Filling filling = doors.goOn(id, request, locale);
        if (filling.draft().sent()) {
            return Walk.sent(filling, model);
        }
        String query = notice != null && List.of("resumed", "taken").contains(notice) ? "?notice=" + notice : "";
        return "redirect:" + Walk.next(filling, query);
    }

    @GetMapping("/apply/{draft}/{page}")
    String show(
            @PathVariable("draft") String id,
            @PathVariable("page") String name,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        Filling filling = doors.goOn(id, request, locale);
        if (filling.draft().sent()) {
            return Walk.sent(filling, model);
        }
        FormPlan.Page page = page(filling, name);
        return filling.journey().mayVisit(page)
                ? walk.show(filling, page, request, model)
                : "redirect:" + Walk.next(filling, "?notice=incomplete");
    }

    @PostMapping("/apply/{draft}/{page}")
    String post(
            @PathVariable("draft") String id,
            @PathVariable("page") String name,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Filling filling = doors.open(id);
        if (filling.draft().sent()) {
            return Walk.sent(filling, model);
        }
        FormPlan.Page page = page(filling, name);
        return filling.journey().has(page)
                ? walk.take(filling, page, request, response, model)
                : "redirect:" + Walk.next(filling, "?notice=incomplete");
    }

    static FormPlan.Page page(Filling filling, String name) {
        Optional<FormPlan.Page> page = filling.form().plan().page(name);
        return page.orElseThrow(
                () -> Problem.of(HttpStatus.NOT_FOUND, "filling-page", "the form has no page of this name"));
    }
}
