package org.schalter.event;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * An event as it waits in the table.
 *
 * @param type the event's class name
 * @param event its components as JSON
 * @param heard ids of the hearers that have already coped with it
 */
record StoredEvent(String type, String event, List<String> heard) implements Serializable {

    StoredEvent heardBy(String hearer) {
        return new StoredEvent(
                type, event, Stream.concat(heard.stream(), Stream.of(hearer)).toList());
    }
}
