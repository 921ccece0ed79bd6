package org.schalter.payment.provider.demo;

import java.util.List;
import org.schalter.payment.spi.Checkout;
import org.schalter.payment.spi.Order;
import org.schalter.payment.spi.Outcome;
import org.schalter.payment.spi.PaymentProvider;
import org.schalter.payment.spi.Problem;
import org.schalter.payment.spi.ProviderReference;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Takes no money; its pay page has a button for each thing that can happen. */
@Component
@ConditionalOnProperty("schalter.demo")
class DemoPayments implements PaymentProvider<DemoPayments.NoOptions> {

    private final DemoBank bank;

    DemoPayments(DemoBank bank) {
        this.bank = bank;
    }

    record NoOptions() {}

    @Override
    public String id() {
        return "demo";
    }

    @Override
    public Class<NoOptions> options() {
        return NoOptions.class;
    }

    @Override
    public Checkout start(Order order, NoOptions options) {
        String reference = bank.open(order);
        return new Checkout(order.returnTo().resolve("/demo/pay/" + reference), new ProviderReference(reference));
    }

    @Override
    public Outcome ask(ProviderReference reference, NoOptions options) {
        DemoBank.Payment payment = bank.find(reference.value())
                .orElseThrow(() ->
                        new IllegalArgumentException("the demo provider knows no payment <" + reference.value() + ">"));
        return switch (payment.outcome()) {
            case "pay" -> new Outcome.Settled(payment.amount(), payment.currency());
            case "refuse" -> new Outcome.Refused(Outcome.Reason.DECLINED);
            case "abandon" -> new Outcome.Refused(Outcome.Reason.ABANDONED);
            default -> new Outcome.Pending();
        };
    }

    @Override
    public List<Problem> selfCheck(NoOptions options) {
        return List.of();
    }
}
