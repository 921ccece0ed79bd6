package org.schalter.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.schalter.RunningEngine;
import org.schalter.site.Access;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

class ApiDescriptionTests {

    private final RunningEngine engine = RunningEngine.onH2();
    private final JsonNode description =
            engine.anonymous().get("/api/openapi.json").json();

    @Test
    void describesEveryRouteAndNoOther() {
        assertThat(described().keySet()).containsExactlyInAnyOrderElementsOf(routes().keySet());
    }

    @Test
    void namesTheRolesThatTheRoutesAskFor() {
        var asked = new TreeMap<String, List<String>>();
        routes().forEach((route, method) -> asked.put(route, roles(method)));
        var told = new TreeMap<String, List<String>>();
        described()
                .forEach((route, operation) -> told.put(
                        route,
                        operation
                                .path("x-roles")
                                .valueStream()
                                .map(JsonNode::asString)
                                .sorted()
                                .toList()));

        assertThat(told).isEqualTo(asked);
    }

    @Test
    void saysWhatHappensWithoutTheRole() {
        described().forEach((route, operation) -> {
            if (operation.has("x-roles")) {
                assertThat(operation.path("responses").propertyNames())
                        .as(route)
                        .contains("401", "403");
                assertThat(operation.path("security")).as(route).hasSize(2);
            }
        });
    }

    @Test
    void hasNoReferenceThatLeadsNowhere() {
        var references = description.findValuesAsString("$ref");

        assertThat(references).isNotEmpty().allSatisfy(it -> {
            assertThat(it).startsWith("#/");
            assertThat(description.at(it.substring(1)).isMissingNode()).as(it).isFalse();
        });
    }

    /** A comma in an unquoted text of YAML makes a member without a value of what follows it. */
    @Test
    void hasNoMemberWithoutAValue() {
        assertThat(withoutValue("", description)).isEmpty();
    }

    private static List<String> withoutValue(String at, JsonNode node) {
        var found = new ArrayList<String>();
        node.properties().forEach(it -> {
            if (it.getValue().isNull()) {
                found.add(at + "/" + it.getKey());
            }
            found.addAll(withoutValue(at + "/" + it.getKey(), it.getValue()));
        });
        if (node.isArray()) {
            node.forEach(it -> found.addAll(withoutValue(at, it)));
        }
        return found;
    }

    @Test
    void describesEachOperationOnceWithAllItsPathVariables() {
        var ids = new ArrayList<String>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    ids.add(operation.getValue().path("operationId").asString());
                    assertThat(operation.getValue().path("summary").asString()).isNotEmpty();
                    var variables = java.util.regex.Pattern.compile("\\{(\\w+)}")
                            .matcher(path.getKey())
                            .results()
                            .map(it -> it.group(1))
                            .toList();
                    assertThat(pathParameters(operation.getValue()))
                            .as(path.getKey())
                            .containsExactlyInAnyOrderElementsOf(variables);
                }));

        assertThat(ids).doesNotHaveDuplicates().doesNotContain("");
    }

    private List<String> pathParameters(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .map(it -> it.has("$ref")
                        ? description.at(it.path("$ref").asString().substring(1))
                        : it)
                .filter(it -> it.path("in").asString().equals("path"))
                .map(it -> it.path("name").asString())
                .toList();
    }

    private Map<String, JsonNode> described() {
        var routes = new TreeMap<String, JsonNode>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(it -> routes.put(route(it.getKey(), path.getKey()), it.getValue())));
        return routes;
    }

    private Map<String, HandlerMethod> routes() {
        var routes = new TreeMap<String, HandlerMethod>();
        engine.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, method) -> {
                    for (var path : info.getPatternValues()) {
                        if (path.startsWith("/api")) {
                            info.getMethodsCondition()
                                    .getMethods()
                                    .forEach(it -> routes.put(route(it.name(), path), method));
                        }
                    }
                });
        return routes;
    }

    private static String route(String method, String path) {
        return method.toUpperCase(Locale.ROOT) + " " + path.replaceAll("\\{[^}]+}", "{}");
    }

    private static List<String> roles(HandlerMethod method) {
        var own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Access.class);
        var access = own != null ? own : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Access.class);
        if (access == null) {
            throw new AssertionError("no Access on " + method);
        }
        return Arrays.stream(access.value())
                .map(it -> it.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }
}
