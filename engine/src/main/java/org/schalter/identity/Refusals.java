package org.schalter.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Asks whoever is not signed in to do so, and tells the others that they may not. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final @Nullable String challenge;

    /** @param challenge what a program is told to bring, for example {@code Basic realm="Schalter"} */
    Refusals(@Nullable String challenge) {
        this.challenge = challenge;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (!Programs.addresses(request)) {
            Destination.remember(request, response);
            response.sendRedirect("/sign-in");
        } else if (cause instanceof LockedException) {
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        } else {
            // A browser would show its own sign-in window, and remember the password for other sites to misuse.
            if (challenge != null && !Programs.isBrowser(request)) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
            }
            response.sendError(HttpStatus.UNAUTHORIZED.value());
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        if (cause instanceof CsrfException) {
            request.setAttribute("schalter.problem", "csrf");
        }
        response.sendError(HttpStatus.FORBIDDEN.value());
    }
}
