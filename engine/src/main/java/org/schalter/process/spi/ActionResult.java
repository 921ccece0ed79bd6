package org.schalter.process.spi;

import java.util.Map;

/** How an action ended. Results are what FEEL knows: texts, numbers, booleans, dates, lists and maps of them. */
public sealed interface ActionResult {

    /** Done; later expressions find the result under the node's id. */
    record Done(Map<String, Object> result) implements ActionResult {
        public Done {
            result = Map.copyOf(result);
        }
    }

    /** Begun; the process waits at the node until somebody tells {@code Cases} the result. */
    record Waiting() implements ActionResult {}

    /**
     * Ended in a way that the author may draw a boundary error for, named by the code, for example
     * {@code payment-refused}. Without such an event the process goes on with the result.
     */
    record Declined(String code, Map<String, Object> result) implements ActionResult {
        public Declined {
            result = Map.copyOf(result);
        }
    }

    /** Done, and nothing to tell. */
    static ActionResult done() {
        return new Done(Map.of());
    }
}
