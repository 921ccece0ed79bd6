package org.schalter.designer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Browser;
import org.schalter.Browser.View;
import org.schalter.RunningEngine;
import org.schalter.TinyService;

/** Somebody releases a service in the browser: sees what changes for whom, says why, and goes back. */
class ReleaseJourneyTests {

    private static final RunningEngine ENGINE = RunningEngine.onH2();
    private static final Path PERMIT =
            Path.of("../forms-library/src/main/resources/forms-library/services/parking-permit");

    private static final String ROW = """
        <rule id="threeYears"><inputEntry><text>36</text></inputEntry><inputEntry><text>false</text></inputEntry>
        <outputEntry><text>90.00</text></outputEntry></rule>
        """;

    @Test
    void whatChangesIsSeenAndReleasedWithTheMouse() {
        changed("released-by-mouse");
        try (var page = open("released-by-mouse", "publisher", View.DESKTOP)) {
            assertThat(page.locator(".release")).containsText("„Kennzeichen“: höchstens Zeichen jetzt „12“");
            assertThat(page.locator(".release")).containsText("neue Zeile „36 | false | 90.00“");
            assertThat(page.locator(".release-drawing__canvas .release-changed").first())
                    .isVisible();
            assertThat(page.locator("input[value=confirm]")).isChecked();
            assertThat(page.getByText("Unterwegs: 1 Entwurf, 0 unbezahlt, 0 offene Vorgänge mit 0 Aufgaben"))
                    .isVisible();

            button(page, "Jetzt freigeben").click();
            assertThat(page.getByText("Sagen Sie, warum.")).isVisible();
            page.getByLabel("Warum?").fill("Neue <b>Satzung</b><script>alert(1)</script>");
            button(page, "Jetzt freigeben").click();

            assertThat(page.locator(".release-turn").first()).containsText("Fassung 2");
            assertThat(page.locator(".release-turn .release-comment").first())
                    .hasText("Neue <b>Satzung</b><script>alert(1)</script>");
            assertThat(page.locator(".release__told")).hasText("Erledigt.");
            assertThat(page.getByText("Es gibt keinen Unterschied.")).isVisible();
            assertThat(Browser.violations(page)).isEmpty();
            button(page, "Zurück zu Fassung 1").click();
            page.locator("dialog textarea").fill("Doch nicht");
            page.locator("dialog button[type=submit]").click();
            assertThat(page.locator(".release-turn").first()).containsText("Fassung 1");
        }
        assertThat(ENGINE.anonymous()
                        .get("/api/v1/services/released-by-mouse")
                        .json()
                        .path("edition")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whatComesLaterIsScheduledAndCancelledByTheKeyboard() {
        changed("released-by-keys");
        try (var page = open("released-by-keys", "publisher", View.DESKTOP)) {
            tabTo(page, "textarea");
            page.keyboard().type("Zum Jahreswechsel");
            tabTo(page, "input[type=radio]");
            page.keyboard().press("ArrowDown");
            assertThat(page.locator("input[value=keep]")).isChecked();
            tabTo(page, "input[type=datetime-local]");
            page.locator("input[type=datetime-local]")
                    .fill(java.time.LocalDateTime.now()
                            .plusDays(30)
                            .withSecond(0)
                            .withNano(0)
                            .toString());
            tabTo(page, ".release-form button[type=submit]");
            page.keyboard().press("Enter");
            assertThat(page.locator(".release__told")).hasText("Vorgemerkt.");
            assertThat(page.getByText("Was ansteht")).isVisible();

            tabTo(page, ".release-change .small-btn");
            page.keyboard().press("Enter");
            assertThat(page.locator(".release__told")).hasText("Zurückgenommen.");
            assertThat(page.getByText("Was ansteht")).isHidden();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = View.class,
            names = {"DESKTOP", "PHONE", "DARK"})
    void realCasesAreReplayedByTheKeyboardAndToldInWords(View view) {
        var key = "replayed-seen-" + view.name().toLowerCase(java.util.Locale.ROOT);
        sent(key);
        try (var page = open(key, "publisher", view)) {
            tabTo(page, ".release__start select");
            tabTo(page, ".release__start button");
            page.keyboard().press("Enter");

            var replay = page.locator("section[aria-labelledby=release-replay]");
            assertThat(replay).containsText("1 von 2 Vorgängen würden angenommen, wie sie sind.");
            assertThat(replay).containsText("1 Vorgang: „Alter“ ist nötig und fehlt.");
            assertThat(replay).not().containsText("Geheim");
            assertThat(Browser.violations(page)).isEmpty();
            if (view == View.PHONE) {
                assertThat(Browser.scrollsSideways(page)).isFalse();
            }
            picture(page, "replay", view);

            replay.getByRole(AriaRole.COMBOBOX).selectOption("200");
            page.getByLabel("Zu", new Page.GetByLabelOptions().setExact(true)).selectOption("live");
            assertThat(replay).not().containsText("Vorgängen");
            button(page, "Nachspielen (in Betrieb)").click();
            assertThat(replay).containsText("2 von 2 Vorgängen");
            assertThat(replay).containsText("Für keinen wäre etwas anders");
            page.getByLabel("Zu", new Page.GetByLabelOptions().setExact(true)).selectOption("working-copy");
            button(page, "Nachspielen (Arbeitskopie)").click();
            replay.getByText("Dorthin").click();
            assertThat(page.locator("[data-item=\"field:age\"][aria-pressed=true]"))
                    .isVisible();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = View.class,
            names = {"DESKTOP", "PHONE", "DARK"})
    void itIsAccessibleAndLeadsAnEditorToWhatChanged(View view) {
        var key = "released-seen-" + view.name().toLowerCase(java.util.Locale.ROOT);
        changed(key);
        try (var page = open(key, "editor", view)) {
            assertThat(page.locator(".release-drawing__canvas .release-changed").first())
                    .isVisible();
            assertThat(Browser.violations(page)).isEmpty();
            if (view == View.PHONE) {
                assertThat(Browser.scrollsSideways(page)).isFalse();
            }
            picture(page, "release", view);
            assertThat(page.getByText("Freigeben dürfen hier nur")).isVisible();
            assertThat(button(page, "Jetzt freigeben")).isHidden();
            page.getByRole(AriaRole.BUTTON)
                    .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("process.bpmn"))
                    .first()
                    .click();
            page.waitForURL("**/process**");
        }
    }

    private static void picture(Page page, String name, View view) {
        var folder = System.getProperty("schalter.pictures");
        if (folder != null) {
            Browser.picture(page, Path.of(folder, name + "-" + view + ".png"));
        }
    }

    /** Two have sent; one of them has left out what will be required. */
    private static void sent(String key) {
        var service = TinyService.named(key).publishedOn(ENGINE, key);
        for (var answers : List.of(Map.of("name", "Geheim"), Map.<String, Object>of("name", "Geheim", "age", 40))) {
            var sent = ENGINE.anonymous()
                    .postJson(
                            "/api/v1/services/" + key + "/submissions",
                            answers,
                            "Idempotency-Key",
                            UUID.randomUUID().toString());
            assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        }
        service.changing("form/schema.json", "\"required\": [\"name\"]", "\"required\": [\"name\", \"age\"]");
        var imported = ENGINE.as("editor").post("/api/v1/services", "application/zip", service.zip());
        assertThat(imported.status()).as(imported.text()).isEqualTo(201);
    }

    private static void changed(String key) {
        var service = TinyService.in(PERMIT, key).publishedOn(ENGINE, key);
        var citizen = ENGINE.visitor();
        citizen.submit(citizen.get("/services/" + key), "form[action$=/start]", Map.of());
        service.changing("process.bpmn", "name=\"Fee\"", "name=\"Pay the fee\"")
                .changing("decisions/fee.dmn", "</decisionTable>", ROW + "</decisionTable>")
                .changing(
                        "form/schema.json",
                        "\"title\": \"Kennzeichen\",",
                        "\"title\": \"Kennzeichen\", \"maxLength\": 12,");
        var imported = ENGINE.as("editor").post("/api/v1/services", "application/zip", service.zip());
        assertThat(imported.status()).as(imported.text()).isEqualTo(201);
    }

    private static Page open(String key, String user, View view) {
        var page = Browser.page(ENGINE.url().resolve("/sign-in"), view);
        page.locator("#name").fill(user);
        page.locator("#password").fill(user);
        page.locator("form:has(#password) button").click();
        page.navigate(
                ENGINE.url().resolve("/designer/services/" + key + "/release").toString());
        page.locator(".release-change").first().waitFor();
        return page;
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < 150; i++) {
            if ((boolean) page.evaluate(
                    "selector => !!document.activeElement && document.activeElement.matches(selector)", selector)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the keyboard never comes to <%s>; tried %s".formatted(selector, List.of("Tab")));
    }
}
