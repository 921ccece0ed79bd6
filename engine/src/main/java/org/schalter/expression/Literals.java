package org.schalter.expression;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.feel.impl.parser.FeelParser;
import org.camunda.feel.syntaxtree.ConstNull$;
import org.camunda.feel.syntaxtree.Exp;

/** Refuses days that no calendar has: the library reads {@code date("2023-02-29")} as null without a word. */
final class Literals {

    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`", Pattern.DOTALL);
    private static final Pattern NULL = Pattern.compile("\\bnull\\b");
    private static final Pattern TEMPORAL =
            Pattern.compile("@\\s*\"[^\"]*\"|\\b(?:date and time|date|time|duration)\\s*\\(\\s*\"[^\"]*\"\\s*\\)");

    private Literals() {}

    static void check(String source, Exp tree) {
        int[] nulls = {0};
        Tree.walk(tree, exp -> nulls[0] += exp.equals(ConstNull$.MODULE$) ? 1 : 0);
        long written = NULL.matcher(QUOTED.matcher(source).replaceAll("\"\""))
                .results()
                .count();
        if (nulls[0] > written) {
            throw new InvalidExpression(
                    source, "<" + culprit(source) + "> does not exist; expected a real date, time or duration");
        }
    }

    private static String culprit(String source) {
        Matcher candidates = TEMPORAL.matcher(source);
        while (candidates.find()) {
            if (FeelParser.parseExpression(candidates.group()).get().value().equals(ConstNull$.MODULE$)) {
                return candidates.group();
            }
        }
        return source;
    }
}
