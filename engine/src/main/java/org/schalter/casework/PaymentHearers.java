package org.schalter.casework;

import java.util.Map;
import java.util.UUID;
import org.schalter.event.Event;
import org.schalter.event.Hearer;
import org.schalter.payment.Payments;
import org.schalter.payment.Payments.PaymentRefused;
import org.schalter.payment.Payments.PaymentSettled;
import org.schalter.process.Messages;
import org.schalter.process.spi.ActionResult;
import org.schalter.submission.CaseId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells processes what has come of payments. */
@Configuration(proxyBeanMethods = false)
class PaymentHearers {

    static final String DECLINED = "declined";

    @Bean
    Hearer<PaymentSettled> caseworkPaid(Cases cases, Payments payments, Milestones milestones) {
        return new Heard<>("casework.paid", PaymentSettled.class) {
            @Override
            public void hear(PaymentSettled event) {
                var caseId = new CaseId(event.caseId());
                cases.lock(caseId);
                var order = order(payments, caseId, event.orderId());
                var node = CollectPayment.node(order);
                if (cases.waits(event.caseId(), node)) {
                    milestones.paid(event.caseId(), order.purpose());
                    cases.resume(caseId, node, CollectPayment.paid(order.amount()));
                }
                cases.tell(caseId, Messages.PAYMENT_SETTLED);
            }
        };
    }

    /**
     * A bank's no ends the order, so that the process may go on without money; whoever broke off or was too slow may try
     * again until a timer of the process says otherwise.
     */
    @Bean
    Hearer<PaymentRefused> caseworkRefused(Cases cases, Payments payments) {
        return new Heard<>("casework.refused", PaymentRefused.class) {
            @Override
            public void hear(PaymentRefused event) {
                var caseId = new CaseId(event.caseId());
                cases.lock(caseId);
                var order = order(payments, caseId, event.orderId());
                var node = CollectPayment.node(order);
                if (event.reason().equals(DECLINED) && cases.waits(event.caseId(), node) && payments.cancel(order)) {
                    cases.resume(caseId, node, refused(event.reason()));
                    cases.tell(caseId, Messages.PAYMENT_REFUSED);
                }
            }
        };
    }

    static ActionResult refused(String reason) {
        return new ActionResult.Declined(CollectPayment.REFUSED, Map.of("state", "refused", "reason", reason));
    }

    private static Payments.Order order(Payments payments, CaseId caseId, UUID orderId) {
        return payments.of(caseId).stream()
                .filter(order -> order.id().equals(orderId))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("case <%s> has no order <%s>".formatted(caseId, orderId)));
    }

    private abstract static class Heard<E extends Event> implements Hearer<E> {
        private final String id;
        private final Class<E> hears;

        Heard(String id, Class<E> hears) {
            this.id = id;
            this.hears = hears;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public Class<E> hears() {
            return hears;
        }
    }
}
