package org.schalter.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.schalter.payment.spi.Problem;
import org.schalter.site.Concerns;
import org.schalter.submission.spi.OperateSection;
import org.schalter.submission.spi.Section;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Payments that need an operator's eye: money to give back, what is open, and what the providers say of themselves. */
@Component
class PaymentsForOperators implements OperateSection, Concerns {

    private final JdbcClient jdbc;
    private final PaymentProviders providers;

    PaymentsForOperators(JdbcClient jdbc, PaymentProviders providers) {
        this.jdbc = jdbc;
        this.providers = providers;
    }

    /** A payment at a provider that pays for nothing: the wrong amount, twice, or after the order was taken back. */
    record Stray(String reference, String provider, String providerReference, String why) {}

    /** A provider's verdict on itself. */
    record Check(String provider, boolean chosen, List<Problem> problems) {}

    @Override
    public int order() {
        return 200;
    }

    @Override
    public Optional<Section> section(Locale locale) {
        return Optional.of(
                new Section("payment/operate", Map.of("strays", strays(), "open", open(), "checks", checks())));
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
        int strays = strays().size();
        if (strays > 0) {
            concerns.add(new Concern("payment.concern.strays", List.of(strays), "", "/operate#payments"));
        }
        return concerns;
    }

    private List<Stray> strays() {
        return jdbc.sql("""
            select c.reference, a.provider, a.reference as payment, a.ended, o.cancelled_at
            from payment_attempt a
            join payment_order o on o.id = a.order_id
            join submission_case c on c.id = o.case_id
            left join payment_settlement s on s.attempt_id = a.id
            where a.ended in ('settled', 'mismatch') and s.order_id is null
            order by a.ended_at desc limit 100\
            """)
                .query((row, n) -> new Stray(
                        row.getString("reference"),
                        row.getString("provider"),
                        row.getString("payment"),
                        row.getString("ended").equals("mismatch")
                                ? "mismatch"
                                : row.getTimestamp("cancelled_at") == null ? "twice" : "cancelled"))
                .list();
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
