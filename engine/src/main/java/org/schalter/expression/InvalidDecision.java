package org.schalter.expression;

import java.util.List;

/** A decision file that cannot be used, with everything that is wrong with it. */
public final class InvalidDecision extends RuntimeException {

    private final List<Problem> problems;

    InvalidDecision(String fileName, List<Problem> problems) {
        super("<" + fileName + "> is no usable decision: " + problems);
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    /**
     * One thing that is wrong.
     *
     * @param at the id of the element, or its place in the file
     * @param message what, the wrong value in {@code <…>}, what would be right
     */
    public record Problem(String at, String message) {}
}
