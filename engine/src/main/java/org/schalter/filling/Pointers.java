package org.schalter.filling;

import java.util.ArrayList;
import java.util.List;

/** JSON Pointers as names of inputs, and what follows from them. */
final class Pointers {

    private Pointers() {}

    static String of(String parent, String name) {
        return parent + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    static List<String> tokens(String pointer) {
        List<String> tokens = new ArrayList<>();
        if (!pointer.isEmpty()) {
            for (String token : pointer.substring(1).split("/", -1)) {
                tokens.add(token.replace("~1", "/").replace("~0", "~"));
            }
        }
        return tokens;
    }

    /** The id of the element for an answer: {@code f-vehicle-plate}; no two answers have the same. */
    static String id(String pointer) {
        StringBuilder id = new StringBuilder("f");
        for (int i = 0; i < pointer.length(); i++) {
            char c = pointer.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
            if (c == '/') {
                id.append('-');
            } else if (plain) {
                id.append(c);
            } else {
                id.append('.').append(Integer.toHexString(c));
            }
        }
        return id.toString();
    }

    /** A text with pointer templates in it, {@code /dogs/*}, for the row that a pointer is in, {@code /dogs/2/breed}. */
    static String inRows(String templates, String pointer) {
        String text = templates;
        StringBuilder before = new StringBuilder();
        StringBuilder template = new StringBuilder();
        for (String token :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            boolean row = !token.isEmpty() && token.chars().allMatch(c -> c >= '0' && c <= '9');
            before.append('/').append(token);
            template.append('/').append(row ? "*" : token);
            if (row) {
                text = text.replace("\"" + template + "\"", "\"" + before + "\"")
                        .replace("\"" + template + "/", "\"" + before + "/");
                template = new StringBuilder(before);
            }
        }
        return text;
    }

    /** The row that a token means, one that no list has if none. */
    static int row(String token) {
        return token.matches("[0-9]{1,4}") ? Integer.parseInt(token) : Integer.MAX_VALUE;
    }

    /** Whether one is the other or stands in it. */
    static boolean within(String pointer, String container) {
        return pointer.equals(container) || pointer.startsWith(container + "/");
    }
}
