package org.schalter.workspace;

import java.util.List;
import java.util.SortedMap;
import org.schalter.definition.Finding;

/** What a new service begins as. */
sealed interface Beginning {

    /** These files, with notes on what its author should know. */
    record Files(SortedMap<String, byte[]> files, List<Finding> notes) implements Beginning {}

    /** It cannot begin from that. */
    record Unusable(String message) implements Beginning {}
}
