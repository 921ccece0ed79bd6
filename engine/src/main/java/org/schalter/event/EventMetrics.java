package org.schalter.event;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** What operators watch: how many events wait, and how many of them have failed before. */
@Component
class EventMetrics implements MeterBinder {

    private final Deliveries deliveries;

    EventMetrics(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("schalter.events.waiting", deliveries, Deliveries::waiting)
                .description("events that wait to be told")
                .register(registry);
        Gauge.builder("schalter.events.failing", deliveries, it -> it.failing().size())
                .description("events that a hearer could not cope with yet, 100 at most")
                .register(registry);
    }
}
