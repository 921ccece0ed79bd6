package org.schalter.payment.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What every payment provider keeps. Extend it in the provider's tests, give it a provider that talks to the vendor's test
 * system or to a pretended one, and play the payer in the three methods.
 */
public abstract class PaymentProviderContract<O extends Record> {

    /** The provider under test. */
    protected abstract PaymentProvider<O> provider();

    /** Options that work. */
    protected abstract O options();

    /** The payer pays on the pay page. */
    protected abstract void pay(Checkout checkout);

    /** The bank or the provider says no. */
    protected abstract void refuse(Checkout checkout);

    /** The payer breaks off; do nothing for a provider that never learns of it. */
    protected abstract void abandon(Checkout checkout);

    @Test
    void hasAShortStableId() {
        assertThat(provider().id())
                .matches("[a-z][a-z0-9-]{1,39}")
                .isEqualTo(provider().id());
        assertThat(provider().options()).isEqualTo(options().getClass());
    }

    @Test
    void sendsThePayerToAnAbsoluteAddress() {
        var checkout = provider().start(order("30.70"), options());

        assertThat(checkout.payPage().isAbsolute()).isTrue();
        assertThat(checkout.payPage().getScheme()).isIn("http", "https");
        assertThat(checkout.reference().value()).isNotBlank();
    }

    @Test
    void namesEachAttemptDifferently() {
        var first = provider().start(order("30.70"), options());
        var second = provider().start(order("30.70"), options());

        assertThat(second.reference()).isNotEqualTo(first.reference());
    }

    @Test
    void isPendingUntilSomethingHappens() {
        var checkout = provider().start(order("30.70"), options());

        assertThat(ask(checkout)).isInstanceOf(Outcome.Pending.class);
        assertThat(ask(checkout)).isInstanceOf(Outcome.Pending.class);
    }

    @Test
    void settlesExactlyTheOrdersAmount() {
        var checkout = provider().start(order("1234.05"), options());
        pay(checkout);

        for (int i = 0; i < 2; i++) {
            assertThat(ask(checkout)).isInstanceOfSatisfying(Outcome.Settled.class, settled -> {
                assertThat(settled.amount()).isEqualByComparingTo("1234.05");
                assertThat(settled.currency()).isEqualTo("EUR");
            });
        }
    }

    @Test
    void settlesOnlyThePaymentThatWasPaid() {
        var paid = provider().start(order("10.00"), options());
        var other = provider().start(order("10.00"), options());
        pay(paid);

        assertThat(ask(other)).isInstanceOf(Outcome.Pending.class);
    }

    @Test
    void tellsARefusal() {
        var checkout = provider().start(order("30.70"), options());
        refuse(checkout);

        assertThat(ask(checkout)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void neverTakesMoneyFromSomebodyWhoBrokeOff() {
        var checkout = provider().start(order("30.70"), options());
        abandon(checkout);

        assertThat(ask(checkout)).isNotInstanceOf(Outcome.Settled.class);
    }

    @Test
    void neverSettlesWhatItDoesNotKnow() {
        var unknown = new ProviderReference("never-started-" + UUID.randomUUID());
        Outcome outcome;
        try {
            outcome = provider().ask(unknown, options());
        } catch (RuntimeException e) {
            return; // saying so is fine too
        }
        assertThat(outcome).isNotInstanceOf(Outcome.Settled.class);
    }

    @Test
    void findsNothingWrongWithOptionsThatWork() {
        assertThat(provider().selfCheck(options())).isEmpty();
    }

    private Outcome ask(Checkout checkout) {
        return provider().ask(checkout.reference(), options());
    }

    /** An order over so many euros, each time another one. */
    protected static Order order(String amount) {
        var id = UUID.randomUUID();
        return new Order(
                id,
                "T-2026-000001",
                new BigDecimal(amount),
                "EUR",
                "Bewohnerparkausweis T-2026-000001",
                List.of(new Order.Item("Gebühr", new BigDecimal(amount))),
                URI.create("http://localhost:8080/payments/" + id),
                URI.create("http://localhost:8080/api/v1/payments/" + id + "/notifications"),
                "de");
    }
}
