package org.schalter.casework;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.schalter.process.ProcessModel;
import org.schalter.process.ProcessModel.Body;
import org.schalter.process.ProcessModel.Flow;
import org.schalter.process.ProcessModel.Gateway;
import org.schalter.process.ProcessModel.Junction;
import org.schalter.workflow.CaseFacts;
import org.schalter.workflow.EditionProcess;
import org.schalter.workflow.Position;

/**
 * Which flows a case can have taken: the conditions of its sealed edition, asked of its answers and of what has come of its
 * nodes. What may have been otherwise when the case was there – a node done several times, the payment, the day – leaves
 * all flows open that depend on it.
 */
final class OpenFlows implements Predicate<Flow> {

    private static final Set<String> SEALED = Set.of("answers", "case", "fee");
    private static final Set<String> OF_THE_MOMENT = Set.of("today(", "now(");

    private final EditionProcess process;
    private final CaseFacts facts;
    private final Position anywhere;
    private final Clock clock;
    private final Map<String, Long> times;
    private final Map<String, Boolean> open = new HashMap<>();

    OpenFlows(EditionProcess process, CaseFacts facts, Position anywhere, List<CaseFacts.Result> results, Clock clock) {
        this.process = process;
        this.facts = facts;
        this.anywhere = anywhere;
        this.clock = clock;
        this.times = results.stream().collect(Collectors.groupingBy(CaseFacts.Result::node, Collectors.counting()));
        for (Body body : process.model().bodies()) {
            body.nodes().stream()
                    .filter(Gateway.class::isInstance)
                    .map(Gateway.class::cast)
                    .filter(it -> it.junction() != Junction.PARALLEL && !process.repeated(it.id()))
                    .forEach(gateway -> decide(gateway, body.from(gateway.id())));
        }
    }

    /** Whether an expression asks for nothing but what was sealed at receipt. */
    static boolean sealed(EditionProcess process, String source) {
        return notOfTheMoment(source) && SEALED.containsAll(process.names(source));
    }

    private static boolean notOfTheMoment(String source) {
        return OF_THE_MOMENT.stream().noneMatch(source.replace(" ", "")::contains);
    }

    @Override
    public boolean test(Flow flow) {
        return open.getOrDefault(flow.id(), true);
    }

    private void decide(Gateway gateway, List<Flow> flows) {
        boolean exclusive = gateway.junction() == Junction.EXCLUSIVE;
        boolean taken = false;
        for (Flow flow : flows) {
            if (gateway.otherwise().filter(flow.id()::equals).isEmpty()) {
                var holds = holds(flow);
                open.put(flow.id(), !(exclusive && taken) && holds.orElse(true));
                taken |= holds.orElse(false);
            }
        }
        boolean sure = taken;
        gateway.otherwise().ifPresent(otherwise -> open.put(otherwise, !sure));
    }

    /** Empty if that is not sure. */
    private Optional<Boolean> holds(Flow flow) {
        return flow.condition().filter(this::neverChanges).flatMap(this::evaluated);
    }

    private Optional<Boolean> evaluated(String condition) {
        try {
            return process.evaluate(condition, anywhere, facts, clock) instanceof Boolean holds
                    ? Optional.of(holds)
                    : Optional.empty();
        } catch (RuntimeException incident) {
            return Optional.empty();
        }
    }

    private boolean neverChanges(String condition) {
        return notOfTheMoment(condition) && process.names(condition).stream().allMatch(this::neverChangesItself);
    }

    private boolean neverChangesItself(String name) {
        if (name.equals("tasks")) {
            return times.values().stream().allMatch(it -> it == 1);
        }
        return SEALED.contains(name)
                || times.getOrDefault(name, 0L) == 1
                        && process.model().nodes().get(name) instanceof ProcessModel.Activity;
    }
}
