package org.schalter.expression;

/** An expression nobody can evaluate, or one that is refused because its work cannot be bounded. */
public final class InvalidExpression extends RuntimeException {

    private final String source;

    InvalidExpression(String source, String problem) {
        super(problem);
        this.source = source;
    }

    /** The expression as it was written. */
    public String source() {
        return source;
    }
}
