package org.schalter.filling;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.schalter.filling.spi.SendResult;
import org.schalter.site.Access;
import org.schalter.validation.Fault;
import org.schalter.validation.Fee;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Shows everything once more, with what it costs, and sends it. */
@Controller
@Access
class ReviewPages {

    private final Doors doors;
    private final FormPages pages;
    private final Sending sending;
    private final Clock clock;

    ReviewPages(Doors doors, FormPages pages, Sending sending, Clock clock) {
        this.doors = doors;
        this.pages = pages;
        this.sending = sending;
        this.clock = clock;
    }

    @GetMapping("/apply/{draft}/review")
    String show(@PathVariable("draft") String id, HttpServletRequest request, Locale locale, Model model) {
        Filling filling = doors.goOn(id, request, locale);
        if (filling.draft().sent()) {
            return Walk.sent(filling, model);
        }
        if (filling.journey().firstIncomplete().isPresent()) {
            return "redirect:" + Walk.next(filling, "?notice=incomplete");
        }
        return review(
                filling,
                filling.journey().faultsElsewhere().stream().map(Fault::message).toList(),
                model);
    }

    /** Sends it, once: a second time leads to where the first one led. */
    @PostMapping("/apply/{draft}/review")
    String send(@PathVariable("draft") String id, HttpServletResponse response, Model model) {
        Filling filling = doors.send(id);
        if (filling.draft().sent()) {
            return "redirect:" + filling.draft().statusUrl();
        }
        if (filling.journey().firstIncomplete().isPresent()) {
            return "redirect:" + Walk.next(filling, "?check=1&notice=moved");
        }
        return switch (sending.send(filling, doors.visitor())) {
            case SendResult.Sent sent ->
                "redirect:" + (sent.paymentUrl() == null ? sent.statusUrl() : sent.paymentUrl());
            case SendResult.Rejected rejected -> {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
                yield review(
                        filling,
                        rejected.faults().stream().map(SendResult.Flaw::message).toList(),
                        model);
            }
            case SendResult.Closed closed -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute("service", filling.service());
                model.addAttribute(
                        "href", "/services/" + filling.draft().service().value());
                yield "filling/closed";
            }
        };
    }

    /** A page's answers, with the way back to it. */
    record Section(int number, String title, String href, List<FormSummary.Group> groups) {}

    /** What it costs, in words. */
    record Cost(String total, List<Item> lines) {

        record Item(String label, String amount) {}
    }

    private String review(Filling filling, List<String> faults, Model model) {
        model.addAttribute("faults", faults);
        model.addAttribute("service", filling.service());
        model.addAttribute("language", filling.draft().language().replace("-simple", ""));
        model.addAttribute("steps", filling.journey().steps());
        model.addAttribute("sections", sections(filling));
        model.addAttribute("fee", cost(filling).orElse(null));
        model.addAttribute(
                "pays", filling.edition().content().manifest().payment().isPresent());
        model.addAttribute("action", filling.address() + "/review");
        model.addAttribute("later", filling.address() + "/later");
        List<FormPlan.Page> all = filling.journey().pages();
        model.addAttribute(
                "back", all.isEmpty() ? filling.address() : all.getLast().address(filling));
        return "filling/review";
    }

    private List<Section> sections(Filling filling) {
        List<Section> sections = new ArrayList<>();
        for (FormSummary.Section section :
                pages.summary(filling.form(), filling.showing(List.of())).sections()) {
            filling.form()
                    .plan()
                    .page(section.page())
                    .ifPresent(page -> sections.add(new Section(
                            sections.size() + 1,
                            section.title(),
                            page.address(filling) + "?return=review",
                            section.groups())));
        }
        return sections;
    }

    private Optional<Cost> cost(Filling filling) {
        Locale locale = Locale.forLanguageTag(filling.draft().language());
        return Fee.of(
                        filling.edition().content(),
                        filling.form().model(),
                        filling.now().answers(),
                        clock)
                .filter(fee -> fee.total().signum() > 0)
                .map(fee -> new Cost(
                        Sizes.euros(fee.total(), locale),
                        fee.items().stream()
                                .map(item -> new Cost.Item(item.label(), Sizes.euros(item.sum(), locale)))
                                .toList()));
    }
}
