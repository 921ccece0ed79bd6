package org.schalter.release;

import java.util.List;
import org.schalter.comparison.InFlight;
import org.schalter.definition.ServiceKey;
import org.schalter.workspace.spi.UnderWay;
import org.springframework.stereotype.Component;

/** How much of a service is under way now, as each stage counts it. */
@Component
class UnderWayNow {

    private final List<UnderWay> counts;

    UnderWayNow(List<UnderWay> counts) {
        this.counts = counts;
    }

    InFlight of(ServiceKey key) {
        return new InFlight(
                count(key, UnderWay.Kind.DRAFTS),
                count(key, UnderWay.Kind.UNPAID),
                count(key, UnderWay.Kind.CASES),
                count(key, UnderWay.Kind.TASKS));
    }

    private long count(ServiceKey key, UnderWay.Kind kind) {
        return counts.stream()
                .filter(it -> it.kind() == kind)
                .mapToLong(it -> it.byService().getOrDefault(key, 0L))
                .sum();
    }
}
