package org.schalter.casework;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.Finding;
import org.schalter.definition.Manifest;
import org.schalter.definition.ServicePackage;
import org.schalter.payment.Payments;
import org.schalter.process.spi.ActionCase;
import org.schalter.process.spi.ActionResult;
import org.schalter.process.spi.ProcessAction;
import org.schalter.process.spi.RehearsalLog;
import org.schalter.submission.CaseId;
import org.schalter.submission.Ledger;
import org.springframework.stereotype.Component;

/**
 * {@code collect-payment}: opens the order over the case's fee, or over the amount given, and waits for the money. The
 * result's {@code state} is {@code paid} or {@code refused}, as in {@code payment.state}; what costs nothing is paid.
 */
@Component
public class CollectPayment implements ProcessAction<CollectPayment.Options> {

    public static final String ID = "collect-payment";
    public static final String REFUSED = "payment-refused";

    /** What is to be paid, if it is not the fee. */
    public record Options(@Nullable BigDecimal amount) {}

    private final Payments payments;
    private final Ledger ledger;

    CollectPayment(Payments payments, Ledger ledger) {
        this.payments = payments;
        this.ledger = ledger;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public boolean immediate() {
        return true;
    }

    @Override
    public boolean waits() {
        return true;
    }

    @Override
    public List<Finding> check(ServicePackage candidate, Options options) {
        return candidate
                .manifest()
                .payment()
                .filter(rule -> !rule.methods().contains(Manifest.Method.ONLINE))
                .map(rule -> List.of(Finding.warning(
                        "process.bpmn",
                        "",
                        "collect-payment has its amount paid online, but the methods of service.yaml are <%s>; expected online among them"
                                .formatted(rule.methods().stream()
                                        .map(it -> it.name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-'))
                                        .collect(Collectors.joining(", "))))))
                .orElse(List.of());
    }

    @Override
    public ActionResult perform(ActionCase at, Options options) {
        var order = open(new CaseId(at.caseId()), at.occurrence(), options);
        if (order.isEmpty() || order.get().settled()) {
            return paid(order.map(Payments.Order::amount).orElse(BigDecimal.ZERO));
        }
        ledger.enter(order.get().caseId(), "status:waiting-for-payment", at.occurrence());
        return new ActionResult.Waiting();
    }

    @Override
    public ActionResult rehearse(ActionCase at, Options options, RehearsalLog log) {
        var fee = at.scope().variables().get("fee") instanceof Map<?, ?> map ? map.get("total") : null;
        var amount = options.amount() == null && fee instanceof BigDecimal total ? total : options.amount();
        if (amount == null || amount.signum() <= 0) {
            return paid(BigDecimal.ZERO);
        }
        log.status("waiting-for-payment");
        return new ActionResult.Waiting();
    }

    /** The process no longer waits: nobody shall pay any more. */
    @Override
    public void withdraw(UUID caseId, String node) {
        payments.of(new CaseId(caseId)).stream()
                .filter(order -> node(order).equals(node) && order.payable())
                .forEach(payments::cancel);
    }

    /** The node that waits for an order. */
    static String node(Payments.Order order) {
        return order.purpose().replaceFirst("[^A-Za-z0-9_].*", "");
    }

    static ActionResult paid(BigDecimal amount) {
        return new ActionResult.Done(Map.of("state", "paid", "amount", amount));
    }

    private Optional<Payments.Order> open(CaseId id, String purpose, Options options) {
        var amount = options.amount();
        if (amount == null) {
            return payments.open(id, purpose);
        }
        return amount.signum() <= 0 ? Optional.empty() : Optional.of(payments.open(id, purpose, amount, "EUR"));
    }
}
