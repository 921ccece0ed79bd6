package org.schalter.identity;

import org.schalter.RunningEngine;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextImpl;

/** Somebody whom no demo user stands for, such as a clerk of one unit only. */
public final class Somebody {

    private Somebody() {}

    /** Signs them in; the header, name and value, by which the engine knows them. */
    public static String[] signedIn(RunningEngine engine, Visitor visitor) {
        var response = new MockHttpServletResponse();
        engine.bean(Sessions.class)
                .saveContext(new SecurityContextImpl(new SignedIn(visitor)), new MockHttpServletRequest(), response);
        var cookie = response.getHeader("Set-Cookie");
        if (cookie == null) {
            throw new AssertionError("no session for " + visitor);
        }
        return new String[] {"Cookie", cookie.substring(0, cookie.indexOf(';'))};
    }
}
