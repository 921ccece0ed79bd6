package org.schalter.definition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What must come of an example: the content of {@code expected.yaml}. What is absent is not looked at.
 *
 * @param faults exactly these, when rejected
 * @param today the date on which the example happens; without it, the date on which it is run
 * @param identity whom to pretend to be: {@code level}, and attributes
 * @param shown JSON Pointers of what must be asked
 * @param hidden JSON Pointers of what must not be asked
 * @param payment what the pretended provider answers: paid, refused, abandoned
 * @param tasks what the clerks do, in order
 * @param clock how much time passes after which node
 * @param path the nodes the process passes, in order
 */
public record Expected(
        boolean accepted,
        Optional<List<Fault>> faults,
        Optional<LocalDate> today,
        Map<String, String> identity,
        List<String> shown,
        List<String> hidden,
        Optional<Fee> fee,
        Optional<String> payment,
        List<Task> tasks,
        List<Pass> clock,
        Optional<List<String>> path,
        Optional<List<Paper>> documents,
        Optional<List<Message>> messages,
        Optional<String> status) {

    /** A fault: a JSON Pointer into the answers, and the keyword that is broken there. */
    public record Fault(String at, String keyword) {}

    /** The total of the fee, exact. */
    public record Fee(BigDecimal total) {}

    /** What a clerk answers at a task's node. */
    public record Task(String task, JsonNode answers) {}

    /** Time that passes once a node is reached. */
    public record Pass(String after, TemporalAmount pass) {}

    /** A document that must be issued, and texts it must contain. */
    public record Paper(String name, List<String> contains) {}

    /** A message that must be sent, to whom, and texts it must contain. */
    public record Message(String name, Optional<String> to, List<String> contains) {}
}
