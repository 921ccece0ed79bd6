package org.schalter.submission;

import java.util.List;
import org.schalter.event.Deliveries;
import org.schalter.site.Concerns;
import org.springframework.stereotype.Component;

/** Events that somebody could not cope with, by who that is. */
@Component
class EventConcerns implements Concerns {

    private final Deliveries deliveries;

    EventConcerns(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public List<Concern> now() {
        var failing = deliveries.failing();
        return failing.stream()
                .map(Deliveries.Failing::hearer)
                .distinct()
                .map(hearer -> new Concern("submission.concern.events", List.of(hearer), "", "/operate#events"))
                .toList();
    }
}
