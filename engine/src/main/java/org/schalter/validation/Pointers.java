package org.schalter.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** JSON Pointers as text: escaped, unescaped, taken apart, and made a dotted path of. */
final class Pointers {

    private static final Pattern ROW = Pattern.compile("/[0-9]+(?=/|$)");

    private Pointers() {}

    static String escaped(String name) {
        return name.indexOf('~') < 0 && name.indexOf('/') < 0
                ? name
                : name.replace("~", "~0").replace("/", "~1");
    }

    static String unescaped(String token) {
        return token.indexOf('~') < 0 ? token : token.replace("~1", "/").replace("~0", "~");
    }

    static String of(String parent, String name) {
        return parent + "/" + escaped(name);
    }

    static List<String> tokens(String pointer) {
        List<String> tokens = new ArrayList<>();
        int from = 1;
        while (from <= pointer.length() && !pointer.isEmpty()) {
            int slash = pointer.indexOf('/', from);
            int end = slash < 0 ? pointer.length() : slash;
            tokens.add(unescaped(pointer.substring(from, end)));
            from = end + 1;
        }
        return tokens;
    }

    static String of(List<String> tokens) {
        StringBuilder pointer = new StringBuilder();
        tokens.forEach(token -> pointer.append('/').append(escaped(token)));
        return pointer.toString();
    }

    /** Without the tokens that are numbers, so that a place in a row is that place in any row. */
    static String withoutRows(String pointer) {
        return ROW.matcher(pointer).replaceAll("");
    }

    /** Whether one is the other or stands in it. */
    static boolean within(String pointer, String container) {
        return pointer.equals(container) || pointer.startsWith(container + "/");
    }

    /** The dotted path that text keys and FEEL use. */
    static String dotted(String parent, String name) {
        return parent.isEmpty() ? name : parent + "." + name;
    }
}
