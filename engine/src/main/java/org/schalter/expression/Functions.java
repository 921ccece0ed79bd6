package org.schalter.expression;

import camundajar.impl.scala.Function1;
import camundajar.impl.scala.collection.immutable.List;
import camundajar.impl.scala.collection.immutable.List$;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValFunction;
import org.camunda.feel.syntaxtree.ValNumber;

/**
 * The functions an expression may call: those of FEEL that are bounded and always give the same for the same. Chance and
 * the machine's own clock are left out, patterns run in linear time, rounding knows its bounds.
 */
final class Functions {

    /** Functions whose second argument is a pattern. */
    static final Set<String> WITH_PATTERN = Set.of("matches", "replace", "split", "extract");

    private static final Set<String> LEFT_OUT = Set.of("random number", "uuid", "sort", "put", "put all");

    private static final Set<String> ROUNDING =
            Set.of("decimal", "floor", "ceiling", "round up", "round down", "round half up", "round half down");

    private static final int MOST_DECIMALS = 100;

    private static final Map<String, List<ValFunction>> ALL = all();

    private Functions() {}

    private static Map<String, List<ValFunction>> all() {
        Map<String, List<ValFunction>> all = new TreeMap<>();
        // today() and now() are asked of the scope; nobody may ask the machine
        var builtin = new BuiltinFunctions(Functions::noClock, new Values());
        CollectionConverters.asJava(builtin.functions()).forEach((name, functions) -> {
            if (!LEFT_OUT.contains(name)) {
                all.put(name, ROUNDING.contains(name) ? bounded(functions) : functions);
            }
        });
        return all;
    }

    private static ZonedDateTime noClock() {
        throw new IllegalStateException("The clock belongs to the scope");
    }

    static boolean exists(String name) {
        return ALL.containsKey(name);
    }

    static Set<String> names() {
        return ALL.keySet();
    }

    /** Whether one of the functions of this name takes so many arguments. */
    static boolean takes(String name, int arguments) {
        return CollectionConverters.asJava(ALL.get(name)).stream()
                .anyMatch(f -> f.params().size() == arguments
                        || (f.hasVarArgs() && f.params().size() < arguments));
    }

    static boolean takes(String name, Set<String> arguments) {
        return CollectionConverters.asJava(ALL.get(name)).stream()
                .anyMatch(f -> CollectionConverters.asJava(f.params()).containsAll(arguments));
    }

    /** The functions for one evaluation: its own clock, its own patterns. */
    static FunctionProvider provider(Map<String, java.util.List<ValFunction>> own) {
        return new FunctionProvider() {
            @Override
            public List<ValFunction> getFunctions(String name) {
                java.util.List<ValFunction> functions = own.get(name);
                return functions != null
                        ? CollectionConverters.asScala(functions).toList()
                        : ALL.getOrDefault(name, none());
            }

            @Override
            public camundajar.impl.scala.collection.Iterable<String> functionNames() {
                return none();
            }
        };
    }

    static ValFunction function(java.util.List<String> parameters, Function<java.util.List<Val>, Val> body) {
        Function1<List<Val>, Object> invoke = arguments -> body.apply(CollectionConverters.asJava(arguments));
        return new ValFunction(CollectionConverters.asScala(parameters).toList(), invoke, false);
    }

    /** A huge number of decimals would fill the memory with zeros. */
    private static List<ValFunction> bounded(List<ValFunction> functions) {
        return CollectionConverters.asScala(CollectionConverters.asJava(functions).stream()
                        .map(f -> function(CollectionConverters.asJava(f.params()), arguments -> {
                            if (arguments.size() > 1 && arguments.get(1) instanceof ValNumber decimals) {
                                refuseBeyond(decimals.value().bigDecimal());
                            }
                            return (Val) f.invoke()
                                    .apply(CollectionConverters.asScala(arguments)
                                            .toList());
                        }))
                        .toList())
                .toList();
    }

    private static void refuseBeyond(BigDecimal decimals) {
        if (decimals.abs().compareTo(BigDecimal.valueOf(MOST_DECIMALS)) > 0) {
            throw new ExpressionIncident(
                    "Rounding to <" + decimals.toEngineeringString() + "> decimals; expected at most " + MOST_DECIMALS);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> none() {
        return (List<T>) List$.MODULE$.empty();
    }
}
