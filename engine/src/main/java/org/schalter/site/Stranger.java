package org.schalter.site;

import jakarta.servlet.http.HttpServletRequest;

/** Has a page look as somebody gets it who has not signed in, whoever looks at it. */
public final class Stranger {

    private static final String ATTRIBUTE = "schalter.stranger";

    private Stranger() {}

    /** The page of this request shows no name, no navigation, and nothing to sign out by. */
    public static void pretend(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, true);
    }

    static boolean isPretended(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }
}
