package org.schalter.expression;

import camundajar.impl.scala.Option;
import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.immutable.List;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.math.BigDecimal;
import java.util.IdentityHashMap;
import org.camunda.feel.api.EvaluationFailureType;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.EvaluationFailureCollector;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.impl.interpreter.ValComparator;
import org.camunda.feel.syntaxtree.Division;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Exponentiation;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.Multiplication;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;
import org.camunda.feel.syntaxtree.UnaryTestExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNull$;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;

/**
 * One evaluation: the library's interpreter, with every step counted, every intermediate value measured, and every failure
 * judged on the spot. The library suppresses failures and goes on with null; here a failure is an incident, unless something
 * absent took part in it: what is computed from the absent is absent.
 *
 * <p>Steps are counted rather than time taken, so that the same expression over the same answers always ends the same way.
 * A step is the visit of a node of the syntax tree; a large value costs steps for its size whenever it is handed on.
 */
final class Evaluation extends FeelInterpreter {

    static final int MOST_STEPS = 1_000_000;
    static final int LONGEST_TEXT = 100_000;
    static final int LARGEST_LIST = 100_000;
    private static final int MOST_DIGITS = 1_000;
    private static final int SIZE_PER_STEP = 16;
    private static final String INPUT = "cellInput";
    private static final String INPUT_SYMBOL = "?";

    private final Values values;
    private final Syntax syntax;
    private final IdentityHashMap<Val, Integer> weights = new IdentityHashMap<>();
    private final Steps steps;
    private boolean absent;
    private boolean inputAbsent;

    Evaluation(Syntax syntax, Values values, Steps steps) {
        super(values);
        this.syntax = syntax;
        this.values = values;
        this.steps = steps;
    }

    /** How many steps are left; shared by all cells of a decision. */
    static final class Steps {
        private int left = MOST_STEPS;

        void take(long many) {
            left -= (int) Math.min(many, MOST_STEPS);
            if (left < 0) {
                throw new ExpressionIncident(
                        "More than <" + MOST_STEPS + "> steps; expected an expression with less to do");
            }
        }
    }

    Val run(Scope scope) {
        return eval(syntax.tree(), context(scope));
    }

    /** Whether an input passes the tests of a cell. */
    boolean passes(Val input, Scope scope) {
        inputAbsent = input instanceof ValNull$;
        Val verdict = eval(syntax.tree(), context(scope).add(new Tuple2<>(INPUT, input)));
        return switch (verdict) {
            case ValBoolean truth -> truth.value();
            case ValNull$ n -> false;
            default -> throw incident("yields <" + verdict + ">; expected true or false");
        };
    }

    private EvalContext context(Scope scope) {
        return new EvalContext(
                values,
                new Values.Lazy(scope.variables()),
                Functions.provider(syntax.functions(scope.clock())),
                new Failures());
    }

    @Override
    public Val eval(Exp exp, EvalContext context) {
        steps.take(1);
        boolean outer = absent;
        absent = false;
        Val val = measured(settled(compute(exp, context)));
        absent = outer || isAbsent(val);
        return val;
    }

    private Val compute(Exp exp, EvalContext context) {
        return switch (exp) {
            case Ref ref -> lookUp(ref, context);
            case UnaryTestExpression test -> unaryTest(test.exp(), context);
            case Division d ->
                Arithmetic.divide(eval(d.x(), context), eval(d.y(), context)).orElseGet(() -> super.eval(d, context));
            case Multiplication m ->
                Arithmetic.multiply(eval(m.x(), context), eval(m.y(), context)).orElseGet(() -> super.eval(m, context));
            case Exponentiation e ->
                Arithmetic.power(eval(e.x(), context), eval(e.y(), context)).orElseGet(() -> super.eval(e, context));
            case For loop -> inAdvance(loop.iterators(), loop, context);
            case SomeItem loop -> inAdvance(loop.iterators(), loop, context);
            case EveryItem loop -> inAdvance(loop.iterators(), loop, context);
            default -> super.eval(exp, context);
        };
    }

    /** As the library does, without its list of the names there would have been when one is absent. */
    private Val lookUp(Ref ref, EvalContext context) {
        List<String> names = ref.names();
        VariableProvider provider = context.variableProvider();
        while (true) {
            Option<Object> found = provider.getVariable(names.head());
            Val val = found.isEmpty() ? ValNull$.MODULE$ : values.toVal(found.get());
            names = rest(names);
            if (names.isEmpty() || val instanceof ValNull$) {
                return val;
            }
            if (!(val instanceof ValContext inner)) {
                return super.eval(ref, context);
            }
            provider = inner.context().variableProvider();
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> rest(List<String> names) {
        return (List<String>) names.tail();
    }

    /** The library builds all combinations of a loop over several lists before it visits the first: they are paid for here. */
    private Val inAdvance(List<Tuple2<String, Exp>> iterators, Exp loop, EvalContext context) {
        if (iterators.size() > 1) {
            long combinations = 1;
            for (Tuple2<String, Exp> iterator : CollectionConverters.asJava(iterators)) {
                int size = eval(iterator._2(), context) instanceof ValList list
                        ? list.itemsAsSeq().size()
                        : 1;
                combinations = Math.min(MOST_STEPS + 1L, combinations * size);
            }
            steps.take(combinations);
        }
        return super.eval(loop, context);
    }

    private Val unaryTest(Exp exp, EvalContext context) {
        Val input = context.variable(INPUT);
        if (syntax.asksForInput(exp)) {
            return eval(exp, context.add(new Tuple2<>(INPUT_SYMBOL, input)));
        }
        Val expected = eval(exp, context);
        if (expected instanceof ValBoolean && !(input instanceof ValBoolean)) {
            return expected;
        }
        if (expected instanceof ValList list && !(input instanceof ValList)) {
            return new ValBoolean(list.itemsAsSeq().contains(input));
        }
        return new ValComparator(values).compare(input, expected);
    }

    /** An error that somebody's absence explains is itself something absent. */
    private Val settled(Val val) {
        String error = switch (val) {
            case ValError e -> e.error();
            case ValFatalError e -> e.error();
            default -> null;
        };
        if (error == null) {
            return val;
        }
        if (absent || inputAbsent) {
            return ValNull$.MODULE$;
        }
        throw incident(error);
    }

    private boolean isAbsent(Val val) {
        return val instanceof ValNull$
                || (val instanceof ValList list && list.itemsAsSeq().contains(ValNull$.MODULE$));
    }

    private Val measured(Val val) {
        switch (val) {
            case ValString text
            when text.value().length() > LONGEST_TEXT ->
                throw incident(
                        "a text of <" + text.value().length() + "> characters; expected at most " + LONGEST_TEXT);
            case ValString text -> steps.take(text.value().length() / SIZE_PER_STEP);
            case ValNumber number -> refuseHuge(number.value().bigDecimal());
            case ValList list -> steps.take(weight(list) / SIZE_PER_STEP);
            case ValContext context -> steps.take(weight(context) / SIZE_PER_STEP);
            default -> {}
        }
        return val;
    }

    private void refuseHuge(BigDecimal number) {
        long digits = Math.max(Math.abs((long) number.scale()), (long) number.precision() - number.scale());
        if (digits > MOST_DIGITS) {
            throw incident("a number of <" + digits + "> digits; expected at most " + MOST_DIGITS);
        }
    }

    /** The size of a value as a tree, however often its parts are shared; remembered, since parts are visited often. */
    private int weight(Val val) {
        return switch (val) {
            case ValString text -> 1 + text.value().length() / SIZE_PER_STEP;
            case ValList list -> {
                Integer known = weights.get(list);
                yield known != null ? known : weigh(list, list.itemsAsSeq());
            }
            case ValContext context -> {
                VariableProvider entries = context.context().variableProvider();
                Integer known = entries instanceof Values.Lazy ? Integer.valueOf(1) : weights.get(context);
                yield known != null
                        ? known
                        : weigh(context, entries.getVariables().values());
            }
            default -> 1;
        };
    }

    private int weigh(Val container, camundajar.impl.scala.collection.Iterable<?> parts) {
        long weight = 1;
        for (Object part : CollectionConverters.asJava(parts)) {
            weight += part instanceof Val val ? weight(val) : 1;
        }
        if (weight > LARGEST_LIST) {
            throw incident("a list or context of <" + weight + "> parts; expected at most " + LARGEST_LIST);
        }
        weights.put(container, (int) weight);
        return (int) weight;
    }

    private ExpressionIncident incident(String problem) {
        return new ExpressionIncident("<" + syntax.source() + ">: " + problem);
    }

    /** Hears of each failure at the moment and the place where the library would hide it. */
    private final class Failures extends EvaluationFailureCollector {
        @Override
        public void addFailure(EvaluationFailureType type, String message) {
            boolean absence = type.toString().equals("NO_VARIABLE_FOUND")
                    || type.toString().equals("NO_CONTEXT_ENTRY_FOUND");
            if (!absence && !absent && !inputAbsent) {
                throw incident(message);
            }
        }
    }
}
