package org.schalter.expression;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A FEEL expression as it stands in a service's files, {@code = answers.a + 1}: parsed once, safe for all threads. */
public final class Expression {

    private final Syntax syntax;
    private final String source;

    private Expression(String source, Syntax syntax) {
        this.source = source;
        this.syntax = syntax;
    }

    /** Whether a text is an expression rather than a constant: it starts with {@code =}. */
    public static boolean isExpression(String text) {
        return text.stripLeading().startsWith("=");
    }

    /**
     * Parses an expression and refuses what cannot be bounded.
     *
     * @throws InvalidExpression saying what is wrong and where
     */
    public static Expression parse(String source) {
        if (!isExpression(source)) {
            throw new InvalidExpression(source, "<" + source + "> is no expression; expected <= " + source + ">");
        }
        return new Expression(
                source, Syntax.expression(source.stripLeading().substring(1).strip()));
    }

    /** FEEL as it stands in a decision: without the leading {@code =}. */
    static Expression bare(String feel) {
        return new Expression(feel, Syntax.expression(feel.strip()));
    }

    /**
     * The value: null, Boolean, BigDecimal, String, a java.time value, a List or a Map. What is computed from something
     * absent is null.
     *
     * @throws ExpressionIncident when types do not go together, or the work exceeds its bounds
     */
    public @Nullable Object evaluate(Scope scope) {
        var values = new Values();
        return guarded(
                syntax, () -> values.unpackVal(new Evaluation(syntax, values, new Evaluation.Steps()).run(scope)));
    }

    /**
     * Whether a condition holds.
     *
     * @throws ExpressionIncident when it is neither true nor false
     */
    public boolean holds(Scope scope) {
        Object value = evaluate(scope);
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw new ExpressionIncident("<" + source + "> yields <" + value + ">; expected true or false");
    }

    /** The variables it names, for example {@code answers.dogs.breed}; the elements of a list stand under its own name. */
    public List<Path> paths() {
        return syntax.paths();
    }

    /** Whether it asks for null itself, so that it means to be evaluated although something is absent. */
    public boolean asksForNull() {
        return syntax.asksForNull();
    }

    /** The text it was parsed from. */
    public String source() {
        return source;
    }

    /** Turns whatever the library throws over a value into an incident that names the expression. */
    static <T extends @Nullable Object> T guarded(Syntax syntax, Supplier<T> evaluation) {
        try {
            return evaluation.get();
        } catch (ExpressionIncident e) {
            throw e;
        } catch (StackOverflowError e) {
            throw new ExpressionIncident("<" + syntax.source() + "> nests too deeply; expected flatter values");
        } catch (Exception e) {
            throw incident(syntax, e);
        }
    }

    /** The library is Scala: it throws the checked InterruptedException without saying so, having cleared the flag. */
    private static ExpressionIncident incident(Syntax syntax, Exception e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return new ExpressionIncident("<" + syntax.source() + "> was interrupted; try again");
        }
        return new ExpressionIncident("<" + syntax.source() + ">: " + e.getMessage());
    }

    @Override
    public String toString() {
        return source;
    }
}
