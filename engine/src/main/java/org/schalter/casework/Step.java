package org.schalter.casework;

import org.flowable.engine.delegate.BpmnError;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.flowable.engine.impl.bpmn.helper.ErrorPropagation;

/** What Flowable does at every node that works or waits: ask the casebook. */
final class Step extends AbstractBpmnActivityBehavior {

    /** The variable, never stored, by which a resumed step learns that it has failed. */
    static final String DECLINED = "declined";

    private final transient Casebook casebook;

    Step(Casebook casebook) {
        this.casebook = casebook;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            if (casebook.begin(Position.of(execution, casebook))) {
                leave(execution);
            }
        } catch (Declined declined) {
            ErrorPropagation.propagateError(new BpmnError(declined.code), execution);
        }
    }

    @Override
    public void trigger(DelegateExecution execution, String signal, Object data) {
        if (execution.getTransientVariable(DECLINED) instanceof String code) {
            ErrorPropagation.propagateError(new BpmnError(code), execution);
        } else {
            leave(execution);
        }
    }

    /** The step has failed in a way that the author has drawn a boundary error for. */
    static final class Declined extends RuntimeException {
        final String code;

        Declined(String code) {
            super("declined with <" + code + ">", null, false, false);
            this.code = code;
        }
    }

    /**
     * The step has failed in a way that nobody has drawn; it is tried again, then shown to operators. Flowable stores the
     * stack trace of what fails, so this has none: the causes' messages may hold personal data.
     */
    static final class Failed extends RuntimeException {
        private static final int LONGEST = 300;

        Failed(String node, RuntimeException cause) {
            super(
                    shortened("<%s> failed: %s: %s"
                            .formatted(node, cause.getClass().getSimpleName(), cause.getMessage())),
                    null,
                    false,
                    false);
        }

        private static String shortened(String message) {
            return message.length() <= LONGEST ? message : message.substring(0, LONGEST);
        }
    }
}
