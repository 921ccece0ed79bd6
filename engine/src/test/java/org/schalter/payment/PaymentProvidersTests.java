package org.schalter.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.schalter.payment.spi.Checkout;
import org.schalter.payment.spi.Order;
import org.schalter.payment.spi.Outcome;
import org.schalter.payment.spi.PaymentProvider;
import org.schalter.payment.spi.Problem;
import org.schalter.payment.spi.ProviderReference;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

class PaymentProvidersTests {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void bindsTheOptionsThatAProviderDeclares() {
        environment.setProperty("schalter.payment.options.endpoint", "https://pay.example");

        var chosen = registry("bank", new Bank("bank")).chosen().orElseThrow();

        assertThat(chosen.options()).isEqualTo(new Bank.Options("https://pay.example"));
    }

    @Test
    void anUnknownIdStopsTheStartAndListsTheIdsThereAre() {
        assertThatThrownBy(() -> registry("nope", new Bank("bank"), new Bank("another")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("<nope>")
                .hasMessageContaining("[another, bank]");
    }

    @Test
    void anIdUsedTwiceStopsTheStart() {
        assertThatThrownBy(() -> registry("", new Bank("bank"), new Bank("bank")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("<bank>")
                .hasMessageContaining("must be unique");
    }

    @Test
    void withoutASettingOnlyTheDemoIsTaken() {
        assertThat(registry("", new Bank("bank")).chosen()).isEmpty();
        assertThat(registry("", new Bank("bank"), new Bank("demo")).chosen()).isPresent();
    }

    @Test
    void aSelfCheckThatFailsIsAProblemAndNoAccident() {
        var chosen = registry("bank", new Bank("bank")).chosen().orElseThrow();

        assertThat(chosen.selfCheck())
                .singleElement()
                .satisfies(it -> assertThat(it.message()).contains("closed"));
    }

    private PaymentProviders registry(String id, PaymentProvider<?>... providers) {
        var beans = new StaticListableBeanFactory();
        for (int i = 0; i < providers.length; i++) {
            beans.addBean("provider" + i, providers[i]);
        }
        var settings = new PaymentSettings(id, Duration.ZERO, Duration.ofMinutes(1), "-", Duration.ofDays(1));
        return new PaymentProviders(providersOf(beans), settings, environment);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static ObjectProvider<PaymentProvider<?>> providersOf(StaticListableBeanFactory beans) {
        return (ObjectProvider) beans.getBeanProvider(PaymentProvider.class);
    }

    private record Bank(String id) implements PaymentProvider<Bank.Options> {

        record Options(String endpoint) {}

        @Override
        public Class<Options> options() {
            return Options.class;
        }

        @Override
        public Checkout start(Order order, Options options) {
            throw new IllegalStateException("closed");
        }

        @Override
        public Outcome ask(ProviderReference reference, Options options) {
            throw new IllegalStateException("closed");
        }

        @Override
        public List<Problem> selfCheck(Options options) {
            throw new IllegalStateException("closed");
        }
    }
}
