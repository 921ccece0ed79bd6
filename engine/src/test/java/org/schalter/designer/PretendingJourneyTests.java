package org.schalter.designer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Browser;
import org.schalter.Browser.View;
import org.schalter.RunningEngine;

/** An author looks at a service as somebody who has signed in, and pays, without anybody signing in or paying. */
class PretendingJourneyTests {

    private static final RunningEngine ENGINE = RunningEngine.onH2();
    private static final String PERMIT = "parking-permit";

    private static FrameLocator open(Page page) {
        page.navigate(ENGINE.url()
                .resolve("/designer/services/" + PERMIT + "/preview")
                .toString());
        page.getByLabel("Ausgefüllt mit").selectOption("own-car-for-a-year");
        var form = page.frameLocator(".preview__frame");
        form.locator("input[name='/eligibility/zone']:checked").waitFor();
        return form;
    }

    @Test
    void aPretendedPersonIsFilledInLockedAndPaysAndNothingIsKept() {
        try (var bench = Bench.of(ENGINE, PERMIT, View.DESKTOP)) {
            var page = bench.page();
            var form = open(page);
            page.getByLabel("Anmeldung").selectOption("high");
            page.locator(".preview__person summary").click();
            page.getByLabel("Familienname").fill("BEISPIEL");
            page.getByLabel("Familienname").press("Enter");
            form.locator("form[action*=identity]").waitFor();
            next(form);
            assertThat(form.locator("[data-fixed='/applicant/familyName']")).hasText("BEISPIEL");
            for (int i = 0; i < 9 && page.locator(".preview__after").count() == 0; i++) {
                next(form);
            }
            page.getByLabel("Zahlung").selectOption("paid");
            assertThat(page.locator(".preview__after .tests__outcome")).containsText("permit");
            page.getByLabel("Zahlung").selectOption("refused");
            assertThat(page.locator(".preview__after .tests__outcome")).not().containsText("Schreiben „permit“");
            assertThat(Browser.violations(page)).isEmpty();
            bench.saved();
            page.getByText("Als Test behalten").click();
            assertThat(page.locator(".tests-keep select").first()).hasValue("high");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DARK", "PHONE"})
    void pretendingIsThereForEverybody(View view) {
        try (var bench = Bench.of(ENGINE, PERMIT, view)) {
            var page = bench.page();
            open(page);
            page.getByLabel("Anmeldung").selectOption("substantial");
            page.locator(".preview__person summary").click();
            page.locator(".preview__told input").first().waitFor();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(Browser.violations(page)).isEmpty();
            assertThat(Browser.scrollsSideways(page)).isFalse();
        }
    }

    private static void next(FrameLocator form) {
        var title = form.locator("h1").textContent();
        form.locator("[name=_next].kern-btn").click();
        assertThat(form.locator("h1")).not().hasText(title);
    }
}
