package org.schalter;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** An address that the running engine answers, with the method that it answers there. */
public record Route(String method, String pattern) {

    /** All of them, as the engine itself knows them, so that none is forgotten. */
    public static Set<Route> of(RunningEngine engine) {
        Set<Route> routes = new TreeSet<>(Comparator.comparing(Route::pattern).thenComparing(Route::method));
        for (var mapping : engine.beans(RequestMappingInfoHandlerMapping.class)) {
            mapping.getHandlerMethods().keySet().forEach(info -> routes.addAll(of(info)));
        }
        // What the security chain answers before any handler.
        routes.add(new Route("POST", "/sign-in"));
        routes.add(new Route("POST", "/sign-out"));
        return routes;
    }

    private static List<Route> of(RequestMappingInfo info) {
        Set<RequestMethod> named = info.getMethodsCondition().getMethods();
        Stream<RequestMethod> methods = named.isEmpty() ? Stream.of(RequestMethod.GET) : named.stream();
        return methods.flatMap(
                        method -> info.getPatternValues().stream().map(pattern -> new Route(method.name(), pattern)))
                .toList();
    }

    /** The address with these in the place of its variables; whatever follows {@code **} is left out. */
    public String address(Map<String, String> values) {
        var address = pattern;
        for (var value : values.entrySet()) {
            address = address.replaceAll("\\{\\*?" + value.getKey() + "}", value.getValue());
        }
        return address.replaceAll("/\\*\\*$", "").replaceAll("\\{[^}]*}", "x");
    }

    public boolean reads() {
        return method.equals("GET");
    }

    @Override
    public String toString() {
        return method + " " + pattern;
    }
}
