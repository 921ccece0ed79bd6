package org.schalter.operation;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.schalter.site.Access;
import org.schalter.site.Concerns;
import org.schalter.site.Role;
import org.schalter.submission.spi.OperateSection;
import org.schalter.submission.spi.Section;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where operators find the incident whose number somebody reads to them, and what the failure said. */
@Controller
@Access(Role.OPERATOR)
class IncidentPage implements OperateSection, Concerns {

    private static final int LATELY = 10;
    private static final Duration DAY = Duration.ofDays(1);

    private final IncidentTable table;
    private final Clock clock;

    IncidentPage(IncidentTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @GetMapping("/operate/incidents")
    String show(@RequestParam(defaultValue = "") String number, Model model) {
        String wanted = number.strip();
        Optional<IncidentTable.Entry> found = table.find(IncidentBook.number(wanted));
        model.addAttribute("number", wanted);
        model.addAttribute("unknown", !wanted.isEmpty() && found.isEmpty());
        model.addAttribute("found", found.isPresent());
        found.flatMap(it -> table.report(it.number())).ifPresent(it -> model.addAttribute("report", it));
        model.addAttribute("incidents", found.map(List::of).orElseGet(() -> table.latest(100)));
        return "operation/incidents";
    }

    @Override
    public int order() {
        return 900;
    }

    @Override
    public Optional<Section> section(Locale locale) {
        return Optional.of(new Section("operation/lately", Map.of("incidents", table.latest(LATELY))));
    }

    @Override
    public List<Concern> now() {
        long lately = table.since(clock.instant().minus(DAY));
        return lately == 0
                ? List.of()
                : List.of(new Concern("operation.concern.incidents", List.of(lately), "", "/operate/incidents"));
    }
}
