package org.schalter.delivery;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.schalter.delivery.spi.DeliveryChannel;
import org.schalter.delivery.spi.DeliveryResult;
import org.schalter.delivery.spi.Parcel;
import org.schalter.site.Site;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The channel that the settings name, with its options. */
@Component
class Channels {

    private final Chosen<?> chosen;

    Channels(List<DeliveryChannel<?>> channels, DeliverySettings settings, Site site, Environment environment) {
        Map<String, DeliveryChannel<?>> byId = channels.stream()
                .collect(Collectors.toMap(DeliveryChannel::id, Function.identity(), (one, other) -> {
                    throw new IllegalStateException(
                            "channel id <" + one.id() + "> is used by " + one.getClass() + " and " + other.getClass());
                }));
        String id = settings.channel().isEmpty() ? (site.demo() ? "demo" : "smtp") : settings.channel();
        DeliveryChannel<?> named = byId.get(id);
        if (named == null) {
            throw new IllegalStateException("schalter.delivery.channel is <" + id + ">; there are "
                    + byId.keySet().stream().sorted().toList());
        }
        this.chosen = Chosen.of(named, environment);
    }

    String id() {
        return chosen.channel().id();
    }

    DeliveryResult deliver(Parcel parcel) {
        return chosen.deliver(parcel);
    }

    List<String> selfCheck() {
        return chosen.selfCheck();
    }

    private record Chosen<O extends Record>(DeliveryChannel<O> channel, O options) {

        static <O extends Record> Chosen<O> of(DeliveryChannel<O> channel, Environment environment) {
            O options = Binder.get(environment).bindOrCreate("schalter.delivery.options", channel.options());
            return new Chosen<>(channel, options);
        }

        DeliveryResult deliver(Parcel parcel) {
            return channel.deliver(parcel, options);
        }

        List<String> selfCheck() {
            return channel.selfCheck(options);
        }
    }
}
