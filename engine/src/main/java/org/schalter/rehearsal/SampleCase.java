package org.schalter.rehearsal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.schalter.expression.Scope;
import org.schalter.process.ProcessModel;

/**
 * What expressions, letters and messages would see of a case made from sample answers.
 *
 * @param known all that is known in the end
 * @param steps the actions on its way, with what was known when they were done
 * @param walk the nodes it passed and the flows it took; empty if it did not go its way
 * @param problem why it is not, or not wholly, what a real case would be; empty if it is
 */
public record SampleCase(String reference, Scope known, List<Step> steps, Walk walk, Optional<String> problem) {

    /** A way through the process. */
    public record Walk(List<String> nodes, Set<String> flows, String status) {
        static final Walk NONE = new Walk(List.of(), Set.of(), "");
    }

    /** An action that was done. */
    public record Step(ProcessModel.ServiceTask task, Scope scope) {}

    /** What was known when that action was done with that input; in the end, if it never was. */
    public Scope knownAt(String action, String input, String value) {
        return steps.stream()
                .filter(step -> step.task().action().equals(action)
                        && value.equals(step.task().inputs().get(input)))
                .map(Step::scope)
                .reduce((_, last) -> last)
                .orElse(known);
    }
}
