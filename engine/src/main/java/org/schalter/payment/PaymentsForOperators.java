package org.schalter.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.schalter.identity.Visitors;
import org.schalter.payment.spi.Problem;
import org.schalter.site.Access;
import org.schalter.site.Concerns;
import org.schalter.site.Role;
import org.schalter.submission.spi.OperateSection;
import org.schalter.submission.spi.Section;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Payments that need an operator's eye: money to give back, what is open, and what the providers say of themselves. */
@Controller
@Access(Role.OPERATOR)
class PaymentsForOperators implements OperateSection, Concerns {

    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final Strays strays;
    private final PaymentProviders providers;
    private final Visitors visitors;

    PaymentsForOperators(JdbcClient jdbc, Strays strays, PaymentProviders providers, Visitors visitors) {
        this.jdbc = jdbc;
        this.strays = strays;
        this.providers = providers;
        this.visitors = visitors;
    }

    /** A provider's verdict on itself. */
    record Check(String provider, boolean chosen, List<Problem> problems) {}

    @Override
    public int order() {
        return 200;
    }

    @Override
    public Optional<Section> section(Locale locale) {
        return Optional.of(new Section(
                "payment/operate", Map.of("strays", strays.newest(MOST), "open", open(), "checks", checks())));
    }

    @Override
    public List<Concern> now() {
        List<Concern> concerns = new ArrayList<>();
        checks().stream()
                .filter(Check::chosen)
                .forEach(check -> check.problems()
                        .forEach(problem -> concerns.add(new Concern(
                                "payment.concern.provider",
                                List.of(check.provider()),
                                problem.where() + ": " + problem.message(),
                                "/operate#payments"))));
        int left = strays.newest(MOST).size();
        if (left > 0) {
            concerns.add(new Concern("payment.concern.strays", List.of(left), "", "/operate#payments"));
        }
        return concerns;
    }

    /** Money is given back at the provider, or where the town keeps its books; here it is noted. */
    @PostMapping("/operate/payments")
    String clear(@RequestParam UUID id) {
        if (!strays.clear(id, visitors.current().name())) {
            throw org.schalter.site.Problem.of(
                    HttpStatus.NOT_FOUND, "unknown-stray", "no such payment is left to be cleared up");
        }
        return "redirect:/operate#payments";
    }

    private long open() {
        return jdbc.sql("""
            select count(*) from payment_order o left join payment_settlement s on s.order_id = o.id
            where s.order_id is null and o.cancelled_at is null\
            """).query(Long.class).single();
    }

    private List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        providers
                .all()
                .forEach((id, connected) -> checks.add(new Check(
                        id,
                        providers
                                .chosen()
                                .filter(it -> it.provider().id().equals(id))
                                .isPresent(),
                        connected.selfCheck())));
        return checks;
    }
}
