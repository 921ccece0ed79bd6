package org.schalter.filling;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.ServiceKey;
import org.schalter.publishing.Edition;
import org.schalter.publishing.Editions;
import org.schalter.publishing.Openness;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.schalter.site.Throttle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Begins an application. */
@Controller
@Access
class StartPages {

    private final Editions editions;
    private final Starts starts;
    private final Doors doors;
    private final Throttle throttle;

    StartPages(Editions editions, Starts starts, Doors doors, FillingSettings settings, Clock clock) {
        this.editions = editions;
        this.starts = starts;
        this.doors = doors;
        this.throttle = new Throttle(settings.draftsPerHour(), Duration.ofHours(1), clock);
    }

    /** Where signing in leads back to: the description, now with the right to begin. */
    @GetMapping("/services/{key}/start")
    String beginAgain(@PathVariable String key) {
        Edition edition = live(key);
        doors.admit(edition);
        return "redirect:/services/" + edition.key().value();
    }

    @PostMapping("/services/{key}/start")
    String start(
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String language,
            Locale locale,
            HttpServletRequest request,
            Model model) {
        Edition edition = live(key);
        if (doors.visitor().subject() == null && needsSignIn(edition)) {
            return "redirect:/services/" + edition.key().value() + "/start";
        }
        doors.admit(edition);
        if (editions.openness(edition) != Openness.OPEN) {
            model.addAttribute("service", edition.content().manifest().title().in(locale.getLanguage()));
            model.addAttribute("href", "/services/" + edition.key().value());
            return "filling/closed";
        }
        if (!throttle.allows(doors.key(request))) {
            throw Problem.of(
                    HttpStatus.TOO_MANY_REQUESTS, "filling-often", "too many applications begun, wait an hour");
        }
        Draft draft = starts.start(edition, doors.visitor(), language, locale);
        boolean chosen = draft.language().equals(language) && !draft.language().equals(locale.getLanguage());
        return "redirect:/apply/" + draft.id() + (chosen ? "?lang=" + draft.language() : "");
    }

    private static boolean needsSignIn(Edition edition) {
        return edition.content().manifest().identity().minimum() != org.schalter.definition.Manifest.Level.NONE;
    }

    private Edition live(String key) {
        return (ServiceKey.fits(key) ? editions.live(new ServiceKey(key)) : java.util.Optional.<Edition>empty())
                .orElseThrow(() ->
                        Problem.of(HttpStatus.NOT_FOUND, "unknown-service", "there is no live service <" + key + ">"));
    }
}
