package org.schalter.designer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Browser;
import org.schalter.Browser.View;
import org.schalter.RunningEngine;

/** What a service says of itself, without a file edited by hand. */
class SettingsJourneyTests {

    private static final RunningEngine ENGINE = RunningEngine.onH2();

    private static final String MANIFEST = """
        # what the council decided
        schalter: 1   # the format
        key: %s
        title: {de: Hund anmelden,  en: Register a dog}
        languages: [de, en]
        x-own: {kept: true}
        law:
          - § 1 Hundesteuersatzung   # of 2019
        limit: 0
        """;

    private static Map<String, String> files(String key) {
        var files = new HashMap<String, String>();
        files.put("service.yaml", MANIFEST.formatted(key));
        files.put(
                "form/schema.json",
                "{\"type\": \"object\", \"properties\": {\"dog\": {\"type\": \"string\", \"title\": \"Rasse\"}}}");
        files.put("documents/notice.html", "<p>{{ case.reference }}</p>\n");
        return files;
    }

    private static Page open(Bench bench, String key) {
        var page = bench.page();
        page.navigate(
                ENGINE.url().resolve("/designer/services/" + key + "/settings").toString());
        page.locator("#settings-about").waitFor();
        return page;
    }

    @Test
    void anAuthorSaysEverythingAndTheFileKeepsItsCommentsAndItsOrder() {
        var key = "settings-by-mouse";
        try (var bench = Bench.open(ENGINE, key, files(key), View.DESKTOP)) {
            var page = open(bench, key);
            PlaywrightAssertions.assertThat(page.locator("[data-at='/x-own']")).containsText("kept");
            page.locator("[data-at='/title/en'] input").fill("Dogs, registered");
            page.locator("[data-at='/unit'] input").fill("Steueramt");
            PlaywrightAssertions.assertThat(page.locator("[data-at='/unit'] .field__wrong"))
                    .isVisible();
            page.locator("[data-at='/unit'] input").fill("steueramt");
            page.getByLabel("Wie sicher die antragstellende Person bekannt sein muss")
                    .selectOption("substantial");
            page.getByLabel("Letzter Tag").fill("2027-12-31");
            page.getByLabel("Rechnung").check();
            page.getByLabel("Abgeschlossene Fälle").first().fill("3");
            page.locator("[data-at='/documents/notice/printAtHome'] input").check();
            bench.saved();
            assertThat(bench.file("service.yaml")).isEqualTo("""
                # what the council decided
                schalter: 1   # the format
                key: settings-by-mouse
                title: {de: Hund anmelden,  en: "Dogs, registered"}
                unit: steueramt
                languages: [de, en]
                x-own: {kept: true}
                law:
                  - § 1 Hundesteuersatzung   # of 2019
                identity: {minimum: substantial}
                open: {until: 2027-12-31}
                limit: 0
                payment: {methods: [invoice]}
                retention: {completed: P3Y}
                documents: {notice: {printAtHome: true}}
                """);
        }
    }

    @Test
    void aFindingLeadsToItsSettingWhichIsMendedByTheKeyboardAlone() {
        var key = "settings-by-keys";
        try (var bench = Bench.open(ENGINE, key, files(key), View.DESKTOP)) {
            var page = open(bench, key);
            page.locator("[data-at='/limit'] .file-finding--error").waitFor();
            bench.tabTo("[aria-controls=designer-findings]");
            bench.press("Enter");
            page.locator(".designer-finding", new Page.LocatorOptions().setHasText("/limit"))
                    .getByText("Dorthin")
                    .focus();
            bench.press("Enter");
            PlaywrightAssertions.assertThat(page.locator("[data-at='/limit'] input"))
                    .isFocused();
            bench.type("500");
            page.locator("[data-at='/limit'] .file-finding--error")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            bench.saved();
            assertThat(bench.file("service.yaml"))
                    .isEqualTo(MANIFEST.formatted(key).replace("limit: 0", "limit: 500"));
            bench.press("ControlOrMeta+z");
            await().untilAsserted(() -> assertThat(bench.file("service.yaml")).isEqualTo(MANIFEST.formatted(key)));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DESKTOP", "DARK", "PHONE"})
    void settingsAreThereForEverybody(View view) {
        var key = "settings-of-all";
        try (var bench = Bench.open(ENGINE, key, files(key), view)) {
            var page = open(bench, key);
            page.locator("[data-at='/unit'] input").fill("Nicht erlaubt");
            assertThat(Browser.violations(page)).isEmpty();
            assertThat(Browser.scrollsSideways(page)).isFalse();
        }
    }
}
