package org.schalter.designer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.schalter.Browser;
import org.schalter.Browser.View;
import org.schalter.RunningEngine;
import org.schalter.TinyService;

/** In a town that wants two people, both sit at their own browser. */
class SecondPersonJourneyTests {

    private static final String KEY = "released-by-two";

    private static RunningEngine town;

    @BeforeAll
    static void start() {
        town = RunningEngine.onH2().neighbour("--schalter.publishing.second-person=true");
    }

    @AfterAll
    static void stop() {
        town.stop();
    }

    @Test
    void anEditorAsksWithAReasonAndAPublisherLooksAndConfirms() {
        var service = TinyService.named(KEY);
        var imported = town.as("editor").post("/api/v1/services", "application/zip", service.zip());
        assertThat(imported.status()).as(imported.text()).isEqualTo(201);
        try (var asks = open("editor");
                var confirms = open("publisher")) {
            assertThat(asks.getByText("Hier geben zwei Personen frei")).isVisible();
            asks.getByLabel("Warum?").fill("Neue Satzung ab Januar");
            button(asks, "Freigabe beantragen").click();
            assertThat(asks.locator(".release__told")).hasText("Beantragt. Jemand anderes muss bestätigen.");
            assertThat(asks.getByText("Bestätigen muss jemand anderes.", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            assertThat(button(asks, "Bestätigen und freigeben")).isHidden();
            assertThat(Browser.violations(asks)).isEmpty();

            confirms.reload();
            assertThat(confirms.getByText("Neue Satzung ab Januar")).isVisible();
            button(confirms, "Ansehen, was Fassung 1 ändert").click();
            assertThat(confirms.getByLabel("Zu", new Page.GetByLabelOptions().setExact(true)))
                    .hasValue("1");
            assertThat(confirms.locator("#release-changes")).isFocused();
            assertThat(button(confirms, "Bestätigen und freigeben")).isDisabled();
            confirms.getByLabel("Was haben Sie geprüft?").fill("Texte und Gebühr");
            assertThat(Browser.violations(confirms)).isEmpty();
            assertThat(town.anonymous().get("/api/v1/services/" + KEY).status()).isEqualTo(404);
            button(confirms, "Bestätigen und freigeben").click();

            assertThat(confirms.locator(".release__told")).hasText("Erledigt.");
            var turn = confirms.locator(".release-turn").first();
            assertThat(turn).containsText("publisher, beantragt von editor");
            assertThat(turn.locator(".release-comment")).hasText("Neue Satzung ab Januar\nTexte und Gebühr");
        }
        assertThat(town.anonymous().get("/api/v1/services/" + KEY).status()).isEqualTo(200);
    }

    private static Page open(String user) {
        var page = Browser.page(town.url().resolve("/sign-in"), View.DESKTOP);
        page.locator("#name").fill(user);
        page.locator("#password").fill(user);
        page.locator("form:has(#password) button").click();
        page.navigate(
                town.url().resolve("/designer/services/" + KEY + "/release").toString());
        page.locator(".release-form").first().waitFor();
        return page;
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
