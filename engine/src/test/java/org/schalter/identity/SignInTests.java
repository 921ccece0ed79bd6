package org.schalter.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schalter.HttpCaller.fields;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.springframework.jdbc.core.simple.JdbcClient;

class SignInTests {

    private static final String OPERATORS_ONLY = "/actuator/prometheus";

    private final RunningEngine engine = RunningEngine.onH2();

    @ParameterizedTest
    @ValueSource(strings = {"editor", "editor2", "publisher", "clerk", "clerk2", "operator", "erika", "max", "ayse"})
    void knowsThePeopleOfTheDemo(String name) {
        var visitor = engine.visitor();

        signIn(visitor, name, name);

        assertThat(visitor.get("/imprint")
                        .page()
                        .select(".site-header__visitor span")
                        .first()
                        .text())
                .isNotBlank();
    }

    @Test
    void offersThePeopleAsButtons() {
        var visitor = engine.visitor();
        var page = visitor.get("/sign-in");

        visitor.submit(page, "form:has(input[type=hidden][value=erika])", Map.of());

        assertThat(visitor.get("/imprint").text()).contains("Erika Mustermann");
    }

    @Test
    void refusesAWrongPassword() {
        var visitor = engine.visitor();

        var answer = signIn(visitor, "clerk", "wrong");

        assertThat(answer.page().title()).startsWith("Fehler: ");
        assertThat(answer.page().select("[role=alert]").text()).contains("Name oder Passwort stimmen nicht");
        assertThat(answer.page().select(".site-header__visitor")).isEmpty();
    }

    @Test
    void slowsDownWhoGuesses() {
        var guesser = engine.visitor();
        for (int i = 0; i < 5; i++) {
            signIn(guesser, "clerk3", "guess" + i);
        }

        var answer = signIn(guesser, "clerk3", "guess");

        assertThat(answer.page().select("[role=alert]").text()).contains("zu viele Versuche");
        assertThat(engine.as("clerk3").get(OPERATORS_ONLY).status())
                .as("by Basic, too")
                .isEqualTo(429);
        assertThat(signIn(engine.visitor(), "clerk2", "clerk2").text())
                .as("nobody else")
                .contains("clerk2");
    }

    @Test
    void keepsNothingOfWhoIsNotSignedIn() {
        var answer = engine.anonymous().get("/sign-in");

        assertThat(answer.headers().allValues("Set-Cookie"))
                .noneMatch(it -> it.startsWith(Sessions.COOKIE) || it.startsWith("JSESSIONID"));
    }

    @Test
    void bindsTheSessionToACookieThatNoScriptReads() {
        var answer = firstAnswer("clerk");

        assertThat(sessionCookie(answer)).contains("HttpOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    void opensANewSessionAtEachSignIn() {
        var planted = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        var answer = firstAnswer("clerk", Sessions.COOKIE + "=" + planted);

        assertThat(sessionCookie(answer)).doesNotContain(planted);
        assertThat(visitorOf(engine.anonymous().get("/imprint", "Cookie", Sessions.COOKIE + "=" + planted)))
                .isEmpty();
    }

    @Test
    void forgetsEverythingAtSignOut() {
        var visitor = engine.visitor();
        var token = value(sessionCookie(firstAnswer("operator")));
        var cookie = Sessions.COOKIE + "=" + token;
        assertThat(visitorOf(engine.anonymous().get("/imprint", "Cookie", cookie)))
                .isEqualTo("operator");
        signIn(visitor, "operator", "operator");

        visitor.submit(visitor.get("/imprint"), "form[action=/sign-out]", Map.of());
        assertThat(visitorOf(visitor.get("/imprint"))).isEmpty();

        var page = engine.anonymous().get("/imprint", "Cookie", cookie);
        var csrf = csrfCookie(page);
        engine.anonymous()
                .postFields("/sign-out", Map.of(), "Cookie", cookie + "; XSRF-TOKEN=" + csrf, "X-XSRF-TOKEN", csrf);
        assertThat(visitorOf(engine.anonymous().get("/imprint", "Cookie", cookie)))
                .as("the token is worth nothing any more")
                .isEmpty();
    }

    @Test
    void storesSessionsSoThatACopyOfTheDatabaseOpensNothing() {
        var token = value(sessionCookie(firstAnswer("erika")));

        var rows = engine.bean(JdbcClient.class)
                .sql("select * from identity_session")
                .query()
                .listOfRows();

        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get("token_hash")).isNotEqualTo(token);
            assertThat(new String((byte[]) row.get("content"))).doesNotContain("erika", "MUSTERMANN", "CITIZEN");
        });
    }

    @Test
    void asksForASignInAndGoesOnWhereOneWanted() {
        var visitor = engine.visitor();

        var asked = visitor.get("/operate");
        if (asked.status() == 404) {
            return;
        }

        assertThat(asked.uri().getPath()).isEqualTo("/sign-in");
        var arrived = visitor.submit(asked, "form.narrow", fields("name", "operator", "password", "operator"));
        assertThat(arrived.uri().getPath()).isEqualTo("/operate");
    }

    @Test
    void leadsNobodyToAnotherSite() {
        for (var address : new String[] {
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "javascript:alert(1)",
            "",
            "x"
        }) {
            assertThat(Destination.isOurs(address)).as(address).isFalse();
        }
        assertThat(Destination.isOurs("/clerk/tasks?unit=a")).isTrue();

        var page = engine.anonymous().get("/sign-in");
        var csrf = csrfCookie(page);
        var answer = engine.anonymous()
                .postFields(
                        "/sign-in",
                        Map.of("name", "erika", "password", "erika"),
                        "Cookie",
                        "schalter-next=%2F%2Fevil.example; XSRF-TOKEN=" + csrf,
                        "X-XSRF-TOKEN",
                        csrf);
        assertThat(answer.header("Location")).isEqualTo("/");
    }

    @Test
    void takesFormsFromOurOwnPagesOnly() {
        var answer = engine.visitor().postFields("/sign-in", Map.of("name", "clerk", "password", "clerk"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.page().select("h1").text()).isEqualTo("Diese Seite war zu lange offen");
    }

    @Test
    void letsAProgramSignInByBasic() {
        assertThat(engine.as("operator").get(OPERATORS_ONLY).status()).isEqualTo(200);
        assertThat(engine.as("clerk").get(OPERATORS_ONLY).status()).isEqualTo(403);
        assertThat(engine.as("operator").get(OPERATORS_ONLY).headers().allValues("Set-Cookie"))
                .as("no session for programs")
                .isEmpty();
    }

    @Test
    void asksProgramsForBasicButNeverABrowser() {
        var program = engine.anonymous().get(OPERATORS_ONLY);
        var browser = engine.anonymous().get(OPERATORS_ONLY, "Sec-Fetch-Mode", "cors");

        assertThat(program.status()).isEqualTo(401);
        assertThat(program.header("WWW-Authenticate")).startsWith("Basic ");
        assertThat(program.json().path("type").asString()).isEqualTo("urn:schalter:problem:unauthorized");
        assertThat(browser.status()).isEqualTo(401);
        assertThat(browser.header("WWW-Authenticate")).isEmpty();
    }

    @Test
    void takesApiCallsOfASignedInBrowserOnlyWithItsToken() {
        var cookie = Sessions.COOKIE + "=" + value(sessionCookie(firstAnswer("editor")));
        var csrf = csrfCookie(engine.anonymous().get("/imprint", "Cookie", cookie));

        var forged = engine.anonymous().postJson("/api/v1/nowhere", Map.of(), "Cookie", cookie);
        var ours = engine.anonymous()
                .postJson("/api/v1/nowhere", Map.of(), "Cookie", cookie + "; XSRF-TOKEN=" + csrf, "X-XSRF-TOKEN", csrf);

        assertThat(forged.status()).isEqualTo(403);
        assertThat(forged.json().path("type").asString()).isEqualTo("urn:schalter:problem:csrf");
        assertThat(ours.status()).as("gets through to nowhere").isEqualTo(404);
    }

    @Test
    void takesApiCallsOfProgramsWithoutAToken() {
        assertThat(engine.as("editor").postJson("/api/v1/nowhere", Map.of()).status())
                .isEqualTo(404);
        assertThat(engine.anonymous().postJson("/api/v1/nowhere", Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    void refusesAPasswordThatAnotherSiteMadeTheBrowserSend() {
        var answer = engine.as("editor").postJson("/api/v1/nowhere", Map.of(), "Sec-Fetch-Site", "cross-site");

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void endsASessionThatIsTooOld() {
        var token = value(sessionCookie(firstAnswer("max")));
        var cookie = Sessions.COOKIE + "=" + token;
        var hash = SessionToken.read(token).orElseThrow().hash();
        assertThat(visitorOf(engine.anonymous().get("/imprint", "Cookie", cookie)))
                .isEqualTo("Max Beispiel");

        var old = java.sql.Timestamp.from(java.time.Instant.now().minusSeconds(3601));
        engine.bean(JdbcClient.class)
                .sql("update identity_session set used_at = ? where token_hash = ?")
                .params(old, hash)
                .update();

        assertThat(visitorOf(engine.anonymous().get("/imprint", "Cookie", cookie)))
                .isEmpty();
    }

    private static HttpAnswer signIn(HttpCaller visitor, String name, String password) {
        return visitor.submit(visitor.get("/sign-in"), "form.narrow", fields("name", name, "password", password));
    }

    /** The answer to the sign-in form itself, redirect not followed. */
    private HttpAnswer firstAnswer(String name, String... cookies) {
        var csrf = csrfCookie(engine.anonymous().get("/sign-in"));
        var all = "XSRF-TOKEN=" + csrf + (cookies.length == 0 ? "" : "; " + cookies[0]);
        return engine.anonymous()
                .postFields("/sign-in", Map.of("name", name, "password", name), "Cookie", all, "X-XSRF-TOKEN", csrf);
    }

    private static String csrfCookie(HttpAnswer answer) {
        return value(answer.headers().allValues("Set-Cookie").stream()
                .filter(it -> it.startsWith("XSRF-TOKEN="))
                .findFirst()
                .orElseThrow());
    }

    private static String sessionCookie(HttpAnswer answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(it -> it.startsWith(Sessions.COOKIE + "="))
                .findFirst()
                .orElseThrow();
    }

    private static String value(String cookie) {
        return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    }

    private static String visitorOf(HttpAnswer answer) {
        return answer.page().select(".site-header__visitor > span").text();
    }
}
