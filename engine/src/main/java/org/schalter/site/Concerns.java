package org.schalter.site;

import java.util.List;

/**
 * What of a stage is broken and needs an operator's eye. A bean of this type is asked for the page of operations and for the
 * daily digest; it may ask outside systems how they are, and gives up waiting for them after some seconds.
 */
public interface Concerns {

    /** Empty when all is well. */
    List<Concern> now();

    /**
     * One thing that is broken, without personal data.
     *
     * @param text a key of the texts
     * @param arguments of the text
     * @param detail what the broken thing says of itself, in its own words; empty if it says nothing
     * @param link where more is said, for example {@code /operate#messages}
     */
    record Concern(String text, List<Object> arguments, String detail, String link) {

        public Concern {
            arguments = List.copyOf(arguments);
        }
    }
}
