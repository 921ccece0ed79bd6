package org.schalter.operation;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.schalter.event.Routine;
import org.schalter.site.Access;
import org.schalter.site.Concerns;
import org.schalter.site.Role;
import org.schalter.submission.spi.OperateSection;
import org.schalter.submission.spi.Section;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where operators find the incident whose number somebody reads to them; kept for thirty days. */
@Controller
@Access(Role.OPERATOR)
class IncidentPage implements OperateSection, Concerns, Routine {

    private static final int LATELY = 10;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration KEPT = Duration.ofDays(30);

    private final IncidentBook book;
    private final Clock clock;

    IncidentPage(IncidentBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    @GetMapping("/operate/incidents")
    String show(@RequestParam(defaultValue = "") String number, Model model) {
        String wanted = number.strip();
        Optional<IncidentBook.Entry> found = wanted.isEmpty() ? Optional.empty() : book.find(wanted);
        model.addAttribute("number", wanted);
        model.addAttribute("unknown", !wanted.isEmpty() && found.isEmpty());
        model.addAttribute("incidents", found.map(List::of).orElseGet(() -> book.latest(100)));
        return "operation/incidents";
    }

    @Override
    public int order() {
        return 900;
    }

    @Override
    public Optional<Section> section(Locale locale) {
        return Optional.of(new Section("operation/lately", Map.of("incidents", book.latest(LATELY))));
    }

    @Override
    public List<Concern> now() {
        long lately = book.since(clock.instant().minus(DAY));
        return lately == 0
                ? List.of()
                : List.of(new Concern("operation.concern.incidents", List.of(lately), "", "/operate/incidents"));
    }

    @Override
    public String id() {
        return "operation.forget-incidents";
    }

    @Override
    public String cron() {
        return "0 30 3 * * *";
    }

    @Override
    public void run() {
        book.forget(clock.instant().minus(KEPT));
    }
}
