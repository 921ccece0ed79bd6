package org.schalter.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/** Lets through whom {@link Access} names, and nobody where nothing is named; files are for everybody. */
class Gate implements HandlerInterceptor {

    private static final Pattern NAMED_BY_CONTENT = Pattern.compile(".*-([0-9a-f]{32}|[0-9A-Z]{8})\\.[a-z0-9]+");

    /** What {@link Access} says of a handler, which does not change. */
    private final Map<Object, Optional<Access>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof ResourceHttpRequestHandler) {
            // A file whose name carries its hash never changes; any other one is asked for again, cheaply.
            var forever = NAMED_BY_CONTENT.matcher(request.getRequestURI()).matches();
            response.setHeader(HttpHeaders.CACHE_CONTROL, forever ? "public, max-age=31536000, immutable" : "no-cache");
            return true;
        }
        var access = known.computeIfAbsent(handler, Gate::access);
        if (access.isEmpty() || !admits(access.get(), request)) {
            throw new AccessDeniedException("Refused to " + handler);
        }
        return true;
    }

    static Optional<Access> access(Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            return Optional.empty();
        }
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Access.class))
                .or(() -> Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Access.class)));
    }

    private static boolean admits(Access access, HttpServletRequest request) {
        var roles = access.value();
        return roles.length == 0 || Arrays.stream(roles).anyMatch(it -> request.isUserInRole(it.authority()));
    }
}
