package org.schalter.validation;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Undoes the percent signs of a reference's fragment; a plus is a plus. */
final class Percent {

    private Percent() {}

    static String decoded(String fragment) {
        if (fragment.indexOf('%') < 0) {
            return fragment;
        }
        try {
            return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return fragment;
        }
    }
}
