package org.schalter.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What another site makes a browser send changes nothing. The addresses are those that the running engine has, so that a
 * new one is held to this by itself.
 *
 * <p>A page's address wants the token of a page of ours. The interface has a rule of its own: a program that brings its
 * proof in a header, or nothing at all, need not, since no other site can make a browser send either; a browser with a
 * session, or one that brings a remembered password to another site's bidding, must.
 */
class ForgedRequestsTests {

    private static final RunningEngine ENGINE = RunningEngine.onH2();
    private static final Set<String> READ_ONLY = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OF_THE_SECURITY_CHAIN = Set.of("/sign-in", "/sign-out");
    private static final HttpCaller SIGNED_IN = signedIn();
    private static final String FORGED = said(SIGNED_IN.postFields("/resume", Map.of()));

    /** A way to change something. */
    record Door(String method, String address) {

        boolean isForPrograms() {
            return address.startsWith("/api/");
        }

        HttpAnswer knock(HttpCaller caller, Map<String, String> fields, String... headers) {
            return switch (method) {
                case "DELETE" -> caller.delete(address, headers);
                case "POST" -> caller.postFields(address, fields, headers);
                default -> caller.sendJson(method, address, fields, headers);
            };
        }
    }

    @Test
    void theListOfDoorsIsWhole() {
        assertThat(doors())
                .extracting(Door::address)
                .contains("/sign-in", "/sign-out", "/resume", "/services/x/start", "/apply/x/x", "/apply/x/review")
                .contains("/clerk/tasks/x/claim", "/operate/events", "/operate/messages", "/demo/pay/x", "/verify/x")
                .contains("/api/v1/tasks/x/claim", "/api/v1/services", "/api/v1/uploads");
        assertThat(doors()).allSatisfy(door -> assertThat(door.method()).isIn("POST", "PUT", "PATCH", "DELETE"));
    }

    static Stream<Door> doors() {
        Collection<Door> mapped =
                new TreeSet<>(Comparator.comparing(Door::address).thenComparing(Door::method));
        for (var mapping : ENGINE.beans(RequestMappingHandlerMapping.class)) {
            mapping.getHandlerMethods().keySet().forEach(info -> mapped.addAll(doors(info)));
        }
        OF_THE_SECURITY_CHAIN.forEach(address -> mapped.add(new Door("POST", address)));
        return mapped.stream();
    }

    private static List<Door> doors(RequestMappingInfo info) {
        List<Door> doors = new ArrayList<>();
        for (String pattern : info.getPatternValues()) {
            Set<RequestMethod> named = info.getMethodsCondition().getMethods();
            for (RequestMethod method : named.isEmpty() ? Set.of(RequestMethod.POST) : named) {
                if (!READ_ONLY.contains(method.name())) {
                    doors.add(new Door(method.name(), pattern.replaceAll("\\{[^}]*}", "x")));
                }
            }
        }
        return doors;
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aBrowserWithoutATokenOfOursChangesNothing(Door door) {
        refused(door.knock(SIGNED_IN, Map.of()));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void norDoesOneWithAWrongToken(Door door) {
        refused(door.knock(SIGNED_IN, Map.of("_csrf", "AAAA"), "X-XSRF-TOKEN", "AAAA"));
        refused(door.knock(SIGNED_IN, Map.of("_csrf", tokenOfSomebodyElse())));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void norOneThatRemembersAPasswordAtAnotherSitesBidding(Door door) {
        refused(door.knock(ENGINE.as("editor"), Map.of(), "Sec-Fetch-Site", "cross-site"));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void oneThatIsNotSignedInIsRefusedAtPagesAndHasNothingToLoseElsewhere(Door door) {
        HttpAnswer answer = door.knock(ENGINE.anonymous(), Map.of());

        if (door.isForPrograms()) {
            assertThat(answer.text()).as(answer.toString()).doesNotContain("urn:schalter:problem:csrf");
        } else {
            refused(answer);
        }
    }

    /** Else whoever refuses everything would pass. */
    @ParameterizedTest
    @MethodSource("doors")
    void theTokenOfAPageOfOursOpens(Door door) {
        HttpCaller visitor = ENGINE.visitor();
        String token = token(visitor);

        HttpAnswer answer = door.knock(visitor, Map.of("_csrf", token));

        assertThat(answer.text()).as(answer.toString()).doesNotContain("urn:schalter:problem:csrf", FORGED);
    }

    private static void refused(HttpAnswer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        if (answer.header("Content-Type").startsWith("application/problem+json")) {
            assertThat(answer.json().path("type").asString()).isEqualTo("urn:schalter:problem:csrf");
        } else {
            assertThat(said(answer)).isEqualTo(FORGED);
        }
    }

    private static String said(HttpAnswer answer) {
        return answer.page().select("main h1").text();
    }

    private static HttpCaller signedIn() {
        HttpCaller visitor = ENGINE.visitor();
        visitor.submit(
                visitor.get("/sign-in"),
                "form:has(#password)",
                HttpCaller.fields("name", "clerk", "password", "clerk"));
        return visitor;
    }

    private static String tokenOfSomebodyElse() {
        return token(ENGINE.visitor());
    }

    private static String token(HttpCaller visitor) {
        return visitor.get("/resume").page().select("main form [name=_csrf]").val();
    }
}
