package org.schalter.payment;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.schalter.site.Site;
import org.schalter.submission.Doorkeeper;
import org.schalter.submission.Submission;
import org.schalter.submission.Submissions;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The payer's way to the provider and back. The address of the way back is known to the provider, so it opens nothing by
 * itself: it leads on to the case only in the browser that went to pay, which a cookie tells.
 */
@Controller
@Access
class PaymentPages {

    private static final String COOKIE = "schalter-payer";

    private final Submissions submissions;
    private final Doorkeeper doorkeeper;
    private final Till till;
    private final Checkouts checkouts;
    private final Site site;

    PaymentPages(Submissions submissions, Doorkeeper doorkeeper, Till till, Checkouts checkouts, Site site) {
        this.submissions = submissions;
        this.doorkeeper = doorkeeper;
        this.till = till;
        this.checkouts = checkouts;
        this.site = site;
    }

    @GetMapping("/cases/{token}/pay")
    String pay(@PathVariable String token, Model model, HttpServletResponse response) {
        Submission submission =
                submissions.byToken(token).map(doorkeeper::enter).orElseThrow(PaymentPages::unknown);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Till.Due due = till.due(submission);
        return switch (due) {
            case Till.Due.Nothing _ -> "redirect:/cases/" + token;
            case Till.Due.Soon _ -> waiting(submission, model, response);
            case Till.Due.Now now -> lead(now.order(), submission, model, response);
        };
    }

    private String lead(Payments.Order order, Submission submission, Model model, HttpServletResponse response) {
        return switch (checkouts.to(order, submission)) {
            case Checkouts.Way.To to -> {
                response.addHeader(HttpHeaders.SET_COOKIE, payer(submission.token()));
                yield leave(to.payPage(), model, response);
            }
            case Checkouts.Way.Paid _ -> "redirect:/cases/" + submission.token();
            case Checkouts.Way.Wait _ -> waiting(submission, model, response);
            case Checkouts.Way.Down _ -> {
                response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
                model.addAttribute("token", submission.token());
                yield "payment/down";
            }
        };
    }

    private static String waiting(Submission submission, Model model, HttpServletResponse response) {
        response.setHeader("Refresh", "3");
        model.addAttribute("token", submission.token());
        return "payment/wait";
    }

    /** Where the provider sends the payer back to, whatever came of it. */
    @GetMapping("/payments/{attempt}")
    String back(
            @PathVariable UUID attempt,
            @CookieValue(name = COOKIE, required = false) @Nullable String token,
            Model model,
            HttpServletResponse response) {
        Payments.Order order = till.look(attempt).orElseThrow(PaymentPages::unknown);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Optional<Submission> own = Optional.ofNullable(token)
                .flatMap(submissions::byToken)
                .filter(it -> it.id().equals(order.caseId()));
        if (own.isPresent()) {
            return "redirect:/cases/" + own.get().token();
        }
        model.addAttribute("paid", order.settled());
        return "payment/back";
    }

    private String payer(String token) {
        return ResponseCookie.from(COOKIE, token)
                .path("/payments/")
                .httpOnly(true)
                .secure("https".equals(scheme()))
                .sameSite("Lax")
                .maxAge(Duration.ofDays(1))
                .build()
                .toString();
    }

    private String scheme() {
        URI url = site.url();
        return url.getScheme() == null ? "" : url.getScheme();
    }

    /**
     * A pay page of our own is led to without its host, so that the payer stays where they are. To a foreign one no form may
     * be redirected (the content security policy forbids it, and sending an application is a form), so a page in between
     * goes on by itself.
     */
    String leave(URI payPage, Model model, HttpServletResponse response) {
        if (payPage.getHost() != null && payPage.resolve("/").equals(site.url().resolve("/"))) {
            return "redirect:" + payPage.getRawPath();
        }
        response.setHeader("Refresh", "0;url=" + payPage.toASCIIString());
        model.addAttribute("payPage", payPage.toASCIIString());
        model.addAttribute("host", String.valueOf(payPage.getHost()));
        return "payment/leave";
    }

    private static Problem unknown() {
        return Problem.of(HttpStatus.NOT_FOUND, "unknown-case", "there is no such case or payment");
    }
}
