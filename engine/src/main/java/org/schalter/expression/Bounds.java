package org.schalter.expression;

import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.feel.syntaxtree.ArithmeticNegation;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.FunctionParameters;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.JavaFunctionInvocation;
import org.camunda.feel.syntaxtree.NamedFunctionParameters;
import org.camunda.feel.syntaxtree.PathExpression;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.QualifiedFunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;
import org.jspecify.annotations.Nullable;

/**
 * Refuses, before anything is evaluated, what cannot be bounded by looking at it. What remains can still be large when the
 * answers are; that is what the steps of an {@link Evaluation} are for.
 */
final class Bounds {

    private static final int DEEPEST = 200;
    private static final int LONGEST_RANGE = 1_000;
    private static final int MOST_TURNS = 10_000;
    private static final int MOST_LOOPS = 2;

    private final String source;
    private final Patterns patterns;

    Bounds(String source, Patterns patterns) {
        this.source = source;
        this.patterns = patterns;
    }

    /** What could already hang or overflow the parser. */
    static void checkText(String source, int longest, int deepest) {
        if (source.length() > longest) {
            throw new InvalidExpression(
                    source, "an expression of <" + source.length() + "> characters; expected at most " + longest);
        }
        int depth = 0;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (depth > deepest) {
                throw new InvalidExpression(source, "more than <" + deepest + "> nested brackets; expected fewer");
            }
        }
    }

    void check(Exp tree) {
        check(tree, new Loops(0, 1, false), 0);
    }

    /** The loops around a place: how many not over answers, how many turns of literal ranges they make. */
    private record Loops(int free, long turns, boolean inFor) {}

    private void check(Exp exp, Loops loops, int depth) {
        if (depth > DEEPEST) {
            throw refused("more than <" + DEEPEST + "> nested parts", "a shorter expression");
        }
        checkNode(exp, loops);
        switch (exp) {
            case For loop -> checkLoop(loop.iterators(), loop.exp(), loops, depth, true);
            case SomeItem loop -> checkLoop(loop.iterators(), loop.condition(), loops, depth, false);
            case EveryItem loop -> checkLoop(loop.iterators(), loop.condition(), loops, depth, false);
            case Filter filter -> {
                check(filter.list(), loops, depth + 1);
                check(filter.filter(), around(List.of(filter.list()), loops, false), depth + 1);
            }
            default -> Tree.children(exp).forEach(child -> check(child, loops, depth + 1));
        }
    }

    private void checkLoop(
            camundajar.impl.scala.collection.immutable.List<Tuple2<String, Exp>> iterators,
            Exp body,
            Loops loops,
            int depth,
            boolean collecting) {
        List<Exp> domains =
                CollectionConverters.asJava(iterators).stream().map(Tuple2::_2).toList();
        domains.forEach(domain -> check(domain, loops, depth + 1));
        check(body, around(domains, loops, collecting), depth + 1);
    }

    private Loops around(List<Exp> domains, Loops outer, boolean collecting) {
        long turns = outer.turns();
        int free = outer.free();
        for (Exp domain : domains) {
            turns *= domain instanceof IterationContext range && !countsPath(range.end()) ? length(range) : 1;
            free += isPath(domain) || (domain instanceof IterationContext range && countsPath(range.end())) ? 0 : 1;
        }
        if (turns > MOST_TURNS) {
            throw refused("loops of <" + turns + "> turns", "at most " + MOST_TURNS);
        }
        if (free > MOST_LOOPS) {
            throw refused(
                    "<" + free + "> loops inside one another",
                    "at most " + MOST_LOOPS + ", or loops over the answers' own lists");
        }
        return new Loops(free, turns, outer.inFor() || collecting);
    }

    private static boolean isPath(Exp exp) {
        return switch (exp) {
            case Ref ref -> true;
            case PathExpression path -> isPath(path.path());
            case Filter filter -> isPath(filter.list());
            default -> false;
        };
    }

    /** {@code count(answers.dogs)}: as long as the answers' own list. */
    private static boolean countsPath(Exp end) {
        return end instanceof FunctionInvocation f
                && f.function().equals("count")
                && f.params() instanceof PositionalFunctionParameters p
                && CollectionConverters.asJava(p.params()).stream().allMatch(Bounds::isPath);
    }

    private void checkNode(Exp exp, Loops loops) {
        switch (exp) {
            case FunctionDefinition f -> throw refused("the definition of a <function>", "one of FEEL's own functions");
            case JavaFunctionInvocation f -> throw refused("<" + f.className() + ">", "one of FEEL's own functions");
            case QualifiedFunctionInvocation f ->
                throw refused("the function <" + f.function() + "> of a value", "one of FEEL's own functions");
            case IterationContext range -> {
                literal(range.start());
                if (!countsPath(range.end())) {
                    length(range);
                }
            }
            case FunctionInvocation f -> checkFunction(f);
            case Ref ref
            when loops.inFor() && ref.names().head().equals("partial") ->
                throw refused("the results so far, <partial>,", "a loop whose turns do not build on one another");
            default -> {}
        }
    }

    private long length(IterationContext range) {
        BigDecimal start = literal(range.start());
        BigDecimal end = literal(range.end());
        BigDecimal length = end.subtract(start).abs().add(BigDecimal.ONE);
        if (length.compareTo(BigDecimal.valueOf(LONGEST_RANGE)) > 0) {
            throw refused("a range of <" + length.toPlainString() + "> numbers", "at most " + LONGEST_RANGE);
        }
        return length.longValue();
    }

    private BigDecimal literal(Exp bound) {
        return switch (bound) {
            case ConstNumber number -> number.value().bigDecimal();
            case ArithmeticNegation negation
            when negation.x() instanceof ConstNumber number ->
                number.value().bigDecimal().negate();
            default ->
                throw refused(
                        "a range with a computed bound <" + bound + ">",
                        "numbers written out, or count(…) of one of the answers' lists");
        };
    }

    private void checkFunction(FunctionInvocation call) {
        String name = call.function();
        if (!Functions.exists(name)) {
            throw refused("the unknown function <" + name + ">", "one of " + Functions.names());
        }
        boolean fits = switch (call.params()) {
            case PositionalFunctionParameters p ->
                Functions.takes(name, p.params().size());
            case NamedFunctionParameters p ->
                Functions.takes(name, CollectionConverters.asJava(p.params().keySet()));
            default -> false;
        };
        if (!fits) {
            throw refused("<" + name + "> with arguments it does not take", "the arguments FEEL describes");
        }
        if (Functions.WITH_PATTERN.contains(name)) {
            addPattern(name, call.params());
        }
    }

    private void addPattern(String name, FunctionParameters parameters) {
        Map<Integer, Exp> arguments = new HashMap<>();
        if (parameters instanceof PositionalFunctionParameters positional) {
            List<Exp> list = CollectionConverters.asJava(positional.params());
            list.forEach(argument -> arguments.put(arguments.size(), argument));
        } else {
            throw refused("<" + name + "> with named arguments", "its arguments in their order");
        }
        int flagsAt = name.equals("replace") ? 3 : 2;
        String pattern = text(arguments.get(1))
                .orElseThrow(() ->
                        refused("<" + name + "> with a computed pattern", "a pattern written out between quotes"));
        String flags = !arguments.containsKey(flagsAt)
                ? ""
                : text(arguments.get(flagsAt))
                        .orElseThrow(() -> refused("<" + name + "> with computed flags", "flags written out"));
        String problem = patterns.add(pattern, flags);
        if (problem != null) {
            throw new InvalidExpression(source, "<" + source + "> has " + problem);
        }
    }

    private static Optional<String> text(@Nullable Exp exp) {
        return exp instanceof ConstString text ? Optional.of(text.value()) : Optional.empty();
    }

    private InvalidExpression refused(String what, String expected) {
        return new InvalidExpression(source, "<" + source + "> has " + what + "; expected " + expected);
    }
}
