package org.schalter.designer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Browser;
import org.schalter.Browser.View;
import org.schalter.RunningEngine;

/** What there is to find is mended where it is told, and the mending can be undone. */
class FixingTests {

    private static final RunningEngine ENGINE = RunningEngine.onH2();
    private static final String SCHEMA = """
        {
          "type": "object",
          "properties": {
            "dateOfBirth": {"type": "string", "format": "date", "x-purpose": "damit"},
            "<b>faith": {"type": "string", "title": "Konfession <img src=x onerror=alert(1)>", "x-purpose": "damit"}
          }
        }
        """;

    private static Bench bench(String key, View view) {
        return Bench.open(
                ENGINE,
                key,
                Map.of(
                        "service.yaml",
                        "schalter: 1\nkey: %s\ntitle: Probe\nlanguages: [de, en]\n".formatted(key),
                        "form/schema.json",
                        SCHEMA,
                        "texts/de.properties",
                        "status.done=Fertig\n"),
                view);
    }

    @Test
    void aFindingIsMendedByTheKeyboardAndTheMendingUndone() {
        try (var bench = bench("mended", View.DESKTOP)) {
            bench.tabTo(".designer-findings-button");
            bench.press("Enter");
            var fix = bench.page().locator("[aria-label^='Beheben: Nach dem Namen']");
            fix.waitFor();
            bench.tabTo("[aria-label^='Beheben: Nach dem Namen']");
            bench.press("Enter");
            bench.saved();
            assertThat(bench.file("form/schema.json")).contains("\"title\": \"Date of birth\"");
            PlaywrightAssertions.assertThat(fix).hasCount(0);

            bench.page().keyboard().press("ControlOrMeta+z");
            await().untilAsserted(
                            () -> assertThat(bench.file("form/schema.json")).isEqualTo(SCHEMA));
        }
    }

    @Test
    void aMissingTextIsCopiedForWhoTranslatesIt() {
        try (var bench = bench("copied", View.DESKTOP)) {
            bench.page().locator(".designer-findings-button").click();
            bench.page()
                    .locator(".designer-finding")
                    .filter(new Locator.FilterOptions().setHasText("kein Text <status.done>"))
                    .locator("[aria-label^='Beheben']")
                    .click();
            bench.saved();
            await().untilAsserted(() ->
                    assertThat(bench.file("texts/en.properties")).contains("# source was: \nstatus.done=Fertig\n"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DESKTOP", "DARK", "PHONE"})
    void theFindingsAreThereForEverybody(View view) {
        try (var bench = bench("looked-at", view)) {
            bench.page().locator(".designer-findings-button").click();
            bench.page().locator("[aria-label^='Beheben']").first().waitFor();
            assertThat(Browser.violations(bench.page())).isEmpty();
            assertThat(Browser.scrollsSideways(bench.page())).isFalse();
            assertThat(bench.page().locator(".designer-finding img").count()).isZero();
        }
    }
}
