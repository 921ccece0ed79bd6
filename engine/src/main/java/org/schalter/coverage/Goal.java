package org.schalter.coverage;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;

/**
 * Something of a service that a test should reach.
 *
 * @param file where it is written
 * @param at a path, a JSON Pointer or an element's id in that file
 * @param values what to call it in a sentence, in the service's reference language
 */
record Goal(Kind kind, String file, String at, Map<String, String> values) {

    enum Kind {
        /** A page of the form. */
        PAGE,
        /** A question or a group of them. */
        QUESTION,
        /** A condition of the form that holds. */
        CONDITION,
        /** A condition of the form that does not hold. */
        OTHERWISE,
        /** A rule over several fields that somebody breaks. */
        RULE,
        /** A row of a decision's table. */
        ROW,
        /** A way that the process may take. */
        WAY,
        /** An end of the process. */
        END,
        /** A document that is issued. */
        DOCUMENT,
        /** A message that is sent. */
        MESSAGE;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same thing has the same mark, whatever it is called. */
    record Mark(Kind kind, String file, String at) {}

    Mark mark() {
        return new Mark(kind, file, at);
    }
}
