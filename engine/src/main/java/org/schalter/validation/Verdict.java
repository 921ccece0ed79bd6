package org.schalter.validation;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What comes of answers: accepted as they are to be kept, or rejected with every reason. */
public sealed interface Verdict {

    /** The answers normalised, calculated, and without what does not apply. */
    ObjectNode answers();

    /** Why not; empty when accepted. */
    List<Fault> faults();

    record Accepted(ObjectNode answers) implements Verdict {
        @Override
        public List<Fault> faults() {
            return List.of();
        }
    }

    record Rejected(List<Fault> faults, ObjectNode answers) implements Verdict {
        public Rejected {
            faults = List.copyOf(faults);
        }
    }
}
