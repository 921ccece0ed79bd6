package org.schalter.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.WebUtils;

/**
 * Where somebody wanted to go before they were asked to sign in. It is kept in a cookie of ours and never taken from a
 * link, and only a path of this site counts, so nobody can be led elsewhere.
 */
final class Destination {

    private static final String COOKIE = "schalter-next";

    private Destination() {}

    static void remember(HttpServletRequest request, HttpServletResponse response) {
        if ("GET".equals(request.getMethod())) {
            var query = request.getQueryString();
            var address = request.getRequestURI() + (query == null ? "" : "?" + query);
            if (isOurs(address)) {
                set(address, Duration.ofMinutes(15), request, response);
            }
        }
    }

    /** The address, once. */
    static Optional<String> recall(HttpServletRequest request, HttpServletResponse response) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null) {
            return Optional.empty();
        }
        set("", Duration.ZERO, request, response);
        try {
            return Optional.of(URLDecoder.decode(cookie.getValue(), StandardCharsets.UTF_8))
                    .filter(Destination::isOurs);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static boolean isOurs(String address) {
        return address.startsWith("/")
                && !address.startsWith("//")
                && address.length() < 2000
                && address.chars().allMatch(it -> it > ' ' && it < 127 && it != '\\');
    }

    private static void set(String address, Duration age, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                Cookies.of(COOKIE, URLEncoder.encode(address, StandardCharsets.UTF_8), age, request));
    }
}
