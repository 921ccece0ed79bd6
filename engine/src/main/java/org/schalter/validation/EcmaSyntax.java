package org.schalter.validation;

import java.util.Locale;
import java.util.regex.PatternSyntaxException;

/**
 * Rewrites a pattern from ECMA-262's notation into that of RE2/J or of the JDK, where the same letters mean something
 * else: {@code $} is the end of the text only, a dot is no line end, {@code \s} knows Unicode's spaces, a bracket inside
 * a class is a bracket.
 */
final class EcmaSyntax {

    private static final String SPACES = "\\t\\n"
            + "\\x{0b}\\f\\r"
            + " \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}";
    private static final String NOT_SPACES =
            "\\x{00}-\\x{08}\\x{0e}-\\x{1f}\\x{21}-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}"
                + "\\x{200b}-\\x{2027}\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}";

    private final String source;
    private final boolean jdk;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private EcmaSyntax(String source, boolean jdk) {
        this.source = source;
        this.jdk = jdk;
    }

    static String forRe2(String source) {
        return new EcmaSyntax(source, false).rewrite();
    }

    static String forJdk(String source) {
        return new EcmaSyntax(source, true).rewrite();
    }

    private String rewrite() {
        while (at < source.length()) {
            char c = source.charAt(at++);
            switch (c) {
                case '\\' -> escape(false);
                case '[' -> characterClass();
                case '.' -> out.append("[^\\n\\r\\x{2028}\\x{2029}]");
                case '$' -> out.append("\\z");
                case '^' -> out.append("\\A");
                case '(' -> group();
                case '{' -> brace();
                case '*', '+', '?' -> repeat(c);
                case ']', '}' -> out.append('\\').append(c);
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    private void group() {
        out.append('(');
        if (!source.startsWith("?", at)) {
            return;
        }
        String rest = source.substring(at);
        boolean look =
                rest.startsWith("?=") || rest.startsWith("?!") || rest.startsWith("?<=") || rest.startsWith("?<!");
        boolean named = rest.startsWith("?<") && !look;
        if (!rest.startsWith("?:") && !look && !named) {
            throw refused("a group that ECMA-262 does not know");
        }
        out.append(named && !jdk ? "?P<" : rest.substring(0, named ? 2 : rest.startsWith("?<") ? 3 : 2));
        at += named ? 2 : rest.startsWith("?<") ? 3 : 2;
    }

    /** A repeat may be lazy, but a second plus, which the JDK would read as possessive, is nothing ECMA-262 knows. */
    private void repeat(char c) {
        out.append(c);
        if (at < source.length() && source.charAt(at) == '?') {
            out.append('?');
            at++;
        }
        if (at < source.length() && "*+?".indexOf(source.charAt(at)) >= 0) {
            throw refused("a repeat of a repeat");
        }
    }

    private void brace() {
        int end = at;
        while (end < source.length() && (Character.isDigit(source.charAt(end)) || source.charAt(end) == ',')) {
            end++;
        }
        String inside = source.substring(at, end);
        if (end < source.length() && source.charAt(end) == '}' && inside.matches("[0-9]+(,[0-9]*)?")) {
            out.append('{').append(inside);
            at = end + 1;
            repeat('}');
        } else {
            out.append("\\{");
        }
    }

    private void characterClass() {
        boolean negated = source.startsWith("^", at);
        at += negated ? 1 : 0;
        if (source.startsWith("]", at)) {
            at++;
            out.append(negated ? "[\\x{00}-\\x{10ffff}]" : "[^\\x{00}-\\x{10ffff}]");
            return;
        }
        out.append(negated ? "[^" : "[");
        while (at < source.length() && source.charAt(at) != ']') {
            char c = source.charAt(at++);
            switch (c) {
                case '\\' -> escape(true);
                case '[', '&', '^', '~' -> out.append('\\').append(c);
                case '-' -> out.append(edge() ? "\\-" : "-");
                default -> out.append(c);
            }
        }
        if (at >= source.length()) {
            throw refused("a class without its ]");
        }
        at++;
        out.append(']');
    }

    /** A hyphen at the rim of a class, or after a class escape, is a hyphen. */
    private boolean edge() {
        char before = source.charAt(at - 2);
        boolean afterEscape = at >= 3 && source.charAt(at - 3) == '\\' && "dDwWsS".indexOf(before) >= 0;
        boolean beforeEscape =
                source.startsWith("\\", at) && at + 1 < source.length() && "dDwWsS".indexOf(source.charAt(at + 1)) >= 0;
        return before == '[' || source.startsWith("]", at) || afterEscape || beforeEscape;
    }

    private void escape(boolean inClass) {
        if (at >= source.length()) {
            throw refused("a lone backslash at the end");
        }
        char c = source.charAt(at++);
        switch (c) {
            case 's' -> out.append(inClass ? SPACES : '[' + SPACES + ']');
            case 'S' -> out.append(inClass ? NOT_SPACES : '[' + NOT_SPACES + ']');
            case 'd', 'D', 'w', 'W', 't', 'n', 'r', 'f' -> out.append('\\').append(c);
            case 'v' -> out.append("\\x{0b}");
            case 'b' -> out.append(inClass ? "\\x{08}" : "\\b");
            case 'B' -> out.append("\\B");
            case 'x' -> code(2);
            case 'u' -> unicode();
            case 'c' -> point(source.charAt(at++) % 32);
            case 'p', 'P' -> property(c);
            case 'k' -> named();
            default -> other(c);
        }
    }

    private void other(char c) {
        if (c == '0') {
            out.append("\\x{00}");
        } else if (Character.isDigit(c)) {
            out.append('\\').append(c);
        } else if (Character.isLetter(c) && c < 128) {
            throw refused("the escape \\" + c);
        } else {
            out.append(c < 128 ? "\\" : "").append(c);
        }
    }

    private void named() {
        if (!jdk || !source.startsWith("<", at)) {
            throw refused("a named reference");
        }
        out.append("\\k");
    }

    private void code(int digits) {
        if (at + digits > source.length()) {
            throw refused("an unfinished character code");
        }
        String hex = source.substring(at, at + digits);
        at += digits;
        point(Integer.parseInt(hex, 16));
    }

    private void unicode() {
        if (source.startsWith("{", at)) {
            int end = source.indexOf('}', at);
            point(Integer.parseInt(source, at + 1, end, 16));
            at = end + 1;
            return;
        }
        int first = Integer.parseInt(source, at, Math.min(at + 4, source.length()), 16);
        at += 4;
        if (Character.isHighSurrogate((char) first) && source.startsWith("\\u", at)) {
            int second = Integer.parseInt(source, at + 2, at + 6, 16);
            at += 6;
            point(Character.toCodePoint((char) first, (char) second));
        } else {
            point(first);
        }
    }

    private void point(int codePoint) {
        out.append("\\x{").append(Integer.toHexString(codePoint)).append('}');
    }

    private void property(char c) {
        int end = source.startsWith("{", at) ? source.indexOf('}', at) : -1;
        if (end < 0) {
            throw refused("the escape \\" + c + " without {…}");
        }
        String name = source.substring(at + 1, end);
        at = end + 1;
        out.append('\\').append(c).append('{').append(propertyName(name)).append('}');
    }

    private String propertyName(String name) {
        int equals = name.indexOf('=');
        String value = equals < 0 ? name : name.substring(equals + 1);
        boolean script = equals > 0 && name.toLowerCase(Locale.ROOT).startsWith("sc");
        return switch (value) {
            case "Letter" -> "L";
            case "Uppercase_Letter" -> "Lu";
            case "Lowercase_Letter" -> "Ll";
            case "Number" -> "N";
            case "Decimal_Number" -> "Nd";
            case "Punctuation" -> "P";
            case "Mark" -> "M";
            case "Alphabetic" -> jdk ? "IsAlphabetic" : "L";
            default -> script && jdk ? "Is" + value : value;
        };
    }

    private PatternSyntaxException refused(String what) {
        return new PatternSyntaxException("ECMA-262 does not know " + what, source, at);
    }
}
