package org.schalter.submission;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.schalter.event.Deliveries;
import org.schalter.site.Access;
import org.schalter.site.NavigationEntry;
import org.schalter.site.Role;
import org.schalter.submission.spi.OperateSection;
import org.schalter.submission.spi.Section;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where operators see whether anything is stuck, and push it on. Shows references and stations, never answers. */
@Controller
@Access(Role.OPERATOR)
class OperatePage {

    private final Overview overview;
    private final Submissions submissions;
    private final Ledger ledger;
    private final Deliveries deliveries;
    private final ObjectProvider<OperateSection> sections;

    OperatePage(
            Overview overview,
            Submissions submissions,
            Ledger ledger,
            Deliveries deliveries,
            ObjectProvider<OperateSection> sections) {
        this.overview = overview;
        this.submissions = submissions;
        this.ledger = ledger;
        this.deliveries = deliveries;
        this.sections = sections;
    }

    @GetMapping("/operate")
    String show(@RequestParam(defaultValue = "") String reference, Model model, Locale locale) {
        String wanted = reference.strip();
        Optional<Submission> found = wanted.isEmpty() ? Optional.empty() : submissions.byReference(wanted);
        model.addAttribute("reference", wanted);
        model.addAttribute("found", found.orElse(null));
        model.addAttribute("stations", found.map(it -> ledger.of(it.id())).orElse(List.of()));
        model.addAttribute("failing", deliveries.failing());
        model.addAttribute("waiting", deliveries.waiting());
        model.addAttribute("newest", overview.newest());
        model.addAttribute("sections", sections(locale));
        return "submission/operate";
    }

    @PostMapping("/operate/events")
    String retry(@RequestParam String event) {
        deliveries.retry(event);
        return "redirect:/operate#events";
    }

    private List<Section> sections(Locale locale) {
        return sections.stream()
                .sorted(Comparator.comparingInt(OperateSection::order))
                .flatMap(it -> it.section(locale).stream())
                .toList();
    }

    @Configuration(proxyBeanMethods = false)
    static class Entry {

        @Bean
        NavigationEntry operateEntry() {
            return new NavigationEntry("submission.operate.navigation", "/operate", Role.OPERATOR, 900);
        }
    }
}
