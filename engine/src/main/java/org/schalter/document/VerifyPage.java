package org.schalter.document;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.schalter.site.Access;
import org.schalter.site.Caller;
import org.schalter.template.Wording;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Where anyone finds out whether a document is genuine: by its code, and for a file byte for byte. */
@Controller
@Access
class VerifyPage {

    private final Verification verification;
    private final Clock clock;

    VerifyPage(Verification verification, Clock clock) {
        this.verification = verification;
        this.clock = clock;
    }

    @GetMapping("/verify")
    String form(@RequestParam(name = "code", required = false) @Nullable String code, Model model) {
        if (code == null) {
            return form(model, "", "");
        }
        return CheckCode.typed(code)
                .map(typed -> "redirect:/verify/" + typed.value())
                .orElseGet(() -> form(model, code, "malformed"));
    }

    @GetMapping("/verify/{code}")
    String check(
            @PathVariable String code,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        return answer(code, "", model, locale, request, response);
    }

    @PostMapping("/verify/{code}")
    String compare(
            @PathVariable String code,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String hash = file == null || file.isEmpty() ? "missing" : Documents.sha256(file.getBytes());
        return answer(code, hash, model, locale, request, response);
    }

    private String answer(
            String code,
            String hash,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Robots-Tag", "noindex");
        return switch (verification.check(code, Caller.network(request))) {
            case Verification.Answer.Known known -> known(known, code, hash, model, locale);
            case Verification.Answer.Forgotten forgotten -> forgotten(forgotten, code, hash, model, locale);
            case Verification.Answer.Unknown unknown -> {
                response.setStatus(HttpStatus.NOT_FOUND.value());
                yield form(model, unknown.malformed() ? code : "", unknown.malformed() ? "malformed" : "unknown");
            }
            case Verification.Answer.TooMany _ -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                response.setHeader(HttpHeaders.RETRY_AFTER, "600");
                yield form(model, "", "throttled");
            }
        };
    }

    private String known(Verification.Answer.Known known, String code, String hash, Model model, Locale locale) {
        Wording wording = new Wording(locale.toLanguageTag(), clock.getZone());
        Document document = known.document();
        model.addAttribute("code", code);
        model.addAttribute("known", known);
        model.addAttribute("issued", wording.date(document.issuedAt()));
        model.addAttribute("revoked", wording.date(document.revokedAt().orElse(null)));
        model.addAttribute("file", compared(hash, document.sha256()));
        return "document/verified";
    }

    private String forgotten(
            Verification.Answer.Forgotten forgotten, String code, String hash, Model model, Locale locale) {
        Wording wording = new Wording(locale.toLanguageTag(), clock.getZone());
        model.addAttribute("code", code);
        model.addAttribute("town", forgotten.town());
        model.addAttribute("issued", wording.date(forgotten.document().issuedAt()));
        model.addAttribute(
                "revoked", wording.date(forgotten.document().revokedAt().orElse(null)));
        model.addAttribute("file", compared(hash, forgotten.document().sha256()));
        return "document/forgotten";
    }

    private static String compared(String hash, String issued) {
        return switch (hash) {
            case "", "missing" -> hash;
            default -> hash.equals(issued) ? "same" : "different";
        };
    }

    private static String form(Model model, String code, String problem) {
        model.addAttribute("code", code.length() > 60 ? "" : code);
        model.addAttribute("problem", problem);
        return "document/verify";
    }
}
