package org.schalter.delivery.provider.demo;

import java.util.List;
import org.schalter.delivery.spi.DeliveryChannel;
import org.schalter.delivery.spi.DeliveryResult;
import org.schalter.delivery.spi.Parcel;
import org.springframework.stereotype.Component;

/** Takes everything and sends nothing; the outbox page shows it. */
@Component
class DemoChannel implements DeliveryChannel<DemoChannel.Options> {

    record Options() {}

    @Override
    public String id() {
        return "demo";
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public DeliveryResult deliver(Parcel parcel, Options options) {
        return new DeliveryResult.Delivered("demo");
    }

    @Override
    public List<String> selfCheck(Options options) {
        return List.of();
    }
}
