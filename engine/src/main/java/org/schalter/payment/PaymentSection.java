package org.schalter.payment;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.schalter.definition.ServiceKey;
import org.schalter.site.Site;
import org.schalter.submission.CaseId;
import org.schalter.submission.spi.NextStep;
import org.schalter.submission.spi.Section;
import org.schalter.submission.spi.SentCase;
import org.schalter.submission.spi.StatusSection;
import org.springframework.stereotype.Component;

/** What a case has to pay or has paid, on its status page and in the answer to a submission. */
@Component
class PaymentSection implements StatusSection, NextStep {

    private final Payments payments;
    private final Attempts attempts;
    private final Till till;
    private final Site site;

    PaymentSection(Payments payments, Attempts attempts, Till till, Site site) {
        this.payments = payments;
        this.attempts = attempts;
        this.till = till;
        this.site = site;
    }

    /** One order as the template shows it. */
    record Bill(String amount, String state, boolean failedBefore) {}

    @Override
    public int order() {
        return 100;
    }

    @Override
    public Optional<Section> section(SentCase sent, Locale locale) {
        List<Bill> bills = payments.of(new CaseId(sent.id())).stream()
                .map(order -> bill(order, locale))
                .toList();
        return bills.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "payment/status", Map.of("bills", bills, "payUrl", "/cases/" + sent.token() + "/pay")));
    }

    @Override
    public Optional<URI> paymentUrl(SentCase sent) {
        return sent.fee().signum() > 0 && till.online(new ServiceKey(sent.service()), sent.edition())
                ? Optional.of(URI.create(site.url() + "/cases/" + sent.token() + "/pay"))
                : Optional.empty();
    }

    private Bill bill(Payments.Order order, Locale locale) {
        String state = order.settled() ? "paid" : order.payable() ? "due" : "cancelled";
        boolean failedBefore = order.payable()
                && attempts.latest(order.id()).filter(it -> !it.open()).isPresent();
        return new Bill(Money.text(order.amount(), order.currency(), locale), state, failedBefore);
    }
}
