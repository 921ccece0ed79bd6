package org.schalter.site;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

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
            return paths != null && paths.getMatchingCondition(request) == null
                    ? null
                    : super.getMatchingMapping(route, request);
        }
    }
}
