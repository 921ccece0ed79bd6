package org.schalter.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** The visitor's language: asked for by {@code ?lang=}, then remembered in a cookie, then the browser's. */
class VisitorLanguage implements LocaleResolver, HandlerInterceptor {

    private static final String NAME = "lang";

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return asked(request).orElseGet(() -> known(request));
    }

    /** What is known of a visitor whose address may be unreadable. */
    static Locale known(HttpServletRequest request) {
        return remembered(request)
                .or(() -> preferred(request))
                .orElse(Languages.ui().getFirst());
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("The language is chosen by ?lang=");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        asked(request)
                .filter(it -> !Optional.of(it).equals(remembered(request)) && !framed(request))
                .ifPresent(it -> {
                    var cookie = ResponseCookie.from(NAME, it.getLanguage())
                            .path("/")
                            .maxAge(Duration.ofDays(365))
                            .httpOnly(true)
                            .sameSite("Lax")
                            .secure(request.isSecure())
                            .build();
                    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
                });
        return true;
    }

    /** A page in a frame is looked at in a language; nobody has chosen it for the rest. */
    private static boolean framed(HttpServletRequest request) {
        return "iframe".equals(request.getHeader("Sec-Fetch-Dest"));
    }

    /** From the query only: a form may have a field of that name. */
    private static Optional<Locale> asked(HttpServletRequest request) {
        var query = request.getQueryString();
        if (query == null || !query.contains(NAME + "=")) {
            return Optional.empty();
        }
        return Languages.of(request.getParameter(NAME));
    }

    private static Optional<Locale> remembered(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, NAME);
        return cookie == null ? Optional.empty() : Languages.of(cookie.getValue());
    }

    private static Optional<Locale> preferred(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            return Optional.empty();
        }
        for (var locales = request.getLocales(); locales.hasMoreElements(); ) {
            var found = Languages.of(locales.nextElement().toLanguageTag());
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
