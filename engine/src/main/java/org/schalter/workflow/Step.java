package org.schalter.workflow;

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
        } catch (Casebook.Declined declined) {
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
}
