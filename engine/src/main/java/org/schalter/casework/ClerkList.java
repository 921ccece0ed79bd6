package org.schalter.casework;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.schalter.identity.Visitors;
import org.schalter.publishing.Editions;
import org.schalter.site.Access;
import org.schalter.site.NavigationEntry;
import org.schalter.site.Role;
import org.schalter.submission.Submissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The clerks' list of tasks. */
@Controller
@Access(Role.CLERK)
class ClerkList {

    private static final List<String> STATES = List.of("waiting", "open", "claimed", "done");

    private final Tasks tasks;
    private final Submissions submissions;
    private final Visitors visitors;
    private final Editions editions;
    private final CaseworkSettings settings;

    ClerkList(Tasks tasks, Submissions submissions, Visitors visitors, Editions editions, CaseworkSettings settings) {
        this.tasks = tasks;
        this.submissions = submissions;
        this.visitors = visitors;
        this.editions = editions;
        this.settings = settings;
    }

    /** What the clerk wants to see. */
    record Wish(String unit, String service, String state, String q, boolean mine) {

        String address(int page) {
            return UriComponentsBuilder.fromPath("/clerk")
                    .queryParam("unit", "{unit}")
                    .queryParam("service", "{service}")
                    .queryParam("state", "{state}")
                    .queryParam("mine", mine)
                    .queryParam("page", page)
                    .encode()
                    .buildAndExpand(unit, service, state)
                    .toUriString();
        }
    }

    @GetMapping("/clerk")
    String list(
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "waiting") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(defaultValue = "0") int page,
            Locale locale,
            Model model) {
        var wish = new Wish(unit, service, STATES.contains(state) ? state : "waiting", q.strip(), mine);
        if (!wish.q().isEmpty() && submissions.byReference(wish.q()).isPresent()) {
            return "redirect:"
                    + UriComponentsBuilder.fromPath("/clerk/cases/{reference}")
                            .encode()
                            .buildAndExpand(wish.q())
                            .toUriString();
        }
        int asked = Math.clamp(page, 0, 100_000);
        var visitor = visitors.current();
        var search = new Tasks.Search(
                empty(unit),
                empty(service),
                wish.state().equals("waiting") ? null : wish.state(),
                null,
                mine,
                asked,
                settings.pageSize());
        var found = tasks.list(search, visitor, locale.toLanguageTag());
        model.addAttribute("wish", wish);
        model.addAttribute("tasks", found.tasks());
        model.addAttribute("titles", titles(locale));
        model.addAttribute("units", units());
        model.addAttribute("states", STATES);
        model.addAttribute("next", found.more() ? wish.address(asked + 1) : null);
        model.addAttribute("previous", asked > 0 ? wish.address(asked - 1) : null);
        return "casework/list";
    }

    /** The live services' titles by their keys. */
    private TreeMap<String, String> titles(Locale locale) {
        var titles = new TreeMap<String, String>();
        editions.live()
                .forEach(edition -> titles.put(
                        edition.key().value(),
                        edition.content().manifest().title().in(locale.toLanguageTag())));
        return titles;
    }

    private List<String> units() {
        var visitor = visitors.current();
        return editions.live().stream()
                .map(edition -> edition.content().manifest().unit())
                .filter(visitor::serves)
                .distinct()
                .sorted()
                .toList();
    }

    private static @Nullable String empty(String value) {
        return value.isBlank() ? null : value;
    }

    /** How urgent a task is, for its row. */
    @Component("taskUrgency")
    static class Urgency {
        private final Clock clock;

        Urgency(Clock clock) {
            this.clock = clock;
        }

        /** {@code late}, {@code soon} or {@code none}. */
        public String of(Tasks.Task task) {
            var now = OffsetDateTime.now(clock);
            var due = task.due();
            var remindAt = task.remindAt();
            if (!task.waits()) {
                return "none";
            }
            return due != null && due.isBefore(now)
                    ? "late"
                    : remindAt != null && remindAt.isBefore(now) ? "soon" : "none";
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry caseworkNavigation() {
            return new NavigationEntry("casework.navigation", "/clerk", Role.CLERK, 300);
        }
    }
}
