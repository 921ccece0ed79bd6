package org.schalter.casework;

import java.util.List;
import org.schalter.event.Hearer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Every hearer of the engine under test, to be told things once more; found by the application's own scan. */
@Component
class Hearers {

    private final ObjectProvider<Hearer<?>> hearers;

    Hearers(ObjectProvider<Hearer<?>> hearers) {
        this.hearers = hearers;
    }

    List<Hearer<?>> all() {
        return hearers.stream().toList();
    }
}
