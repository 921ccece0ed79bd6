package org.schalter.designer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.schalter.Browser;
import org.schalter.Browser.View;
import org.schalter.RunningEngine;
import org.schalter.TinyService;

/** The editors' desk, by mouse and by keyboard. */
class WorkspaceJourneyTests {

    private static final RunningEngine ENGINE = RunningEngine.onH2();

    @Test
    void aServiceIsBegunFromAPresetAndPutInOrder() {
        try (var page = desk(View.DESKTOP)) {
            page.locator(".workspace__head button").click();
            var dialog = page.locator("dialog");
            dialog.getByLabel("Vorlage").selectOption("report");
            dialog.getByLabel("Titel").fill("Schlagloch melden");
            assertThat(dialog.getByLabel("Schlüssel")).hasValue("schlagloch-melden");
            assertThat(Browser.violations(page)).isEmpty();
            dialog.locator("button[type=submit]").click();
            assertThat(page.locator(".designer-bar__title")).hasText("Schlagloch melden");

            page.locator(".designer-bar__back").click();
            page.getByLabel("Suche").fill("SCHLAGLOCH");
            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(page.locator(".workspace-mark--none")).isVisible();
            act(page, "In einen Ordner legen …");
            page.locator("dialog").getByLabel("Ordner").fill("Straßen");
            page.locator("dialog button[type=submit]").click();
            assertThat(page.locator(".workspace-folder")).hasText("Straßen");
            act(page, "In den Papierkorb");
            assertThat(page.locator("tbody tr")).hasCount(0);
            page.getByLabel("Zustand").selectOption("deleted");
            act(page, "Endgültig löschen");
            assertThat(Browser.violations(page)).isEmpty();
            page.locator("dialog button[type=submit]").click();
            assertThat(page.locator("tbody tr")).hasCount(0);
        }
    }

    @Test
    void aServiceIsCopiedByTheKeyboardAlone() {
        ENGINE.as("editor")
                .post(
                        "/api/v1/services",
                        "application/zip",
                        TinyService.named("desk-original").zip());
        try (var page = desk(View.DARK)) {
            tabTo(page, "[role=search] input");
            page.keyboard().type("desk-original");
            tabTo(page, ".workspace-more summary");
            page.keyboard().press("Enter");
            tabTo(page, ".workspace-more__list button");
            page.keyboard().press("Enter");
            tabTo(page, "dialog input");
            page.keyboard().type("Zweiter Antrag");
            page.keyboard().press("Enter");
            assertThat(page.locator(".designer-bar__title")).hasText("Zweiter Antrag");
        }
    }

    @Test
    void aFederalDataSchemaBecomesAServiceAndItsLossesAreListed() {
        try (var page = desk(View.PHONE)) {
            assertThat(Browser.violations(page)).isEmpty();
            page.locator(".workspace__head button").click();
            var dialog = page.locator("dialog");
            dialog.getByLabel("Beginnen mit").selectOption("xdatenfelder");
            dialog.locator("input[type=file]").setInputFiles(Path.of("src/test/resources/conversion/xdf2.xml"));
            dialog.getByLabel("Titel").fill("Hund vom Bund");
            dialog.locator("button[type=submit]").click();
            assertThat(page.locator(".workspace-notes")).containsText("darf nicht in der Zukunft liegen");
            assertThat(Browser.violations(page)).isEmpty();
            page.locator("dialog button[type=submit]").click();
            assertThat(page.locator(".designer-bar__title")).hasText("Hund vom Bund");
        }
    }

    @Test
    void whatIsRefusedIsSaidAndNothingIsLost() {
        try (var page = desk(View.DESKTOP)) {
            page.locator(".workspace__head button").click();
            var dialog = page.locator("dialog");
            dialog.getByLabel("Titel").fill("Doppelt");
            dialog.getByLabel("Schlüssel").fill("parking-permit");
            dialog.locator("button[type=submit]").click();
            assertThat(dialog.locator("[role=alert]")).containsText("parking-permit");
            assertThat(dialog.getByLabel("Titel")).hasValue("Doppelt");
        }
    }

    private static void act(Page page, String deed) {
        page.locator(".workspace-more summary").click();
        page.getByText(deed, new Page.GetByTextOptions().setExact(true)).click();
    }

    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < 100; i++) {
            if ((boolean) page.evaluate("selector => !!document.activeElement?.matches(selector)", selector)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the keyboard never comes to <%s>".formatted(selector));
    }

    private static Page desk(View view) {
        var page = Browser.page(ENGINE.url().resolve("/sign-in"), view);
        page.locator("#name").fill("editor");
        page.locator("#password").fill("editor");
        page.locator("form:has(#password) button").click();
        page.navigate(ENGINE.url().resolve("/designer").toString());
        page.locator(".workspace__list").waitFor();
        return page;
    }
}
