package org.schalter.template;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.schalter.expression.Expression;
import org.schalter.expression.InvalidExpression;

/** Reads {@code {{ … }}} in a template's text; what is wrong goes to the consumer, in plain words. */
final class Placeholders {

    private static final Pattern FOREIGN = Pattern.compile("[$#*~@]\\{|\\[\\[|\\[\\(|__[$#*]|<%");
    private static final Pattern NAME = Pattern.compile("(?:[A-Za-z_][A-Za-z0-9_]*|`[^`]+`)");
    private static final Pattern PATH = Pattern.compile(NAME + "(?:\\." + NAME + ")*");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");
    private static final Pattern WORD = Pattern.compile("(date|money|label|text)\\s+(.+)", Pattern.DOTALL);

    private final Consumer<String> problems;

    Placeholders(Consumer<String> problems) {
        this.problems = problems;
    }

    /** Complains about what looks like another template language; it would be printed as it stands. */
    void refuseForeign(String words) {
        Matcher foreign = FOREIGN.matcher(words);
        if (foreign.find()) {
            problems.accept("<" + foreign.group() + "> is no placeholder here and would be printed as it stands; "
                    + "write {{ answers.name }} or {{ = FEEL }}");
        }
    }

    List<Piece> read(String words) {
        List<Piece> pieces = new ArrayList<>();
        int done = 0;
        for (int open = words.indexOf("{{"); open >= 0; open = words.indexOf("{{", done)) {
            literal(words.substring(done, open), pieces);
            int close = close(words, open + 2);
            if (close < 0) {
                problems.accept("<" + start(words, open) + "> has no end; right is {{ … }}");
                return pieces;
            }
            placeholder(words.substring(open + 2, close).strip(), pieces);
            done = close + 2;
        }
        literal(words.substring(done), pieces);
        return pieces;
    }

    private void literal(String words, List<Piece> pieces) {
        refuseForeign(words);
        if (words.contains("}}")) {
            problems.accept("<}}> without a beginning; right is {{ … }}");
        }
        if (!words.isEmpty()) {
            pieces.add(new Piece.Literal(words));
        }
    }

    private void placeholder(String inner, List<Piece> pieces) {
        if (inner.contains("{{")) {
            problems.accept("<{{ " + inner + " }}> holds another {{; one placeholder can't stand in another");
            return;
        }
        Matcher word = WORD.matcher(inner);
        if (inner.equals("code") || inner.equals("giro")) {
            pieces.add(new Piece.Picture(inner));
        } else if (word.matches() && word.group(1).equals("text")) {
            text(word.group(2).strip(), pieces);
        } else if (word.matches()) {
            value(form(word.group(1)), source(word.group(2).strip()), pieces);
        } else if (Expression.isExpression(inner)) {
            value(Piece.Form.PLAIN, inner, pieces);
        } else if (PATH.matcher(inner).matches()) {
            value(Piece.Form.PLAIN, "= " + inner, pieces);
        } else {
            problems.accept(
                    "<{{ " + inner + " }}> can't be read; right is {{ answers.name }}, {{ = FEEL }}, {{ text key }}, "
                            + "{{ date … }}, {{ money … }}, {{ label … }}, {{ code }} or {{ giro }}");
        }
    }

    private void text(String key, List<Piece> pieces) {
        if (KEY.matcher(key).matches()) {
            pieces.add(new Piece.Translated(key));
        } else {
            problems.accept(
                    "<{{ text " + key + " }}> names no text; right is a key such as {{ text letter.greeting }}");
        }
    }

    private void value(Piece.Form form, String source, List<Piece> pieces) {
        Expression expression = expression(source);
        if (expression != null) {
            pieces.add(new Piece.Value(form, expression));
        }
    }

    @Nullable
    Expression expression(String source) {
        try {
            return Expression.parse(source);
        } catch (InvalidExpression e) {
            problems.accept("<" + source + "> is no FEEL: " + e.getMessage());
            return null;
        }
    }

    private static String source(String inner) {
        return Expression.isExpression(inner) ? inner : "= " + inner;
    }

    private static Piece.Form form(String word) {
        return switch (word) {
            case "date" -> Piece.Form.DATE;
            case "money" -> Piece.Form.MONEY;
            default -> Piece.Form.LABEL;
        };
    }

    private static String start(String words, int open) {
        return words.substring(open, Math.min(words.length(), open + 30));
    }

    /** The end of a placeholder; braces and quotes inside FEEL don't end it. */
    private static int close(String words, int from) {
        int depth = 0;
        boolean quoted = false;
        for (int i = from; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c == '"' && words.charAt(i - 1) != '\\') {
                quoted = !quoted;
            } else if (!quoted && c == '{') {
                depth++;
            } else if (!quoted && c == '}') {
                if (depth == 0) {
                    return i + 1 < words.length() && words.charAt(i + 1) == '}' ? i : -1;
                }
                depth--;
            }
        }
        return -1;
    }
}
