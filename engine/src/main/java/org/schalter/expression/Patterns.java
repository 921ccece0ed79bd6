package org.schalter.expression;

import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFunction;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValString;
import org.jspecify.annotations.Nullable;

/** The patterns an expression names, compiled once by an engine whose work grows with the text only. */
final class Patterns {

    private static final int LONGEST = 500;
    private static final int MOST_INSTRUCTIONS = 10_000;

    private final Map<String, Pattern> compiled = new HashMap<>();

    boolean isEmpty() {
        return compiled.isEmpty();
    }

    /** Compiles a literal pattern of the expression; says what is wrong with it, or null. */
    @Nullable
    String add(String pattern, String flags) {
        if (pattern.length() > LONGEST) {
            return "a pattern of <" + pattern.length() + "> characters; expected at most " + LONGEST;
        }
        try {
            Pattern ready = Pattern.compile(pattern, flags(flags));
            if (ready.programSize() > MOST_INSTRUCTIONS) {
                return "the pattern <" + pattern + "> repeats too much; expected smaller numbers of repetitions";
            }
            compiled.put(flags + "/" + pattern, ready);
            return null;
        } catch (PatternSyntaxException e) {
            return "the pattern <" + pattern + "> cannot be used: " + e.getDescription()
                    + "; expected a regular expression without look-around and back-references";
        }
    }

    private static int flags(String flags) {
        int all = 0;
        for (int i = 0; i < flags.length(); i++) {
            all |= switch (flags.charAt(i)) {
                case 'i' -> Pattern.CASE_INSENSITIVE;
                case 's' -> Pattern.DOTALL;
                case 'm' -> Pattern.MULTILINE;
                default -> throw new PatternSyntaxException("unknown flag, there are i, s and m", flags);
            };
        }
        return all;
    }

    /** The functions of FEEL that use patterns, over these. */
    Map<String, List<ValFunction>> functions() {
        return Map.of(
                "matches",
                List.of(
                        function(2, a -> new ValBoolean(matcher(a, 2).find())),
                        function(3, a -> new ValBoolean(matcher(a, 2).find()))),
                "extract",
                List.of(function(2, a -> texts(found(matcher(a, 2))))),
                "split",
                List.of(function(2, a -> texts(List.of(matcher(a, 2).pattern().split(a.get(0), -1))))),
                "replace",
                List.of(function(3, this::replace), function(4, this::replace)));
    }

    private static ValFunction function(int parameters, Function<List<String>, Val> body) {
        List<String> names = List.of("input", "pattern", "third", "fourth").subList(0, parameters);
        return Functions.function(names, arguments -> {
            List<String> texts = new ArrayList<>();
            for (Val argument : arguments) {
                if (!(argument instanceof ValString text)) {
                    return new ValError("expected texts, but found " + argument);
                }
                texts.add(text.value());
            }
            return body.apply(texts);
        });
    }

    private Matcher matcher(List<String> arguments, int flagsAt) {
        String flags = arguments.size() > flagsAt ? arguments.get(flagsAt) : "";
        Pattern pattern = compiled.get(flags + "/" + arguments.get(1));
        if (pattern == null) {
            throw new ExpressionIncident(
                    "The pattern <" + arguments.get(1) + "> was not known before; expected a literal");
        }
        return pattern.matcher(arguments.get(0));
    }

    private Val replace(List<String> arguments) {
        Matcher matcher = matcher(arguments, 3);
        var out = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(out, arguments.get(2));
            if (out.length() > Evaluation.LONGEST_TEXT) {
                throw new ExpressionIncident("A replacement grows beyond <" + Evaluation.LONGEST_TEXT + "> characters");
            }
        }
        return new ValString(matcher.appendTail(out).toString());
    }

    private static List<String> found(Matcher matcher) {
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static Val texts(List<String> texts) {
        List<Val> vals = new ArrayList<>();
        texts.forEach(text -> vals.add(new ValString(text)));
        return new ValList(CollectionConverters.asScala(vals).toVector());
    }
}
