package org.schalter.definition;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The scopes of JSON Forms, as places in the form. */
final class Scopes {

    private Scopes() {}

    /** {@code #/properties/a~1b} as its parts, unescaped. */
    static List<String> tokens(String scope) {
        List<String> tokens = new ArrayList<>();
        String pointer = scope.startsWith("#") ? scope.substring(1) : scope;
        for (String token :
                pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            tokens.add(decoded(token).replace("~1", "/").replace("~0", "~"));
        }
        return tokens;
    }

    private static String decoded(String token) {
        try {
            return token.contains("%") ? URLDecoder.decode(token.replace("+", "%2B"), StandardCharsets.UTF_8) : token;
        } catch (IllegalArgumentException e) {
            return token;
        }
    }
}
