package org.schalter.expression;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.camunda.feel.syntaxtree.Exp;

/** Walks over a syntax tree, whatever its nodes are. */
final class Tree {

    private Tree() {}

    /** The nodes directly below this one, in the order they were written. */
    static List<Exp> children(Exp exp) {
        List<Exp> children = new ArrayList<>();
        parts((Product) exp, children);
        return children;
    }

    private static void parts(Product product, List<Exp> found) {
        CollectionConverters.asJava(product.productIterator()).forEachRemaining(part -> collect(part, found));
    }

    private static void collect(Object part, List<Exp> found) {
        switch (part) {
            case Exp exp -> found.add(exp);
            case Iterable<?> several -> CollectionConverters.asJava(several).forEach(one -> collect(one, found));
            case Product pair -> parts(pair, found);
            default -> {}
        }
    }

    static void walk(Exp exp, Consumer<Exp> visitor) {
        visitor.accept(exp);
        children(exp).forEach(child -> walk(child, visitor));
    }

    static boolean anywhere(Exp exp, Predicate<Exp> wanted) {
        return wanted.test(exp) || children(exp).stream().anyMatch(child -> anywhere(child, wanted));
    }
}
