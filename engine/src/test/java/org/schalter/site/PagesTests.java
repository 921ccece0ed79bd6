package org.schalter.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schalter.Browser;
import org.schalter.Browser.View;
import org.schalter.NuChecker;
import org.schalter.Rendered;
import org.schalter.RunningEngine;

class PagesTests {

    private final RunningEngine engine = RunningEngine.onH2();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/imprint",
                "/privacy",
                "/accessibility",
                "/nowhere",
                "/sign-in",
                "/sign-in?problem=wrong",
                "/sign-in?lang=en"
            })
    void areValidAccessibleAndFitAPhone(String address) {
        assertThat(NuChecker.errors(engine.visitor().get(address).text())).isEmpty();
        for (var view : new View[] {View.DESKTOP, View.NARROW, View.DARK}) {
            try (var page = Browser.page(engine.url().resolve(address), view)) {
                assertThat(Browser.violations(page)).as(view.name()).isEmpty();
                assertThat(Browser.scrollsSideways(page)).as(view.name()).isFalse();
            }
        }
    }

    @Test
    void runUnderAStrictPolicyWithoutComplaint() {
        try (var page = Browser.blank(View.DESKTOP)) {
            var complaints = new java.util.ArrayList<String>();
            page.onConsoleMessage(it -> complaints.add(it.text()));
            page.navigate(engine.url().resolve("/sign-in").toString());

            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void letTheKeyboardSkipTheHeader() {
        try (var page = Browser.page(engine.url().resolve("/imprint"))) {
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip-link");
            page.keyboard().press("Enter");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
        }
    }

    @Test
    void carrySecurityHeaders() {
        for (var address : new String[] {"/sign-in", "/nowhere", "/api/v1/nowhere", "/site/site.css"}) {
            var answer = engine.anonymous().get(address);

            assertThat(answer.header("Content-Security-Policy"))
                    .as(address)
                    .contains("default-src 'none'", "script-src 'self'", "base-uri 'none'", "frame-ancestors 'self'")
                    .doesNotContain("unsafe");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Strict-Transport-Security"))
                    .as("in the demo")
                    .isEmpty();
            assertThat(answer.header("Server")).isEmpty();
        }
    }

    @Test
    void areNotKeptByCaches() {
        assertThat(engine.anonymous().get("/sign-in").header("Cache-Control")).contains("no-store");
    }

    @Test
    void nameTheirFilesByContentAndLetThemBeKept() {
        var styles = engine.anonymous()
                .get("/sign-in")
                .page()
                .select("link[rel=stylesheet]")
                .eachAttr("href");

        assertThat(styles).hasSize(2).allMatch(it -> it.matches("/site/(kern|site)-[0-9a-f]{32}\\.css"));
        assertThat(engine.anonymous().get(styles.getFirst()).header("Cache-Control"))
                .contains("immutable");
        assertThat(engine.anonymous().get("/site/site.css").header("Cache-Control"))
                .isEqualTo("no-cache");
    }

    @Test
    void speakTheLanguageOneAskedFor() {
        var visitor = engine.visitor();

        assertThat(language(visitor.get("/imprint"))).isEqualTo("de");
        assertThat(language(visitor.get("/imprint", "Accept-Language", "fr, en-GB;q=0.5")))
                .isEqualTo("en");
        assertThat(language(visitor.get("/imprint?lang=en"))).isEqualTo("en");
        assertThat(language(visitor.get("/imprint", "Accept-Language", "de")))
                .as("remembered")
                .isEqualTo("en");
        assertThat(language(visitor.get("/imprint?lang=tlh"))).as("unknown").isEqualTo("en");
    }

    @Test
    void sayWhoIsResponsibleInTheTownsWords() throws Exception {
        var lines = List.of("Rathausplatz 1", "<b>12345</b> Musterstadt");

        var imprint = Rendered.page(engine, Locale.GERMAN, "site/imprint", Map.of("lines", lines))
                .page();

        assertThat(imprint.select("main p").eachText()).contains("Rathausplatz 1 <b>12345</b> Musterstadt");
    }

    @Test
    void keepTheQueryWhenTheLanguageChanges() {
        var links = engine.anonymous().get("/sign-in?problem=wrong").page().select(".site-header__list a");

        assertThat(links.eachAttr("href")).containsExactly("?problem=wrong&lang=de", "?problem=wrong&lang=en");
        assertThat(links.eachAttr("lang")).containsExactly("de", "en");
    }

    private static String language(org.schalter.HttpAnswer answer) {
        return answer.page().select("html").attr("lang");
    }
}
