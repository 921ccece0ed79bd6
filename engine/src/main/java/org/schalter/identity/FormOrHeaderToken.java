package org.schalter.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/**
 * The CSRF token as a form's hidden field, masked anew on every page so that compression can't give it away, or as a
 * script reads it from the cookie and sends it in a header.
 */
final class FormOrHeaderToken implements CsrfTokenRequestHandler {

    private final CsrfTokenRequestHandler form = new XorCsrfTokenRequestAttributeHandler();
    private final CsrfTokenRequestHandler header = new CsrfTokenRequestAttributeHandler();

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
        form.handle(request, response, token);
    }

    @Override
    public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
        var sent = request.getHeader(token.getHeaderName());
        return (sent == null ? form : header).resolveCsrfTokenValue(request, token);
    }
}
