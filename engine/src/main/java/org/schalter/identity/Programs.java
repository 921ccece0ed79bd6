package org.schalter.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/** Tells calls of programs from those of browsers. */
final class Programs {

    private Programs() {}

    /** Whether the address is for programs, which get problem+json and status 401 in place of pages. */
    static boolean addresses(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/api/") || path.startsWith("/actuator/");
    }

    /** A password or a token in the header, which no other site can make a browser send by itself. */
    static boolean bringsProof(HttpServletRequest request) {
        return addresses(request)
                && request.getHeader(HttpHeaders.AUTHORIZATION) != null
                && !"cross-site".equals(request.getHeader("Sec-Fetch-Site"));
    }

    /** Nothing that a browser would send along by itself: another site could not misuse it. */
    static boolean isSafeFromOtherSites(HttpServletRequest request) {
        return addresses(request)
                && (bringsProof(request)
                        || Sessions.cookie(request).isEmpty() && request.getHeader(HttpHeaders.AUTHORIZATION) == null);
    }

    static boolean isBrowser(HttpServletRequest request) {
        return request.getHeader("Sec-Fetch-Mode") != null
                || Sessions.cookie(request).isPresent();
    }
}
