package org.schalter.designer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Browser;
import org.schalter.Browser.View;
import org.schalter.RunningEngine;
import org.schalter.TinyService;

/** Two editors at one service, each in a browser of their own. */
class TogetherJourneyTests {

    private static final RunningEngine ENGINE = RunningEngine.onH2();

    @Test
    void whoComesSecondLooksOnAndTakesOverAfterAWarningAndNothingIsLost() {
        imported("together");
        try (var first = Bench.of(ENGINE, "together", View.DESKTOP);
                var second = Bench.of(ENGINE, "together", View.DESKTOP, "editor2")) {
            first.comeBack();
            assertThat(first.page().locator(".designer-present")).hasText("Auch hier: editor2");
            assertThat(second.page().locator(".designer-present")).hasText("Auch hier: editor (bearbeitet)");
            assertThat(notice(second)).containsText("editor bearbeitet diesen Dienst seit");

            rename(first, "name", "Vorname");
            first.saved();
            second.comeBack();
            assertThat(second.card("name")).containsText("Vorname");

            button(second, "Bearbeitung übernehmen").click();
            assertThat(second.page().locator("dialog")).containsText("editor kann dann nichts mehr ändern");
            assertThat(Browser.violations(second.page())).isEmpty();
            second.page().locator("dialog button[type=submit]").click();
            second.saved();
            rename(second, "age", "Lebensalter");
            second.saved();

            rename(first, "name", "Rufname");
            assertThat(notice(first)).containsText("editor2 hat die Bearbeitung übernommen.");
            assertThat(notice(first)).containsText("1 Datei ist bei Ihnen noch nicht gespeichert.");
            assertThat(Browser.violations(first.page())).isEmpty();

            button(first, "Bearbeitung übernehmen").click();
            first.page().locator("dialog button[type=submit]").click();
            first.saved();
            assertThat(first.page().locator("dialog")).hasCount(0);
            assertThat(first.file("form/schema.json")).contains("\"Rufname\"", "\"Lebensalter\"");
            second.comeBack();
            assertThat(notice(second)).containsText("editor hat die Bearbeitung übernommen.");
            assertThat(second.card("name")).containsText("Rufname");
        }
    }

    @Test
    void whatOneRemarksTheOtherAnswersAndResolvesAtItsPlace() {
        imported("remarked");
        try (var first = Bench.of(ENGINE, "remarked", View.DESKTOP);
                var second = Bench.of(ENGINE, "remarked", View.DESKTOP, "editor2")) {
            second.card("age").click();
            button(second, "Kommentare").click();
            var writing = second.page().getByLabel("Kommentar zu „Formular: Alter“");
            writing.fill("Wozu? <b>Satzung</b><script>alert(1)</script>");
            button(second, "Kommentieren").click();
            assertThat(second.page().locator(".designer-comment__text"))
                    .hasText("Wozu? <b>Satzung</b><script>alert(1)</script>");

            first.comeBack();
            var comments = first.page().locator("[data-panel=comments]");
            assertThat(comments).hasText("1 Kommentar");
            first.tabTo("[data-panel=comments]");
            first.press("Enter");
            first.tabTo(".designer-comment .designer-link");
            first.press("Enter");
            assertThat(first.card("age")).hasAttribute("aria-pressed", "true");
            assertThat(button(first, "An dieser Stelle (1)")).isVisible();
            first.tabTo(".designer-comment__ways .small-btn");
            first.press("Enter");
            assertThat(first.page().locator(".designer-comment textarea")).isFocused();
            first.page().keyboard().type("Steht in § 3.");
            first.tabTo(".designer-comment button[type=submit]");
            first.press("Enter");
            assertThat(first.page().locator(".designer-comment__answer")).containsText("Steht in § 3.");
            assertThat(Browser.violations(first.page())).isEmpty();

            second.comeBack();
            assertThat(second.page().locator(".designer-comment__answer")).containsText("editor");
            second.page()
                    .locator(".designer-comment__ways .small-btn", new Page.LocatorOptions().setHasText("Erledigt"))
                    .click();
            assertThat(second.page().locator(".designer-comment")).hasCount(0);
            button(second, "Auch erledigte").click();
            assertThat(second.page().locator(".designer-comment--resolved")).hasCount(1);
            second.press("Escape");
            assertThat(second.page().locator("[data-panel=comments]")).isFocused();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = View.class,
            names = {"DESKTOP", "PHONE", "DARK"})
    void remarksAreReadByEverybodyWhereverTheyAre(View view) {
        var key = "remarks-" + view.name().toLowerCase(Locale.ROOT);
        var service = TinyService.in(
                Path.of("../forms-library/src/main/resources/forms-library/services/parking-permit"), key);
        assertThat(ENGINE.as("editor")
                        .post("/api/v1/services", "application/zip", service.zip())
                        .status())
                .isEqualTo(201);
        remark(key, "form/schema.json", "/properties/vehicle", "Auch E-Kennzeichen?");
        remark(key, "process.bpmn", "pay", "Wer vertritt?");
        remark(key, "documents/permit.html", "", "Der Briefkopf fehlt noch.");
        remark(key, "", "", "Frist: Montag");
        ENGINE.as("editor").sendJson("PUT", "/api/v1/services/" + key + "/working-copy/presence", "{}");
        try (var bench = Bench.of(ENGINE, key, view, "publisher")) {
            assertThat(bench.page().locator(".designer-present")).hasText("Auch hier: editor (bearbeitet)");
            button(bench, "4 Kommentare").click();
            assertThat(bench.page().locator(".designer-comment")).hasCount(4);
            assertThat(bench.page().getByText("Dienst als Ganzes").first()).isVisible();
            assertThat(Browser.violations(bench.page())).isEmpty();
            if (view == View.PHONE) {
                assertThat(Browser.scrollsSideways(bench.page())).isFalse();
            }
            picture(bench.page(), view);
            link(bench, "Wer vertritt?").click();
            bench.page().waitForURL("**/process**");
            assertThat(button(bench, "An dieser Stelle (1)")).isVisible();
            link(bench, "Der Briefkopf").click();
            bench.page().waitForURL("**/letters**");
            assertThat(button(bench, "An dieser Stelle (1)")).isVisible();
            assertThat(Browser.violations(bench.page())).isEmpty();
        }
    }

    private static void picture(Page page, View view) {
        var folder = System.getProperty("schalter.pictures");
        if (folder != null) {
            Browser.picture(page, Path.of(folder, "comments-" + view + ".png"));
        }
    }

    private static void imported(String key) {
        var imported = ENGINE.as("editor")
                .post(
                        "/api/v1/services",
                        "application/zip",
                        TinyService.named(key).zip());
        assertThat(imported.status()).as(imported.text()).isEqualTo(201);
    }

    private static void remark(String key, String file, String at, String text) {
        var said = ENGINE.as("editor2")
                .postJson(
                        "/api/v1/services/" + key + "/working-copy/comments",
                        java.util.Map.of("file", file, "at", at, "text", text));
        assertThat(said.status()).as(said.text()).isEqualTo(201);
    }

    private static void rename(Bench bench, String field, String title) {
        bench.card(field).click();
        bench.page().locator(".form-panel input").first().fill(title);
    }

    private static Locator notice(Bench bench) {
        return bench.page().locator(".designer-notice");
    }

    private static Locator button(Bench bench, String name) {
        return bench.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator link(Bench bench, String words) {
        return bench.page()
                .locator(".designer-comment", new Page.LocatorOptions().setHasText(words))
                .locator(".designer-link")
                .first();
    }
}
