package org.schalter.filling;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.schalter.comparison.Area;
import org.schalter.comparison.Change;
import org.schalter.comparison.Changes;
import org.schalter.comparison.Sentences;
import org.schalter.comparison.Why;
import org.schalter.publishing.Edition;
import org.schalter.publishing.Succession.Fate;
import org.schalter.site.Access;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What has changed since somebody began, to be confirmed before they go on. */
@Controller
@Access
class ChangesPages {

    /** What can be told to those who don't know how a service is written. */
    private static final Set<String> PLAIN = Set.of(
            "field-added",
            "field-added-required",
            "field-added-sometimes",
            "field-removed",
            "field-required",
            "field-optional",
            "condition-changed",
            "choice-added",
            "choice-removed",
            "code-added",
            "code-removed");

    private final Doors doors;
    private final Takeover takeover;
    private final Sentences sentences;

    ChangesPages(Doors doors, Takeover takeover, Sentences sentences) {
        this.doors = doors;
        this.takeover = takeover;
        this.sentences = sentences;
    }

    @GetMapping("/apply/{draft}/changes")
    String show(@PathVariable("draft") String id, HttpServletRequest request, Locale locale, Model model) {
        Filling filling = doors.read(id, request, locale);
        if (filling.draft().sent() || !(takeover.fate(filling) instanceof Fate.AwaitsConfirmation awaited)) {
            return "redirect:" + filling.address();
        }
        return show(filling, awaited.to(), locale, model);
    }

    /** What is confirmed is what was shown: where yet another edition has taken over, it is shown anew. */
    @PostMapping("/apply/{draft}/changes")
    String confirm(
            @PathVariable("draft") String id,
            @RequestParam(defaultValue = "0") int edition,
            Locale locale,
            Model model) {
        Filling filling = doors.open(id);
        if (filling.draft().sent() || !(takeover.fate(filling) instanceof Fate.AwaitsConfirmation awaited)) {
            return "redirect:" + filling.address();
        }
        if (awaited.to().number() != edition) {
            return show(filling, awaited.to(), locale, model);
        }
        takeover.take(filling, awaited.to());
        return "redirect:" + filling.address() + "?notice=taken";
    }

    private String show(Filling filling, Edition to, Locale locale, Model model) {
        List<Change> changes = Changes.between(filling.edition().content(), to.content()).stream()
                .filter(it -> it.area() != Area.TASKS)
                .toList();
        model.addAttribute("service", filling.service());
        model.addAttribute("edition", to.number());
        model.addAttribute("action", filling.address() + "/changes");
        model.addAttribute(
                "changes",
                changes.stream()
                        .filter(it -> PLAIN.contains(it.what()))
                        .map(it -> sentences.sentence(it, locale))
                        .distinct()
                        .toList());
        model.addAttribute("fee", changes.stream().anyMatch(it -> it.why() == Why.PRICE));
        model.addAttribute(
                "otherwise",
                changes.stream()
                        .anyMatch(it -> !PLAIN.contains(it.what())
                                && it.why() != Why.PRICE
                                && it.why().concernsDrafts()));
        return "filling/changes";
    }
}
