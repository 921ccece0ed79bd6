package org.schalter.workflow;

import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Map;
import org.flowable.common.engine.api.delegate.Expression;
import org.flowable.common.engine.api.variable.VariableContainer;
import org.flowable.common.engine.impl.el.FixedValue;
import org.flowable.common.engine.impl.javax.el.ValueExpression;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.impl.el.ProcessExpressionManager;
import org.jspecify.annotations.Nullable;

/** FEEL in place of Flowable's own expression language, which is unreachable: a text is FEEL, or a constant. */
final class FeelExpressions extends ProcessExpressionManager {

    private final Casebook casebook;

    FeelExpressions(Casebook casebook) {
        super(Map.of());
        this.casebook = casebook;
    }

    @Override
    public Expression createExpression(String text) {
        if (text.startsWith("=")) {
            return new Feel(text, false);
        }
        return text.startsWith(ExecutableProcess.COUNT) ? new Feel(text, true) : new FixedValue(text);
    }

    @Override
    protected Expression createJuelExpression(String text, ValueExpression expression) {
        throw new SecondWall.RefusedElement("<%s> is refused: only FEEL is run".formatted(text));
    }

    private final class Feel implements Expression {
        private final String text;
        private final boolean counts;

        Feel(String text, boolean counts) {
            this.text = text;
            this.counts = counts;
        }

        @Override
        public @Nullable Object getValue(VariableContainer container) {
            if (!(container instanceof DelegateExecution execution)) {
                throw new IllegalStateException("<%s> is evaluated outside a case".formatted(text));
            }
            var at = Position.of(execution, casebook);
            var process = casebook.process(at.process());
            var facts = casebook.facts(at.caseId(), process);
            if (counts) {
                var node = text.substring(ExecutableProcess.COUNT.length());
                return process.elements(node, at.items(), facts, casebook.clock())
                        .size();
            }
            return understood(process.evaluate(text, at, facts, casebook.clock()));
        }

        @Override
        public void setValue(Object value, VariableContainer container) {
            throw new IllegalStateException("FEEL assigns nothing");
        }

        @Override
        public String getExpressionText() {
            return text;
        }

        /** Durations as ISO texts and moments as instants, which is what Flowable's timers understand. */
        private @Nullable Object understood(@Nullable Object value) {
            return switch (value) {
                case Period period -> period.toString();
                case OffsetDateTime moment -> moment.toInstant();
                case null -> null;
                default -> value;
            };
        }
    }
}
