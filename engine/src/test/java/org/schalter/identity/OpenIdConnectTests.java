package org.schalter.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.schalter.HttpCaller.fields;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.schalter.Browser;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;

class OpenIdConnectTests {

    private static final String OPERATORS_ONLY = "/actuator/prometheus";

    private static IdentityServer server;
    private static RunningEngine engine;

    @BeforeAll
    static void start() {
        server = new IdentityServer();
        var town = "--schalter.identity.providers.town.";
        engine = RunningEngine.alone(
                town + "kind=oidc",
                town + "title=Stadtkonto",
                town + "options.issuer=" + server.issuer(),
                town + "options.client-id=schalter",
                town + "options.client-secret=secret-of-schalter",
                town + "options.audience=" + IdentityServer.AUDIENCE,
                town + "options.roles-claim=realm_access.roles",
                town + "options.roles.sachbearbeitung=clerk",
                town + "options.roles.betrieb=operator",
                town + "options.units-claim=stellen");
        server.welcome(engine.url());
    }

    @AfterAll
    static void stop() {
        engine.stop();
        server.close();
    }

    @Test
    void signsInAtTheServerAndComesBack() {
        var browser = engine.visitor();

        var home = signIn(browser, "sabine");

        assertThat(home.uri().getPort()).isEqualTo(engine.url().getPort());
        assertThat(home.page().select(".site-header__visitor").text()).contains("Frau sabine");
    }

    @Test
    void signsOutAtTheServerToo() {
        var browser = engine.visitor();
        var home = signIn(browser, "sabine");

        var out = browser.submit(home, "form[action=/sign-out]", Map.of());

        assertThat(out.header("Refresh")).startsWith("0; url=" + server.issuer() + "/connect/logout?id_token_hint=");
        var back = browser.get(out.header("Refresh").substring("0; url=".length()));
        assertThat(back.uri().toString()).isEqualTo(engine.url() + "/");
        assertThat(back.page().select(".site-header__visitor form, form.site-header__visitor"))
                .isEmpty();
        assertThat(browser.get("/sign-in/with/town").page().select("input[name=password]"))
                .as("who they are is asked anew")
                .hasSize(1);
    }

    @Test
    void signsOutInABrowserThatKeepsToThePagesPolicy() {
        try (var page = Browser.page(engine.url().resolve("/sign-in/with/town"))) {
            page.locator("[name=username]").fill("otto");
            page.locator("[name=password]").fill("otto");
            page.locator("button[type=submit]").click();
            page.locator("form[action='/sign-out'] button").click();

            page.waitForURL(engine.url() + "/");
            page.navigate(engine.url().resolve("/sign-in/with/town").toString());

            assertThat(page.locator("[name=password]").count()).isEqualTo(1);
        }
    }

    @Test
    void givesTheRolesThatTheServerTells() {
        var operator = engine.visitor();
        signIn(operator, "otto");

        assertThat(operator.get(OPERATORS_ONLY).status()).isEqualTo(200);
    }

    @Test
    void refusesWhoHasAnotherRole() {
        var clerk = engine.visitor();
        signIn(clerk, "sabine");
        var guest = engine.visitor();
        signIn(guest, "gast");

        assertThat(clerk.get(OPERATORS_ONLY).status()).isEqualTo(403);
        assertThat(guest.get(OPERATORS_ONLY).status()).isEqualTo(403);
    }

    @Test
    void readsUnitsAndTrust() {
        var claims = Map.<String, Object>of(
                "sub", "4711",
                "name", "Sabine",
                "acr", "http://eidas.europa.eu/LoA/high",
                "stellen", "bauamt ordnungsamt",
                "address", Map.of("locality", "Düren"),
                "realm_access", Map.of("roles", List.of("sachbearbeitung", "unbekannt")));
        var town = engine.bean(Providers.class).all().getFirst();

        var visitor = town.recognise(new org.schalter.identity.spi.Proof.Claims(claims))
                .orElseThrow();

        assertThat(visitor.subject()).isEqualTo("town:4711");
        assertThat(visitor.roles()).containsExactly(org.schalter.site.Role.CLERK);
        assertThat(visitor.serves("bauamt")).isTrue();
        assertThat(visitor.serves("standesamt")).isFalse();
        assertThat(visitor.trust()).isEqualTo(Trust.HIGH);
        assertThat(visitor.attributes()).containsEntry("locality", "Düren");
    }

    @Test
    void comesBackToOneBrowserOnly() {
        var victim = engine.visitor();
        var callback = engine.url() + "/login/oauth2/code/town?code=stolen&state=guessed";

        var answer = victim.get(callback);

        assertThat(answer.uri().toString()).endsWith("/sign-in?problem=refused");
        assertThat(answer.page().select("[role=alert]").text()).contains("nicht erkannt");
    }

    @Test
    void acceptsABearerTokenOfTheServerOnTheApi() {
        var answer = bearer(issuedToken());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .as("no session for programs")
                .isEmpty();
        assertThat(bearer(server.token(Map.of())).status()).isEqualTo(200);
    }

    @Test
    void refusesABearerTokenThatIsNotForUs() {
        var past = Instant.now().minusSeconds(300);

        assertThat(bearer(server.token(Map.of("exp", past))).status())
                .as("expired")
                .isEqualTo(401);
        assertThat(bearer(server.token(Map.of("iss", "https://elsewhere.example")))
                        .status())
                .as("foreign issuer")
                .isEqualTo(401);
        assertThat(bearer(server.token(Map.of("aud", List.of("another")))).status())
                .as("for somebody else")
                .isEqualTo(401);
        assertThat(bearer(server.token(Map.of("nonce", "n"))).status())
                .as("an ID token")
                .isEqualTo(401);
        assertThat(bearer(server.forged(Map.of())).status())
                .as("foreign signature")
                .isEqualTo(401);
        assertThat(bearer("no.token.atall").status()).as("not a token").isEqualTo(401);
    }

    @Test
    void refusesABearerTokenWithoutTheRole() {
        var clerk = server.token(Map.of("realm_access", Map.of("roles", List.of("sachbearbeitung"))));

        var answer = bearer(clerk);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:schalter:problem:forbidden");
    }

    @Test
    void offersNoPasswordsThen() {
        var page = engine.visitor().get("/sign-in");

        assertThat(page.page().select("input[type=password]")).isEmpty();
        assertThat(engine.as("operator").get(OPERATORS_ONLY).status()).isEqualTo(401);
    }

    @Test
    void saysSoWhenTheServerIsDown() {
        var lonely = RunningEngine.alone(
                "--schalter.identity.providers.town.kind=oidc",
                "--schalter.identity.providers.town.options.issuer=http://127.0.0.1:9",
                "--schalter.identity.providers.town.options.client-id=schalter",
                "--schalter.identity.providers.town.options.client-secret=x");
        try {
            var page = lonely.visitor().get("/sign-in/with/town");

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.page().select("[role=alert]").text()).contains("nicht erreichbar");
        } finally {
            lonely.stop();
        }
    }

    private static HttpAnswer signIn(HttpCaller browser, String person) {
        var link = browser.get("/sign-in").page().selectFirst("a[href^=/sign-in/with]");
        assertThat(link).isNotNull();
        assertThat(link.text()).isEqualTo("Anmelden mit Stadtkonto");
        var atServer = browser.get(link.attr("href"));
        return browser.submit(atServer, fields("username", person, "password", person));
    }

    private static HttpAnswer bearer(String token) {
        return engine.anonymous().get(OPERATORS_ONLY, "Authorization", "Bearer " + token);
    }

    private static String issuedToken() {
        var secret = Base64.getEncoder().encodeToString("machine:secret-of-machine".getBytes());
        var answer = engine.anonymous()
                .postFields(
                        server.issuer() + "/oauth2/token",
                        Map.of("grant_type", "client_credentials"),
                        "Authorization",
                        "Basic " + secret);
        return answer.json().path("access_token").asString();
    }
}
