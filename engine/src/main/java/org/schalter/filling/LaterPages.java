package org.schalter.filling;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.schalter.site.Access;
import org.schalter.site.Dates;
import org.schalter.site.Site;
import org.schalter.site.Throttle;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Stopping for now with a code, and going on with it. */
@Controller
@Access
class LaterPages {

    private static final int MAILS_OF_A_DRAFT = 3;

    private final Doors doors;
    private final Drafts drafts;
    private final Site site;
    private final Clock clock;
    private final Throttle tries;
    private final Throttle mailsOfADraft;
    private final Throttle mailsOfAVisitor;

    LaterPages(Doors doors, Drafts drafts, Site site, FillingSettings settings, Clock clock) {
        this.doors = doors;
        this.drafts = drafts;
        this.site = site;
        this.clock = clock;
        this.tries = new Throttle(settings.resumeTries(), Duration.ofMinutes(15), clock);
        this.mailsOfADraft = new Throttle(MAILS_OF_A_DRAFT, Duration.ofHours(1), clock);
        this.mailsOfAVisitor = new Throttle(settings.resumeMailsPerHour(), Duration.ofHours(1), clock);
    }

    @GetMapping("/apply/{draft}/later")
    String later(@PathVariable("draft") String id, HttpServletRequest request, Locale locale, Model model) {
        Filling filling = doors.read(id, request, locale);
        return filling.draft().sent()
                ? Walk.sent(filling, model)
                : later(filling, "", null, request.getParameter("mailed") != null, locale, model);
    }

    @PostMapping("/apply/{draft}/later")
    String mail(
            @PathVariable("draft") String id,
            @RequestParam(defaultValue = "") String mail,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        Filling filling = doors.open(id);
        if (filling.draft().sent()) {
            return Walk.sent(filling, model);
        }
        String address = mail.strip();
        String error = !isMail(address) ? "wrong" : mayMail(id, request) ? null : "often";
        if (error != null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return later(filling, address, error, false, locale, model);
        }
        drafts.remind(filling.draft(), address);
        return "redirect:" + filling.address() + "/later?mailed";
    }

    /** Addresses are anybody's: whoever begins many applications would have us write to many strangers. */
    private boolean mayMail(String draft, HttpServletRequest request) {
        return mailsOfADraft.allows(draft) && mailsOfAVisitor.allows(doors.key(request));
    }

    /** Roughly; the mail itself shows whether it exists. Nothing that could begin another header or address. */
    private static boolean isMail(String address) {
        return address.length() <= 254
                && address.matches("[^\\s@<>,;:\"()\\[\\]\\\\]+@[^\\s@<>,;:\"()\\[\\]\\\\]+\\.[^\\s@.]{2,}");
    }

    private String later(
            Filling filling, String mail, @Nullable String error, boolean mailed, Locale locale, Model model) {
        model.addAttribute("service", filling.service());
        model.addAttribute("code", filling.draft().code().printed());
        model.addAttribute("resume", site.url() + "/resume");
        model.addAttribute("until", Dates.inWords(filling.draft().expiresAt().atZone(clock.getZone()), locale));
        model.addAttribute("mail", mail);
        model.addAttribute("error", error);
        model.addAttribute("mailed", mailed);
        model.addAttribute("action", filling.address() + "/later");
        model.addAttribute("go", filling.address());
        return "filling/later";
    }

    @GetMapping("/resume")
    String ask(Model model) {
        return resume("", null, model);
    }

    @PostMapping("/resume")
    String resume(
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (code.isBlank()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return resume("", "empty", model);
        }
        if (!tries.allows(doors.key(request))) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            return resume(code, "often", model);
        }
        Optional<Draft> draft =
                drafts.resume(ResumeCode.typed(code), doors.visitor().subject());
        if (draft.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return resume(code, "wrong", model);
        }
        return "redirect:/apply/" + draft.get().id() + "?notice=resumed";
    }

    private static String resume(String code, @Nullable String error, Model model) {
        model.addAttribute("code", code);
        model.addAttribute("error", error);
        return "filling/resume";
    }
}
