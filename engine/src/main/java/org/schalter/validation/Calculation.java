package org.schalter.validation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.schalter.expression.ExpressionIncident;
import org.schalter.expression.Scope;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives every {@code x-calculate} its value; what is calculated from something absent is absent. One calculation may need
 * another, so all are repeated until none changes; {@link SchemaFindings} has refused those that would never rest.
 */
final class Calculation {

    private final ObjectNode answers;
    private final Part root;
    private final Clock clock;
    private int rounds;

    Calculation(ObjectNode answers, Part root, Clock clock) {
        this.answers = answers;
        this.root = root;
        this.clock = clock;
    }

    /** Calculates once; whether any value is another than before. */
    boolean changes(List<Survey.Calculated> calculated) {
        if (calculated.isEmpty()) {
            return false;
        }
        if (rounds == 0) {
            calculated.forEach(one -> one.owner().remove(one.name()));
        }
        if (++rounds > calculated.size() * 2 + 20) {
            throw new ExpressionIncident("The calculations at <"
                    + calculated.stream().map(Survey.Calculated::pointer).toList()
                    + "> never come to rest; expected none that depends on itself");
        }
        boolean changed = rounds == 1;
        for (Survey.Calculated one : calculated) {
            changed |= changes(one);
        }
        return changed;
    }

    private boolean changes(Survey.Calculated one) {
        Part owner = root.at(one.pointer().substring(0, one.pointer().lastIndexOf('/')))
                .orElse(null);
        Part part = owner == null ? null : owner.child(one.name()).orElse(null);
        Object value = one.expression().evaluate(new Scope(Variables.of(answers, one.owner(), owner, root), clock));
        Optional<JsonNode> answer = FeelValues.answer(value, part);
        JsonNode before = one.owner().get(one.name());
        if (answer.isEmpty()) {
            return one.owner().remove(one.name()) != null;
        }
        one.owner().set(one.name(), answer.get());
        return before == null || !Choice.same(before, answer.get());
    }
}
