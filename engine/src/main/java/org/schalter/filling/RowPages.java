package org.schalter.filling;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.schalter.site.Access;
import org.schalter.site.Problem;
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
    private final Walk walk;

    RowPages(Doors doors, Walk walk) {
        this.doors = doors;
        this.walk = walk;
    }

    @GetMapping("/apply/{draft}/{page}/{row}")
    String show(
            @PathVariable("draft") String id,
            @PathVariable("page") String name,
            @PathVariable("row") String row,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        Filling filling = doors.goOn(id, request, locale);
        if (filling.draft().sent()) {
            return Walk.sent(filling, model);
        }
        RowPage page = page(filling, name, row);
        if (!filling.journey().mayVisit(page.page())) {
            return "redirect:" + Walk.next(filling, "?notice=incomplete");
        }
        return page.isThere(filling.draft().answers())
                ? walk.show(filling, page, request, model)
                : "redirect:" + page.back(filling, Returning.of(request));
    }

    @PostMapping("/apply/{draft}/{page}/{row}")
    String post(
            @PathVariable("draft") String id,
            @PathVariable("page") String name,
            @PathVariable("row") String row,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Filling filling = doors.open(id);
        if (filling.draft().sent()) {
            return Walk.sent(filling, model);
        }
        RowPage page = page(filling, name, row);
        return filling.journey().has(page.page())
                        && page.isThere(filling.draft().answers())
                ? walk.take(filling, page, request, response, model)
                : "redirect:" + page.back(filling, Returning.of(request));
    }

    private static RowPage page(Filling filling, String name, String row) {
        return RowPage.named(filling.form().plan(), ApplyPages.page(filling, name), row)
                .filter(page -> filling.now().shows(page.list().pointer()))
                .orElseThrow(
                        () -> Problem.of(HttpStatus.NOT_FOUND, "filling-page", "the form has no page of this name"));
    }
}
