package org.schalter.rehearsal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.schalter.definition.Example;
import org.schalter.process.ProcessModel;
import org.schalter.validation.Applicable;
import org.schalter.validation.Fault;
import org.schalter.validation.Fee;
import org.schalter.validation.FormModel;

/**
 * What came of an example, whatever it expects.
 *
 * @param judged empty where no verdict could be found
 * @param way through the process; empty where the answers are not accepted or the process can't be rehearsed
 * @param rules by decision file, the ids of the rules that led to something
 * @param problem why it did not get as far as it should; empty if it did
 */
public record Trial(
        Example example,
        Optional<Judged> judged,
        Optional<Way> way,
        Map<String, Set<String>> rules,
        Optional<String> problem) {

    /** The verdict, the questions that were asked, and the fee, if it has one. */
    public record Judged(List<Fault> faults, Applicable applicable, Optional<Fee> fee) {

        public boolean accepted() {
            return faults.isEmpty();
        }
    }

    /** A document or message that would go out. */
    public record Paper(String name, String to, String text) {}

    /** What the process did, in order, and where it came to rest. */
    public record Way(
            List<String> path,
            Set<String> flows,
            List<Paper> documents,
            List<Paper> messages,
            String status,
            Rest rest) {}

    /**
     * Where a case waits, and what of its example was needed to get there.
     *
     * @param open nodes that wait for somebody
     * @param due how long until the next timer goes off, if there is one
     * @param tasks how many of its tasks were done
     * @param passes how often the clock went on
     * @param settled whether the payer's answer was asked for
     */
    public record Rest(List<String> open, Optional<Duration> due, int tasks, int passes, boolean settled) {}

    /** All trials of a package, and what they were made with. */
    public record Run(Optional<Forms> forms, List<Trial> trials) {}

    /** What can be tried: a form that compiles, and a process if it is sound. */
    public record Forms(FormModel form, Optional<ProcessModel> process) {}

    boolean accepted() {
        return judged.filter(Judged::accepted).isPresent();
    }
}
