package org.schalter.site;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.condition.PathPatternsRequestCondition;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Looks at the path of a request first. Spring compares each route's method, parameters and types before its path, and an
 * address with a variable in it is compared with every route there is.
 */
@Component
class Routes implements WebMvcRegistrations {

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new ByPath();
    }

    private static final class ByPath extends RequestMappingHandlerMapping {

        @Override
        protected @Nullable RequestMappingInfo getMatchingMapping(
                RequestMappingInfo route, HttpServletRequest request) {
            var paths = route.getPathPatternsCondition();
            return paths != null && (!mayMatch(paths, path(request)) || paths.getMatchingCondition(request) == null)
                    ? null
                    : super.getMatchingMapping(route, request);
        }

        /** Whether a path begins as one of the patterns does; that alone rules out nearly every route. */
        private static boolean mayMatch(PathPatternsRequestCondition paths, String path) {
            for (PathPattern pattern : paths.getPatterns()) {
                String text = pattern.getPatternString();
                if (path.regionMatches(0, text, 0, fixed(text))) {
                    return true;
                }
            }
            return path.indexOf('%') >= 0;
        }

        /** How much of a pattern stands for itself; the slash before what does not may be missing in a path. */
        private static int fixed(String pattern) {
            int end = 0;
            while (end < pattern.length() && pattern.charAt(end) != '{' && pattern.charAt(end) != '*') {
                end++;
            }
            return end < pattern.length() ? end - 1 : end;
        }

        private static String path(HttpServletRequest request) {
            return ServletRequestPathUtils.getParsedRequestPath(request)
                    .pathWithinApplication()
                    .value();
        }
    }
}
