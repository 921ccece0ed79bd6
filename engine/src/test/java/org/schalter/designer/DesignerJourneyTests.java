package org.schalter.designer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Browser;
import org.schalter.Browser.View;
import org.schalter.RunningEngine;

/** From nothing to a form that citizens fill in, once by the keyboard and once by the mouse; no file is edited by hand. */
class DesignerJourneyTests {

    private static final RunningEngine ENGINE = RunningEngine.onH2();

    @Test
    void aFormIsBuiltByTheKeyboardAlone() {
        try (var bench = Bench.blank(ENGINE, "built-by-keys", View.DESKTOP)) {
            add(bench, "Textzeile", "Ihr Name");
            add(bench, "Ja oder nein", "Haben Sie einen Hund?");
            add(bench, "Textzeile", "Wie heißt er?");
            bench.tabTo(".form-condition input[type=radio]");
            bench.press("ArrowDown");
            bench.tabTo(".form-condition__one select");
            bench.press("ArrowDown");
            assertThat(bench.page().locator(".form-condition__said")).containsText("„Haben Sie einen Hund?“ = ja");
            bench.tabTo(".form-canvas__more");
            bench.press("Enter");
            bench.tabTo("#form-page-title");
            bench.type("Ihr Hund");
            bench.tabTo("[data-item^='field:']");
            bench.arrowTo("[data-item='field:textzeile2']");
            bench.press("Alt+ArrowDown");
            assertThat(bench.page().locator(".form-sheet").nth(1).locator("[data-item='field:textzeile2']"))
                    .isFocused();
            bench.press("ControlOrMeta+z");
            assertThat(bench.page().locator(".form-sheet").nth(0).locator("[data-item='field:textzeile2']"))
                    .isVisible();
            bench.press("ControlOrMeta+y");
            bench.saved();
            assertThat(Browser.violations(bench.page())).isEmpty();
        }
        isFilledIn("built-by-keys", "Ihr Name", "Haben Sie einen Hund?");
    }

    private static void add(Bench bench, String type, String title) {
        var before = bench.page().locator(".form-card").count();
        bench.page().keyboard().press("Escape");
        bench.tabTo(".form-palette input");
        bench.type(type);
        bench.tabTo(".form-palette__entry");
        bench.press("Enter");
        assertThat(bench.page().locator(".form-card")).hasCount(before + 1);
        bench.tabTo("#form-property-title");
        bench.type(title);
    }

    @Test
    void aFormIsBuiltByTheMouse() {
        try (var bench = Bench.blank(ENGINE, "built-by-mouse", View.DARK)) {
            var page = bench.page();
            entry(bench, "Textzeile").dragTo(page.locator(".form-sheet .form-items"));
            page.locator("#form-property-title").fill("Ihr Name");
            entry(bench, "Eine aus wenigen").dragTo(page.locator(".form-sheet__title"));
            page.locator("#form-property-title").fill("Was für ein Tier?");
            page.locator(".form-choices li input").first().fill("Hund");
            page.locator(".form-choices li input").nth(1).fill("Katze");
            var name = bench.card("textzeile");
            bench.card("eineAusWenigen").dragTo(name, new Locator.DragToOptions().setTargetPosition(20, 4));
            assertThat(page.locator(".form-card__title").first()).hasText("Was für ein Tier?");
            name.click();
            page.locator(".form-condition input[type=radio]").nth(1).click();
            assertThat(page.locator(".form-card__when")).hasText("nur, wenn „Was für ein Tier?“ = Hund");
            page.getByText("Name in Ausdrücken").click();
            page.locator("#form-name").fill("ownName");
            page.getByText("Überall umbenennen").click();
            assertThat(bench.card("ownName")).isVisible();
            bench.saved();
            assertThat(Browser.violations(page)).isEmpty();
            assertThat(bench.file("form/schema.json"))
                    .contains("\"const\": \"hund\"")
                    .contains("\"ownName\"")
                    .doesNotContain("textzeile");
        }
        isFilledIn("built-by-mouse", "Was für ein Tier?");
    }

    private static Locator entry(Bench bench, String type) {
        return bench.page()
                .locator(".form-palette__entry")
                .filter(new Locator.FilterOptions().setHasText(type))
                .first();
    }

    /** Somebody else publishes it, and a citizen is asked. */
    private static void isFilledIn(String key, String... questions) {
        var published = ENGINE.as("publisher").post("/api/v1/services/" + key + "/editions");
        assertThat(published.status()).as(published.text()).isEqualTo(201);
        var citizen = ENGINE.visitor();
        var page = citizen.submit(citizen.get("/services/" + key), "form[action$=/start]", Map.<String, String>of());
        assertThat(page.text()).contains(questions);
    }

    @ParameterizedTest
    @EnumSource(
            value = View.class,
            names = {"DESKTOP", "PHONE", "DARK"})
    void everyViewOfTheDesignerIsAccessible(View view) {
        try (var bench = Bench.of(ENGINE, "parking-permit", view)) {
            var page = bench.page();
            for (var key : List.of("field:permit", "field:vehicle.holder", "field:company")) {
                page.locator("[data-item='" + key + "']").click();
                assertThat(Browser.violations(page)).as(key).isEmpty();
            }
            page.locator(".designer-findings-button").click();
            page.locator("#designer-findings-title").waitFor();
            assertThat(Browser.violations(page)).as("findings").isEmpty();
            for (var part : List.of("preview", "files")) {
                page.navigate(ENGINE.url()
                        .resolve("/designer/services/parking-permit/" + part)
                        .toString());
                page.locator(part.equals("files") ? ".files__source" : ".preview__frame")
                        .waitFor();
                assertThat(Browser.violations(page)).as(part).isEmpty();
                assertThat(Browser.scrollsSideways(page)).as(part).isFalse();
            }
        }
    }

    @Test
    void lookingAroundChangesNothing() {
        try (var bench = Bench.of(ENGINE, "dog-tax-registration", View.DESKTOP)) {
            var before = bench.file("form/schema.json");
            for (var card : bench.page().locator(".form-card__main").all()) {
                card.click();
            }
            bench.saved();
            assertThat(bench.page().locator("[aria-disabled=true].designer-tool"))
                    .hasCount(2);
            assertThat(bench.file("form/schema.json")).isEqualTo(before);
        }
    }

    @Test
    void thePreviewFollowsWhatIsEdited() {
        try (var bench = Bench.blank(ENGINE, "seen-at-once", View.DESKTOP)) {
            var page = bench.page();
            entry(bench, "Textzeile").click();
            page.locator("#form-property-title").fill("Ihr Lieblingstier");
            page.getByText("Vorschau").click();
            assertThat(page.frameLocator(".preview__frame").getByLabel("Ihr Lieblingstier"))
                    .isVisible();
        }
    }

    @Test
    void whatCannotBeSavedIsOfferedAgain() {
        try (var bench = Bench.blank(ENGINE, "rescued", View.DESKTOP)) {
            var page = bench.page();
            page.route("**/working-copy/changes", route -> route.abort());
            entry(bench, "Textzeile").click();
            assertThat(page.locator(".designer-saving--offline")).isVisible();
            page.onDialog(Dialog::accept);
            page.reload();
            page.unroute("**/working-copy/changes");
            page.getByText("Änderungen übernehmen").click();
            bench.saved();
            assertThat(bench.file("form/schema.json")).contains("textzeile");
        }
    }
}
