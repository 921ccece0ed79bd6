package org.schalter.validation;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
        Part part = root.at(one.pointer()).orElse(null);
        Object value = one.expression().evaluate(scope(answers, one.owner(), root, one.pointer(), clock));
        Optional<JsonNode> answer = FeelValues.answer(value, part);
        JsonNode before = one.owner().get(one.name());
        if (answer.isEmpty()) {
            return one.owner().remove(one.name()) != null;
        }
        one.owner().set(one.name(), answer.get());
        return before == null || !Choice.same(before, answer.get());
    }

    /** {@code answers}, and {@code here}: the object that the property or rule belongs to, such as one row of a list. */
    static Scope scope(ObjectNode answers, ObjectNode owner, Part root, String pointer, Clock clock) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("answers", FeelValues.of(answers, root));
        int end = pointer.lastIndexOf('/');
        variables.put("here", FeelValues.of(owner, root.at(pointer.substring(0, Math.max(0, end))).orElse(null)));
        return new Scope(variables, clock);
    }
}
