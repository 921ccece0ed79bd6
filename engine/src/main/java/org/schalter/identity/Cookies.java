package org.schalter.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.ResponseCookie;

/** Cookies that no script reads and no other site's form sends. */
final class Cookies {

    /** The cookie goes when the browser closes. */
    static final Duration UNTIL_CLOSED = Duration.ofSeconds(-1);

    private Cookies() {}

    static String of(String name, String value, Duration age, HttpServletRequest request) {
        return ResponseCookie.from(name, value)
                .path("/")
                .httpOnly(true)
                .sameSite("Lax")
                .secure(request.isSecure())
                .maxAge(age)
                .build()
                .toString();
    }

    static String gone(String name, HttpServletRequest request) {
        return of(name, "", Duration.ZERO, request);
    }
}
