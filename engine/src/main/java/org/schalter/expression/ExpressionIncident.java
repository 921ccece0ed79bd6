package org.schalter.expression;

/** An evaluation that cannot go on: types that do not go together, or more work than allowed. Never a wrong value. */
public final class ExpressionIncident extends RuntimeException {

    public ExpressionIncident(String message) {
        super(message);
    }
}
