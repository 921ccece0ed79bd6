package org.schalter.casework;

import java.util.List;
import java.util.Optional;
import org.schalter.event.Hearer;
import org.schalter.payment.Payments;
import org.schalter.payment.Payments.Order;
import org.schalter.payment.Payments.PaymentRefused;
import org.schalter.payment.Payments.PaymentSettled;
import org.schalter.process.ProcessModel.ServiceTask;
import org.schalter.submission.CaseId;
import org.schalter.submission.spi.MissingStation;
import org.schalter.submission.spi.SentCase;
import org.schalter.workflow.Places.Place;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What must be there for a case to get on that waits for money: the order, and that it is told what came of it. */
@Component
class PaymentDuties {

    private final Payments payments;
    private final Redo redo;
    private final Hearer<PaymentSettled> paid;
    private final Hearer<PaymentRefused> refused;
    private final TransactionTemplate transaction;

    PaymentDuties(
            Payments payments,
            Redo redo,
            Hearer<PaymentSettled> caseworkPaid,
            Hearer<PaymentRefused> caseworkRefused,
            TransactionTemplate transaction) {
        this.payments = payments;
        this.redo = redo;
        this.paid = caseworkPaid;
        this.refused = caseworkRefused;
        this.transaction = transaction;
    }

    Optional<MissingStation> missing(SentCase sent, ServiceTask task, Place place) {
        var orders = payments.of(new CaseId(sent.id())).stream()
                .filter(order -> CollectPayment.node(order).equals(task.id()))
                .toList();
        return orders.isEmpty()
                ? Optional.of(new MissingStation(
                        "payment-due",
                        place.since(),
                        "casework.missing.order",
                        "",
                        () -> redo.perform(sent, task, List.of())))
                : untold(sent, task, orders.getLast());
    }

    private Optional<MissingStation> untold(SentCase sent, ServiceTask task, Order order) {
        String station = "step:" + task.id();
        var settledAt = order.settledAt();
        if (settledAt != null) {
            return Optional.of(new MissingStation(
                    station,
                    settledAt,
                    "casework.missing.paid",
                    "",
                    () -> tell(new PaymentSettled(sent.id(), order.id()))));
        }
        return payments.declinedAt(order)
                .map(at -> new MissingStation(
                        station,
                        at,
                        "casework.missing.refused",
                        "",
                        () -> tell(new PaymentRefused(sent.id(), order.id(), PaymentHearers.DECLINED))));
    }

    private boolean tell(PaymentSettled event) {
        transaction.executeWithoutResult(_ -> paid.hear(event));
        return true;
    }

    private boolean tell(PaymentRefused event) {
        transaction.executeWithoutResult(_ -> refused.hear(event));
        return true;
    }
}
