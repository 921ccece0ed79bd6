package org.schalter.conversion;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.schalter.definition.Finding;

/** What came of reading a foreign form. */
public sealed interface Conversion {

    /**
     * A form of ours.
     *
     * @param title what it calls itself
     * @param files of a package, by path; {@code form/schema.json} at least
     * @param notes what was not translated, or not quite: nothing is left out in silence
     */
    record Converted(Optional<String> title, SortedMap<String, byte[]> files, List<Finding> notes)
            implements Conversion {}

    /** It is not what it was said to be. */
    record Unreadable(String message) implements Conversion {}
}
