package org.schalter.expression;

import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.immutable.List;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.PathExpression;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;

/**
 * Finds the variables an expression names. A loop's variable stands for the list's elements, so that
 * {@code some d in answers.dogs satisfies d.breed = "X"} names {@code answers.dogs.breed}. Inside a filter a name may be an
 * element's entry or a variable; it counts as a variable where it is one of {@link #ROOTS}.
 */
final class Names {

    /** What expressions of a service can see, as the reference of the service package lists it. */
    private static final Set<String> ROOTS = Set.of("answers", "case", "fee", "payment", "tasks");

    private final Set<Path> found = new LinkedHashSet<>();

    /** What names mean at a place: local ones, and the element of the nearest filter. */
    private record Place(Map<String, Optional<Path>> local, Optional<Path> element, boolean inFilter) {
        Place with(String name, Optional<Path> meaning) {
            Map<String, Optional<Path>> more = new HashMap<>(local);
            more.put(name, meaning);
            return new Place(more, element, inFilter);
        }
    }

    java.util.List<Path> of(Exp tree) {
        visit(tree, new Place(Map.of(), Optional.empty(), false));
        return java.util.List.copyOf(found);
    }

    private void visit(Exp exp, Place place) {
        switch (exp) {
            case Ref ref -> meaning(ref, place).ifPresent(found::add);
            case PathExpression path -> {
                meaning(path, place).ifPresent(found::add);
                visit(path.path(), place);
            }
            case For loop -> visitLoop(loop.iterators(), loop.exp(), place);
            case SomeItem loop -> visitLoop(loop.iterators(), loop.condition(), place);
            case EveryItem loop -> visitLoop(loop.iterators(), loop.condition(), place);
            case Filter filter -> {
                visit(filter.list(), place);
                visit(filter.filter(), new Place(place.local(), meaning(filter.list(), place), true));
            }
            case ConstContext context -> visitContext(context, place);
            default -> Tree.children(exp).forEach(child -> visit(child, place));
        }
    }

    private void visitLoop(List<Tuple2<String, Exp>> iterators, Exp body, Place outer) {
        Place inner = outer;
        for (Tuple2<String, Exp> iterator : CollectionConverters.asJava(iterators)) {
            visit(iterator._2(), outer);
            inner = inner.with(iterator._1(), meaning(iterator._2(), outer));
        }
        visit(body, inner);
    }

    private void visitContext(ConstContext context, Place outer) {
        Place inner = outer;
        for (Tuple2<String, Exp> entry : CollectionConverters.asJava(context.entries())) {
            visit(entry._2(), inner);
            inner = inner.with(entry._1(), meaning(entry._2(), inner));
        }
    }

    /** The variable that a part of the expression is, if it is one. */
    private Optional<Path> meaning(Exp exp, Place place) {
        return switch (exp) {
            case Ref ref -> meaning(CollectionConverters.asJava(ref.names()), place);
            case PathExpression path -> meaning(path.path(), place).map(p -> p.then(java.util.List.of(path.key())));
            case Filter filter -> meaning(filter.list(), place);
            default -> Optional.empty();
        };
    }

    private static Optional<Path> meaning(java.util.List<String> names, Place place) {
        String first = names.getFirst();
        java.util.List<String> rest = names.subList(1, names.size());
        if (place.inFilter() && first.equals("item")) {
            return place.element().map(p -> p.then(rest));
        }
        if (place.local().containsKey(first)) {
            return place.local().get(first).map(p -> p.then(rest));
        }
        if (place.inFilter() && !ROOTS.contains(first)) {
            return place.element().map(p -> p.then(names));
        }
        return Optional.of(new Path(names));
    }
}
