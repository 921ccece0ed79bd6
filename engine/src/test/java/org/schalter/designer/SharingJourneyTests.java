package org.schalter.designer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.schalter.Browser;
import org.schalter.Browser.View;
import org.schalter.RunningEngine;
import org.schalter.TinyService;

/** Packages from outside, and what a service came from, part by part. */
class SharingJourneyTests {

    private static final RunningEngine ENGINE = RunningEngine.onH2();
    private static final String TEXTS = "texts/de.properties";
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    private static TinyService tiny(String key) {
        return TinyService.named(key).with(TEXTS, "status.a=A\nstatus.b=B\n");
    }

    private static void imported(TinyService service) {
        ENGINE.as("editor").post("/api/v1/services", "application/zip", service.zip());
    }

    private static FilePayload file(TinyService service) {
        return new FilePayload("package.zip", "application/zip", service.zip());
    }

    private static void open(Bench bench, String key) {
        bench.page()
                .navigate(ENGINE.url()
                        .resolve("/designer/services/" + key + "/sharing")
                        .toString());
        bench.page().locator("#sharing-zip").waitFor();
    }

    private static Locator part(Page page, String title) {
        return page.locator("fieldset")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("legend", new Page.LocatorOptions().setHasText(title))));
    }

    @Test
    void aPackageOfAServiceThatIsThereIsComparedBeforeItReplacesAnything() {
        imported(tiny("compared-first"));
        ENGINE.as("editor")
                .put(
                        "/api/v1/services/compared-first/working-copy/files/" + TEXTS,
                        "application/octet-stream",
                        "status.a=A\nstatus.b=mine\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var later = tiny("compared-first")
                .with(TEXTS, "status.a=theirs " + HOSTILE + "\nstatus.b=B\n")
                .changing("form/schema.json", "\"Name\"", "\"Name " + HOSTILE.replace("\"", "") + "\"");
        try (var bench = Bench.of(ENGINE, "compared-first", View.DESKTOP)) {
            var page = bench.page();
            page.navigate(ENGINE.url().resolve("/designer").toString());
            page.locator(".workspace__head button").click();
            page.getByLabel("Beginnen mit").selectOption("zip");
            page.locator("dialog input[type=file]").setInputFiles(file(later));
            page.locator("dialog button[type=submit]").click();

            part(page, "Formular").getByLabel("Meinen behalten").check();
            PlaywrightAssertions.assertThat(part(page, "Texte (de)").getByLabel("Beides zusammenführen"))
                    .isChecked();
            assertThat(page.locator(".merge img").count()).isZero();
            page.locator(".merge button[type=submit]").click();
            PlaywrightAssertions.assertThat(page.locator(".sharing [role=status]"))
                    .containsText("Übernommen");

            assertThat(bench.file(TEXTS)).isEqualTo("status.a=theirs " + HOSTILE + "\nstatus.b=mine\n");
            assertThat(bench.file("form/schema.json")).doesNotContain("onerror");
            page.keyboard().press("ControlOrMeta+z");
            await().untilAsserted(() -> assertThat(bench.file(TEXTS)).isEqualTo("status.a=A\nstatus.b=mine\n"));
        }
    }

    @Test
    void whatAServiceCameFromIsFollowedByTheKeyboardAlone() {
        var upstream = tiny("goes-ahead");
        upstream.publishedOn(ENGINE, "goes-ahead");
        ENGINE.as("editor")
                .postJson(
                        "/api/v1/workspace",
                        Map.of(
                                "key",
                                "comes-after",
                                "title",
                                "Unser",
                                "from",
                                Map.of("kind", "copy", "name", "goes-ahead")));
        upstream.with(TEXTS, "status.a=newer\nstatus.b=B\n").publishedOn(ENGINE, "goes-ahead");
        try (var bench = Bench.of(ENGINE, "comes-after", View.DESKTOP)) {
            open(bench, "comes-after");
            PlaywrightAssertions.assertThat(bench.page().locator(".sharing__news"))
                    .containsText("Fassung 2");
            bench.tabTo("section[aria-labelledby=sharing-upstream] .kern-btn--primary");
            bench.press("Enter");
            part(bench.page(), "Texte (de)").waitFor();
            bench.tabTo(".merge button[type=submit]");
            bench.press("Enter");
            await().untilAsserted(() -> assertThat(bench.file(TEXTS)).contains("status.a=newer"));
            PlaywrightAssertions.assertThat(bench.page().locator("section[aria-labelledby=sharing-upstream]"))
                    .containsText("nichts Neues");
            assertThat(bench.file("service.yaml")).contains("key: comes-after");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DESKTOP", "DARK", "PHONE"})
    void sharingIsThereForEverybody(View view) {
        imported(tiny("shared-by-all"));
        try (var bench = Bench.of(ENGINE, "shared-by-all", view)) {
            open(bench, "shared-by-all");
            var page = bench.page();
            assertThat(Browser.violations(page)).as("sharing").isEmpty();
            page.locator("#sharing-zip")
                    .setInputFiles(file(tiny("called-otherwise")
                            .with(TEXTS, "status.a=" + "anders ".repeat(40) + "\nstatus.c=C\n")
                            .with("notes/plan.txt", "x")));
            page.locator(".merge").waitFor();
            assertThat(Browser.violations(page)).as("parts").isEmpty();
            assertThat(Browser.scrollsSideways(page)).isFalse();
        }
    }
}
