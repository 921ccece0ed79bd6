package org.schalter.conversion;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads the plainest kind of JavaScript: {@code show = } and comparisons of answers with constants, joined by and, or, not and
 * parentheses. Anything else is not guessed at. It is read, never run.
 */
final class ConditionScript {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:(?<way>(?:data|row)(?:\\.[A-Za-z_]\\w*|\\[\"[^\"\\\\]{1,200}\"])+)"
                    + "|(?<text>\"[^\"\\\\]{0,500}\"|'[^'\\\\]{0,500}')"
                    + "|(?<word>true|false|-?\\d{1,15}(?:\\.\\d{1,10})?)"
                    + "|(?<sign>===|!==|==|!=|&&|\\|\\||!|\\(|\\)))");
    private static final Pattern BEGIN = Pattern.compile("^\\s*(?:show\\s*=(?!=)\\s*)");
    private static final int MOST = 400;
    private static final int DEEPEST = 40;

    private final List<String> tokens = new ArrayList<>();
    private final BiFunction<List<String>, Optional<JsonNode>, Optional<Condition>> comparison;
    private final boolean sound;
    private int at;
    private int depth;

    ConditionScript(String script, BiFunction<List<String>, Optional<JsonNode>, Optional<Condition>> comparison) {
        this.comparison = comparison;
        this.sound = tokenize(script);
    }

    private boolean tokenize(String script) {
        var begin = BEGIN.matcher(script);
        if (!begin.find()) {
            return false;
        }
        var text = script.substring(begin.end()).replaceFirst(";?\\s*$", "");
        var token = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length() && tokens.size() < MOST) {
            token.region(end, text.length());
            if (!token.lookingAt()) {
                return false;
            }
            tokens.add(token.group().strip());
            end = token.end();
        }
        return end == text.length() && !tokens.isEmpty();
    }

    /** Empty where it is anything but comparisons. */
    Optional<Condition> read() {
        var condition = sound ? either() : null;
        return at == tokens.size() ? Optional.ofNullable(condition) : Optional.empty();
    }

    private @Nullable Condition either() {
        return joined("||", false);
    }

    private @Nullable Condition all() {
        return joined("&&", true);
    }

    private @Nullable Condition joined(String sign, boolean all) {
        var conditions = new ArrayList<Condition>();
        do {
            var next = all ? single() : all();
            if (next == null) {
                return null;
            }
            conditions.add(next);
        } while (takes(sign));
        return conditions.size() == 1 ? conditions.getFirst() : new Condition.Several(all, conditions);
    }

    private @Nullable Condition single() {
        if (++depth > DEEPEST) {
            return null;
        }
        try {
            if (takes("!")) {
                var inner = single();
                return inner == null ? null : new Condition.Not(inner);
            }
            if (takes("(")) {
                var inner = either();
                return takes(")") ? inner : null;
            }
            return compared();
        } finally {
            depth--;
        }
    }

    private @Nullable Condition compared() {
        if (at >= tokens.size() || !tokens.get(at).matches("(?s)(data|row)[.\\[].*")) {
            return null;
        }
        var way = way(tokens.get(at++));
        boolean equal = takes("===") || takes("==");
        if (!equal && !takes("!==") && !takes("!=")) {
            return comparison.apply(way, Optional.empty()).orElse(null);
        }
        var value = at < tokens.size() ? constant(tokens.get(at++)) : Optional.<JsonNode>empty();
        var condition = value.flatMap(it -> comparison.apply(way, Optional.of(it)));
        return condition.map(it -> equal ? it : new Condition.Not(it)).orElse(null);
    }

    private boolean takes(String sign) {
        if (at < tokens.size() && tokens.get(at).equals(sign)) {
            at++;
            return true;
        }
        return false;
    }

    private static List<String> way(String token) {
        var plain = token.replaceAll("\\[\"([^\"]*)\"]", ".$1");
        return Arrays.stream(plain.split("\\.")).skip(1).toList();
    }

    private static Optional<JsonNode> constant(String token) {
        var json = JsonNodeFactory.instance;
        if (token.startsWith("\"") || token.startsWith("'")) {
            return Optional.of(json.stringNode(token.substring(1, token.length() - 1)));
        }
        return switch (token) {
            case "true", "false" -> Optional.of(json.booleanNode(token.equals("true")));
            default ->
                token.matches("-?\\d.*") ? Optional.of(json.numberNode(new BigDecimal(token))) : Optional.empty();
        };
    }
}
