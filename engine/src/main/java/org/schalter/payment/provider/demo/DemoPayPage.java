package org.schalter.payment.provider.demo;

import java.net.URI;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pretended provider's pay page. */
@Controller
@Access
@ConditionalOnProperty("schalter.demo")
class DemoPayPage {

    private static final Set<String> OUTCOMES = Set.of("pay", "refuse", "abandon");

    private final DemoBank bank;

    DemoPayPage(DemoBank bank) {
        this.bank = bank;
    }

    @GetMapping("/demo/pay/{reference}")
    String show(@PathVariable String reference, Model model, Locale locale) {
        DemoBank.Payment payment = find(reference);
        NumberFormat format =
                NumberFormat.getCurrencyInstance(locale.getLanguage().equals("de") ? Locale.GERMANY : Locale.UK);
        format.setCurrency(Currency.getInstance(payment.currency()));
        model.addAttribute("payment", payment);
        model.addAttribute("amount", format.format(payment.amount()));
        model.addAttribute("back", back(payment));
        return "payment/demo";
    }

    @PostMapping("/demo/pay/{reference}")
    String decide(@PathVariable String reference, @RequestParam String outcome) {
        DemoBank.Payment payment = find(reference);
        if (!OUTCOMES.contains(outcome)) {
            throw Problem.of(
                    HttpStatus.BAD_REQUEST, "demo-outcome", "the outcome <" + outcome + "> is none of " + OUTCOMES);
        }
        bank.decide(reference, outcome);
        return "redirect:" + back(payment);
    }

    /** Without the host: the demo runs on the machine that asked, by whatever name it was called. */
    private static String back(DemoBank.Payment payment) {
        return URI.create(payment.returnTo()).getRawPath();
    }

    private DemoBank.Payment find(String reference) {
        return bank.find(reference)
                .orElseThrow(
                        () -> Problem.of(HttpStatus.NOT_FOUND, "unknown-payment", "there is no payment of that name"));
    }
}
