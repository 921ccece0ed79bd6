package org.schalter.expression;

import camundajar.impl.fastparse.Parsed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.feel.impl.parser.FeelParser;
import org.camunda.feel.syntaxtree.ConstInputValue$;
import org.camunda.feel.syntaxtree.ConstNull$;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.UnaryTestExpression;
import org.camunda.feel.syntaxtree.ValDate;
import org.camunda.feel.syntaxtree.ValDateTime;
import org.camunda.feel.syntaxtree.ValFunction;

/** FEEL that was parsed, checked for bounds, and is ready to be evaluated any number of times. */
final class Syntax {

    private static final int LONGEST = 10_000;
    private static final int DEEPEST_BRACKETS = 40;

    private final String source;
    private final Exp tree;
    private final Patterns patterns = new Patterns();
    private final List<Path> paths;
    private final Set<Exp> askForInput = Collections.newSetFromMap(new IdentityHashMap<>());
    private final boolean asksForNull;

    private Syntax(String source, Exp tree) {
        this.source = source;
        this.tree = tree;
        Literals.check(source, tree);
        new Bounds(source, patterns).check(tree);
        this.paths = new Names().of(tree);
        this.asksForNull = Tree.anywhere(tree, ConstNull$.MODULE$::equals);
        Tree.walk(tree, exp -> {
            if (exp instanceof UnaryTestExpression test
                    && Tree.anywhere(test.exp(), ConstInputValue$.MODULE$::equals)) {
                askForInput.add(test.exp());
            }
        });
    }

    static Syntax expression(String source) {
        return parse(source, false);
    }

    /** The tests of a cell of a decision table. */
    static Syntax unaryTests(String source) {
        return parse(source, true);
    }

    private static Syntax parse(String source, boolean tests) {
        Bounds.checkText(source, LONGEST, DEEPEST_BRACKETS);
        try {
            Parsed<Exp> parsed = tests ? FeelParser.parseUnaryTests(source) : FeelParser.parseExpression(source);
            if (parsed instanceof Parsed.Success<Exp> success) {
                return new Syntax(source, success.value());
            }
            throw failure(source, (Parsed.Failure) (Object) parsed);
        } catch (StackOverflowError e) {
            throw new InvalidExpression(source, "<" + source + "> is too deeply nested; expected fewer brackets");
        } catch (InvalidExpression e) {
            throw e;
        } catch (RuntimeException e) {
            throw new InvalidExpression(source, "<" + source + "> is no FEEL: " + e.getMessage());
        }
    }

    private static InvalidExpression failure(String source, Parsed.Failure failure) {
        int at = failure.index();
        String rest = source.substring(Math.min(at, source.length()));
        String found = rest.isBlank() ? "the end" : "<" + rest + ">";
        return new InvalidExpression(
                source,
                "<" + source + "> is no FEEL: at character " + (at + 1) + " found " + found
                        + "; expected a complete expression");
    }

    String source() {
        return source;
    }

    Exp tree() {
        return tree;
    }

    List<Path> paths() {
        return paths;
    }

    boolean asksForNull() {
        return asksForNull;
    }

    boolean asksForInput(Exp exp) {
        return askForInput.contains(exp);
    }

    /** The functions that belong to this expression and this moment. */
    Map<String, List<ValFunction>> functions(Clock clock) {
        Map<String, List<ValFunction>> own =
                patterns.isEmpty() ? new HashMap<>(4) : new HashMap<>(patterns.functions());
        own.put("today", List.of(Functions.function(List.of(), none -> new ValDate(LocalDate.now(clock)))));
        own.put("now", List.of(Functions.function(List.of(), none -> new ValDateTime(ZonedDateTime.now(clock)))));
        return own;
    }
}
