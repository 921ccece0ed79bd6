package org.schalter.delivery.spi;

import java.util.List;
import java.util.UUID;

/**
 * One message to one person.
 *
 * @param id the same at every attempt, so that a receiver can tell a repetition
 * @param text the message in words
 * @param html the same as a whole HTML document
 * @param language BCP 47
 */
public record Parcel(
        UUID id, String to, String subject, String text, String html, String language, List<Enclosure> enclosures) {

    public Parcel {
        enclosures = List.copyOf(enclosures);
    }

    /** A file that goes with it. */
    public record Enclosure(String name, String mediaType, byte[] content) {}

    @Override
    public String toString() {
        return "Parcel[" + id + "]"; // never the address or the content: it may reach a log
    }
}
