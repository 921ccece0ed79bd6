package org.schalter.payment.provider.demo;

import org.schalter.RunningEngine;
import org.schalter.payment.provider.demo.DemoPayments.NoOptions;
import org.schalter.payment.spi.Checkout;
import org.schalter.payment.spi.PaymentProvider;
import org.schalter.payment.spi.PaymentProviderContract;

class DemoPaymentsTests extends PaymentProviderContract<NoOptions> {

    private final DemoBank bank = RunningEngine.onH2().bean(DemoBank.class);

    @Override
    protected PaymentProvider<NoOptions> provider() {
        return new DemoPayments(bank);
    }

    @Override
    protected NoOptions options() {
        return new NoOptions();
    }

    @Override
    protected void pay(Checkout checkout) {
        bank.decide(checkout.reference().value(), "pay");
    }

    @Override
    protected void refuse(Checkout checkout) {
        bank.decide(checkout.reference().value(), "refuse");
    }

    @Override
    protected void abandon(Checkout checkout) {
        bank.decide(checkout.reference().value(), "abandon");
    }
}
