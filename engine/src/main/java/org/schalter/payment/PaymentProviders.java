package org.schalter.payment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.schalter.payment.spi.Checkout;
import org.schalter.payment.spi.Order;
import org.schalter.payment.spi.Outcome;
import org.schalter.payment.spi.PaymentProvider;
import org.schalter.payment.spi.Problem;
import org.schalter.payment.spi.ProviderReference;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The payment providers there are, each with its options, and the one that new payments go to. */
@Component
class PaymentProviders {

    private static final String DEMO = "demo";

    private final Map<String, Connected<?>> byId = new TreeMap<>();
    private final Optional<Connected<?>> chosen;
    private final Duration startTimeout;

    PaymentProviders(ObjectProvider<PaymentProvider<?>> providers, PaymentSettings settings, Environment environment) {
        providers.forEach(provider -> connect(provider, environment));
        this.chosen = choose(settings.provider());
        this.startTimeout = settings.startTimeout();
    }

    /** A provider together with its options. */
    record Connected<O extends Record>(PaymentProvider<O> provider, O options) {

        Checkout start(Order order) {
            return provider.start(order, options);
        }

        Outcome ask(String reference) {
            return provider.ask(new ProviderReference(reference), options);
        }

        List<Problem> selfCheck() {
            try {
                return provider.selfCheck(options);
            } catch (RuntimeException e) {
                return List.of(new Problem(provider.id(), "the self-check failed: " + e));
            }
        }
    }

    /** The provider for new payments; none means that nothing can be paid online. */
    Optional<Connected<?>> chosen() {
        return chosen;
    }

    /** How long a provider may take to say where to pay. */
    Duration startTimeout() {
        return startTimeout;
    }

    /** The provider that an earlier payment was begun with. */
    Optional<Connected<?>> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Set<String> ids() {
        return byId.keySet();
    }

    Map<String, Connected<?>> all() {
        return byId;
    }

    private <O extends Record> void connect(PaymentProvider<O> provider, Environment environment) {
        O options = Binder.get(environment).bindOrCreate("schalter.payment.options", Bindable.of(provider.options()));
        Connected<?> before = byId.put(provider.id(), new Connected<>(provider, options));
        if (before != null) {
            throw new IllegalStateException(
                    "two payment providers are called <%s>: %s and %s; an id must be unique, there are %s"
                            .formatted(
                                    provider.id(),
                                    before.provider().getClass().getName(),
                                    provider.getClass().getName(),
                                    byId.keySet()));
        }
    }

    private Optional<Connected<?>> choose(String id) {
        if (id.isEmpty()) {
            return find(DEMO);
        }
        if (!byId.containsKey(id)) {
            throw new IllegalStateException(
                    "schalter.payment.provider is <%s>, but there is no such payment provider; right would be one of %s"
                            .formatted(id, byId.keySet()));
        }
        return find(id);
    }
}
