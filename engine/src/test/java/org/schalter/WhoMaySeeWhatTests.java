package org.schalter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.schalter.Somebodies.Body;
import org.schalter.Somebodies.Who;

/**
 * Who may use which address of whose things, for every address that the running engine has: one without a rule here fails.
 * Everybody is given the true names of the things, so nothing is safe by being hard to guess. What is refused looks like
 * what is not there, or leads to the sign-in.
 */
class WhoMaySeeWhatTests {

    private static final Set<Who> ALL = EnumSet.allOf(Who.class);
    private static final Set<Who> SIGNED_IN = EnumSet.complementOf(EnumSet.of(Who.NOBODY));
    private static final Map<String, Set<Who>> WORDS = Map.of(
            "everybody", ALL,
            "signed in", SIGNED_IN,
            "owner", EnumSet.of(Who.OWNER),
            "concerned", EnumSet.of(Who.OWNER, Who.CLERK, Who.OPERATOR),
            "clerk", EnumSet.of(Who.CLERK),
            "clerks", EnumSet.of(Who.CLERK, Who.ELSEWHERE),
            "clerk, operator", EnumSet.of(Who.CLERK, Who.OPERATOR),
            "editor", EnumSet.of(Who.EDITOR),
            "publisher", EnumSet.of(Who.PUBLISHER),
            "operator", EnumSet.of(Who.OPERATOR));
    private static final Map<String, Set<Who>> MORE_WORDS = Map.of(
            "editor, publisher", EnumSet.of(Who.EDITOR, Who.PUBLISHER),
            "editor, publisher, operator", EnumSet.of(Who.EDITOR, Who.PUBLISHER, Who.OPERATOR));

    /** Method, address, who; where it matters what is sent, and the names of things that are not called so in {@link OwnThings}. */
    private static final String RULES = """
        GET  /                                                           : everybody
        GET  /imprint                                                    : everybody
        GET  /privacy                                                    : everybody
        GET  /accessibility                                              : everybody
        GET  /gallery                                                    : everybody
        GET  /sign-in                                                    : everybody
        POST /sign-in                                                    : everybody
        GET  /sign-in/with/{server}                                      : nobody
        GET  /error                                                      : nobody
        GET  /demo/outbox                                                : everybody
        GET  /services/{key}                                             : everybody
        GET  /services/{key}/start                                       : signed in
        POST /services/{key}/start                                       : signed in
        GET  /apply/{draft}                                              : owner
        GET  /apply/{draft}/{page}                                       : owner
        POST /apply/{draft}/{page}                                       : owner
        GET  /apply/{draft}/{page}/{row}                                 : owner
        POST /apply/{draft}/{page}/{row}                                 : owner
        GET  /apply/{draft}/review                                       : owner
        POST /apply/{draft}/review                                       : owner
        GET  /apply/{draft}/later                                        : owner
        POST /apply/{draft}/later                                        : owner
        GET  /apply/{draft}/changes                                      : owner
        POST /apply/{draft}/changes                                      : owner
        GET  /apply/{draft}/uploads/{id}                                 : owner : draft=sent, id=upload
        GET  /resume                                                     : everybody
        POST /resume                                                     : everybody
        GET  /cases/{token}                                              : owner
        GET  /cases/{token}/documents/{name}                             : owner
        GET  /cases/{token}/pay                                          : owner
        GET  /payments/{attempt}                                         : everybody
        POST /api/v1/payments/{attempt}/notifications                    : everybody
        GET  /demo/pay/{reference}                                       : everybody : reference=payment
        POST /demo/pay/{reference}                                       : everybody : reference=payment
        GET  /verify                                                     : everybody
        GET  /verify/{code}                                              : everybody
        POST /verify/{code}                                              : everybody
        GET  /api/v1/verify/{code}                                       : everybody
        GET  /clerk                                                      : clerks
        GET  /clerk/tasks/{id}                                           : clerk : id=task
        POST /clerk/tasks/{id}                                           : clerk : id=task
        POST /clerk/tasks/{id}/claim                                     : clerk : id=task
        POST /clerk/tasks/{id}/release                                   : clerk : id=task
        GET  /clerk/cases/{reference}                                    : clerk
        GET  /clerk/cases/{reference}/uploads/{id}                       : clerk : id=upload
        GET  /api/v1/tasks                                               : clerks
        POST /api/v1/tasks/{id}/claim                                    : clerk : id=task
        POST /api/v1/tasks/{id}/complete                                 : clerk : id=task : JSON
        POST /api/v1/tasks/{id}/uploads                                  : clerk : id=task : FILE
        GET  /api/v1/submissions/{reference}                             : concerned
        GET  /api/v1/submissions/{reference}/documents/{name}            : concerned
        POST /api/v1/submissions/{reference}/documents/{name}/revocation : clerk, operator : : JSON
        GET  /operate                                                    : operator
        GET  /operate/journal                                            : operator
        POST /operate/events                                             : operator
        POST /operate/messages                                           : operator
        POST /operate/incidents/{id}                                     : nobody
        GET  /api/openapi.json                                           : everybody
        GET  /api/v1/schemas/{name}                                      : everybody : name=service
        GET  /api/v1/services                                            : everybody
        GET  /api/v1/services/{key}                                      : everybody
        GET  /api/v1/services/{key}/schema                               : everybody
        POST /api/v1/services/{key}/validate                             : everybody : : JSON
        POST /api/v1/services/{key}/submissions                          : signed in : : JSON
        POST /api/v1/uploads                                             : everybody : : FILE
        POST /api/v1/services                                            : editor : : ZIP
        GET  /api/v1/services/{key}/findings                             : editor, publisher
        GET  /api/v1/services/{key}/editions                             : editor, publisher, operator
        POST /api/v1/services/{key}/editions                             : publisher
        GET  /api/v1/services/{key}/editions/{number}                    : editor, publisher, operator : number=edition
        POST /api/v1/services/{key}/withdraw                             : publisher : key=spare
        GET  /api/v1/services/{key}/comparison                           : editor, publisher
        GET  /api/v1/services/{key}/releases                             : editor, publisher, operator
        POST /api/v1/services/{key}/releases                             : editor, publisher : : JSON
        POST /api/v1/services/{key}/releases/{id}/confirmation           : publisher : id=1 : JSON
        DELETE /api/v1/services/{key}/releases/{id}                      : nobody : id=1
        POST /api/v1/services/{key}/replays                              : publisher : : JSON
        GET  /api/v1/services/{key}/working-copy                         : editor, publisher
        POST /api/v1/services/{key}/working-copy/changes                 : editor : : JSON
        GET  /api/v1/services/{key}/working-copy/files/{*path}           : editor, publisher : path=README.md
        PUT  /api/v1/services/{key}/working-copy/files/{*path}           : editor : path=README.md
        GET  /api/v1/services/{key}/working-copy/package                 : editor, publisher
        POST /api/v1/services/{key}/working-copy/incoming                : editor : : ZIP
        GET  /api/v1/services/{key}/upstream                             : editor
        PUT  /api/v1/services/{key}/upstream                             : editor : : ZIP
        DELETE /api/v1/services/{key}/upstream                           : editor
        GET  /api/v1/workspace                                           : editor, publisher
        GET  /api/v1/services/{key}/working-copy/names                   : editor, publisher
        POST /api/v1/services/{key}/working-copy/evaluations             : editor, publisher : : JSON
        GET  /api/v1/services/{key}/working-copy/walks/{example}         : nobody
        POST /api/v1/services/{key}/working-copy/rehearsals              : editor, publisher : : JSON
        POST /api/v1/services/{key}/working-copy/rehearsals/trials       : editor, publisher : : JSON
        POST /api/v1/services/{key}/working-copy/rehearsals/proposals    : editor, publisher : : JSON
        POST /api/v1/services/{key}/working-copy/previews                : editor, publisher : : JSON
        GET  /designer/previews/{key}                                    : editor, publisher
        POST /designer/previews/{key}                                    : editor, publisher
        GET  /api/v1/services/{key}/working-copy/comments                : editor, publisher
        POST /api/v1/services/{key}/working-copy/comments                : editor, publisher : : JSON
        PATCH /api/v1/services/{key}/working-copy/comments/{id}          : nobody : : JSON
        PUT  /api/v1/services/{key}/working-copy/lock                    : editor : : JSON
        DELETE /api/v1/services/{key}/working-copy/lock                  : editor
        PUT  /api/v1/services/{key}/working-copy/presence                : editor, publisher
        DELETE /api/v1/services/{key}/working-copy/presence              : editor, publisher
        GET  /api/v1/workspace/beginnings                                : editor, publisher
        POST /api/v1/workspace                                           : editor : : JSON
        PATCH /api/v1/workspace/{key}                                    : editor : key=spare : JSON
        DELETE /api/v1/workspace/{key}                                   : nobody : key=nowhere
        GET  /api/v1/designer/catalogue                                  : editor, publisher
        GET  /api/v1/services/{key}/working-copy/papers/documents/{name} : editor, publisher
        POST /api/v1/services/{key}/working-copy/papers/documents/{name} : editor, publisher : : JSON
        POST /api/v1/services/{key}/working-copy/papers/messages/{name}  : editor, publisher : : JSON
        GET  /api/v1/tasks/{id}/answers                                  : clerk : id=task
        POST /api/v1/tasks/{id}/answers                                  : clerk : id=task : JSON
        POST /api/v1/tasks/{id}/release                                  : clerk : id=task
        GET  /designer                                                   : editor, publisher
        GET  /designer/services/**                                       : editor, publisher
        GET  /operate/incidents                                          : operator
        POST /operate/payments                                           : operator
        POST /operate/gaps                                               : operator
        GET  /actuator                                                   : operator
        GET  /actuator/info                                              : operator
        GET  /actuator/prometheus                                        : operator
        GET  /actuator/health                                            : everybody
        GET  /actuator/health/**                                         : everybody
        POST /sign-out                                                   : everybody
        """;

    private static final RunningEngine ENGINE = RunningEngine.onH2();
    /** What the engine brings along, the same for every editor. */
    private static final String NOBODYS = "/api/v1/designer/catalogue";

    private static final String SPARE = "own-things-spare";
    private static Map<String, String> names = Map.of();
    private static Map<String, String> others = Map.of();

    private final Somebodies people = new Somebodies(ENGINE);

    /** One line of the rules. */
    record Rule(Route route, Set<Who> may, Map<String, String> called, Body body) {

        static Rule of(String line) {
            var words = Stream.of(line.split("\\s+:(?=\\s)")).map(String::strip).toList();
            var address = words.getFirst().split(" +");
            var may = words.get(1);
            return new Rule(
                    new Route(address[0], address[1]),
                    may.equals("nobody") ? Set.of() : MORE_WORDS.getOrDefault(may, WORDS.getOrDefault(may, Set.of())),
                    words.size() < 3 || words.get(2).isEmpty() ? Map.of() : called(words.get(2)),
                    words.size() < 4 ? Body.FORM : body(words.get(3)));
        }

        private static Map<String, String> called(String words) {
            return Stream.of(words.split(", "))
                    .map(it -> it.split("="))
                    .collect(Collectors.toMap(it -> it[0], it -> it[1]));
        }

        private static Body body(String name) {
            return switch (name) {
                case "JSON" -> Body.JSON;
                case "ZIP" -> Body.ZIP;
                case "FILE" -> Body.FILE;
                default -> Body.FORM;
            };
        }

        String address(Map<String, String> names) {
            var values = new HashMap<>(names);
            called.forEach((variable, name) -> values.put(variable, names.getOrDefault(name, name)));
            return route.address(values);
        }

        @Override
        public String toString() {
            return route.toString();
        }
    }

    static List<Rule> rules() {
        return RULES.lines().map(Rule::of).toList();
    }

    @BeforeAll
    static void makeThings() {
        OwnThings.publish(ENGINE);
        names = new HashMap<>(new OwnThings(new Somebodies(ENGINE), Who.OWNER).names());
        names.putAll(Map.of("key", OwnThings.KEY, "spare", SPARE, "edition", "1"));
        others = new OwnThings(new Somebodies(ENGINE), Who.CITIZEN).names();
    }

    @Test
    void everyAddressHasItsRule() {
        var ruled = rules().stream().map(it -> it.route().toString()).collect(Collectors.toCollection(TreeSet::new));
        var there = Route.of(ENGINE).stream().map(Route::toString).collect(Collectors.toCollection(TreeSet::new));

        assertThat(ruled).as("say in RULES who may use it").containsExactlyElementsOf(there);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void letsInWhomItsRuleNamesAndNobodyElse(Rule rule) {
        if (rule.route().pattern().endsWith("/withdraw")) {
            TinyService.named(SPARE).publishedOn(ENGINE, SPARE);
        }
        List<Who> in = new ArrayList<>();
        for (var who : SIGNED_IN_LAST) {
            var answer = people.knock(who, rule.route(), rule.address(names), rule.body());
            assertThat(answer.status()).as(answer.toString()).isLessThan(500);
            if (!refuses(answer)) {
                in.add(who);
            }
        }

        assertThat(in).as(rule.address(names)).containsExactlyInAnyOrderElementsOf(rule.may());
    }

    /** A copy in a cache would be there for whoever comes next. */
    @ParameterizedTest
    @MethodSource("rules")
    void isKeptByNoCacheButForWhatEverybodyMaySee(Rule rule) {
        var secret = rule.route().pattern().matches(".*\\{(token|draft|attempt|code)}.*");
        if (rule.route().reads()
                && !NOBODYS.equals(rule.route().pattern())
                && (secret || !rule.may().equals(ALL))) {
            for (var who : Who.values()) {
                var answer = people.get(who, rule.address(names));

                assertThat(answer.header("Cache-Control"))
                        .as(who + " " + answer)
                        .contains("no-store");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void comesWithTheHeadersThatKeepItIn(Rule rule) {
        var answer = people.knock(Who.NOBODY, rule.route(), rule.address(names), rule.body());

        assertThat(answer.header("X-Content-Type-Options"))
                .as(answer.toString())
                .isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy"))
                .as(answer.toString())
                .contains("default-src 'none'");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    /** The things are full of markup and expressions; whoever looks at them sees just that. */
    @ParameterizedTest
    @MethodSource("rules")
    void runsNothingThatSomebodyWrote(Rule rule) {
        for (var who : Who.values()) {
            var answer = people.knock(who, rule.route(), rule.address(names), rule.body());

            assertThat(answer.text()).as(answer.toString()).doesNotContain(Nasty.RAN);
            if (answer.header("Content-Type").startsWith("text/html")) {
                assertThat(answer.page().select("[onerror], [onload], [src=x], script:not([src]), [href^=javascript]"))
                        .isEmpty();
            }
        }
    }

    /** Whatever other programs would call the address to go on to. */
    @ParameterizedTest
    @MethodSource("rules")
    void leadsNobodyToAnotherSite(Rule rule) {
        var parameters = Stream.of(
                        "next", "url", "return", "returnUrl", "redirect_uri", "continue", "to", "lang", "language")
                .map(it -> it + "=https://evil.example/%0d%0aX-Evil:1")
                .collect(Collectors.joining("&", "?", ""));
        for (var who : List.of(Who.NOBODY, Who.OWNER, Who.CLERK)) {
            var answer = people.knock(who, rule.route(), rule.address(names) + parameters, rule.body());

            assertThat(answer.header("Location")).doesNotStartWith("http").doesNotStartWith("//");
            assertThat(answer.header("X-Evil")).isEmpty();
            if (answer.header("Content-Type").startsWith("text/html")) {
                assertThat(answer.page()
                                .select("[href^=https://evil], [src^=https://evil], [action^=https://evil],"
                                        + " [content*=url=https://evil]"))
                        .isEmpty();
            }
        }
    }

    /** What a browser fetches for a page of another site is not given to that site. */
    @ParameterizedTest
    @CsvSource({"/", "/cases/{token}", "/api/v1/services", "/api/v1/submissions/{reference}", "/clerk"})
    void isReadByNoOtherSite(String address) {
        var place = new Route("GET", address).address(names);

        var answer = ENGINE.anonymous().get(place, "Origin", "https://evil.example");

        assertThat(answer.headers().map().keySet())
                .noneMatch(it -> it.toLowerCase(java.util.Locale.ROOT).startsWith("access-control-"));
        assertThat(answer.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
    }

    /** Else a page that shows nothing at all would pass. */
    @ParameterizedTest
    @CsvSource({
        "NOBODY, /services/{key}",
        "OWNER, /apply/{draft}/{page}",
        "OWNER, /cases/{token}",
        "CLERK, /clerk",
        "CLERK, /clerk/tasks/{task}",
        "CLERK, /clerk/cases/{reference}",
        "NOBODY, /verify/{code}",
        "NOBODY, /demo/outbox"
    })
    void showsWhatSomebodyWroteLetterByLetter(Who who, String address) {
        var page = people.get(who, new Route("GET", address).address(names)).page();

        assertThat(page.select("main").text()).contains("<img src=x onerror=alert(1)>");
    }

    /** Whoever may see one thing does not see another through it. */
    @ParameterizedTest
    @CsvSource({
        "OWNER, /apply/{sent}/uploads/, upload",
        "CITIZEN, /apply/{sent}/uploads/, upload",
        "CLERK, /clerk/cases/{reference}/uploads/, upload"
    })
    void oneThingsAddressOpensNoOther(Who who, String address, String thing) {
        var mine = who == Who.CITIZEN ? others : names;
        var theirs = who == Who.CITIZEN ? names : others;
        var place = new Route("GET", address).address(mine);

        assertThat(people.get(who, place + mine.get(thing)).status()).isEqualTo(200);
        assertThat(people.get(who, place + theirs.get(thing)).status()).isEqualTo(404);
    }

    /** Whoever is let in may change what the others would see. */
    private static final List<Who> SIGNED_IN_LAST = List.of(
            Who.NOBODY, Who.CITIZEN, Who.ELSEWHERE, Who.EDITOR, Who.OPERATOR, Who.PUBLISHER, Who.CLERK, Who.OWNER);

    private static boolean refuses(HttpAnswer answer) {
        var to = answer.header("Location");
        return List.of(401, 403, 404).contains(answer.status())
                || to.endsWith("/sign-in")
                || to.endsWith("/services/" + OwnThings.KEY + "/start");
    }
}
