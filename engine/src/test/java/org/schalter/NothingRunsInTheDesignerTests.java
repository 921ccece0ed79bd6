package org.schalter;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.schalter.Browser.View;

/** A package from elsewhere full of markup and expressions is looked at in the designer, findings included; nothing of it runs. */
class NothingRunsInTheDesignerTests {

    private static final RunningEngine ENGINE = RunningEngine.onH2();
    private static final String FAULTY = "nasty-findings";

    @Test
    void whateverAPackageSays() {
        OwnThings.publish(ENGINE);
        imported(TinyService.named(FAULTY)
                .changing("service.yaml", "unit: buergerbuero", "unit: " + Nasty.quoted(Nasty.WORDS))
                .changing("form/schema.json", "\"Name\"", Nasty.quoted(Nasty.WORDS))
                .changing("form/schema.json", "\"integer\"", Nasty.quoted(Nasty.MARKUP)));
        var ran = new ArrayList<String>();
        try (var page = Browser.page(ENGINE.url().resolve("/sign-in"), View.DESKTOP)) {
            page.onDialog(it -> {
                ran.add(it.message());
                it.dismiss();
            });
            page.locator("#name").fill("editor");
            page.locator("#password").fill("editor");
            page.locator("form:has(#password) button").click();

            var shown = new StringBuilder();
            for (var service : List.of(OwnThings.KEY, FAULTY)) {
                for (var feature : List.of("form", "process", "letters", "texts", "files", "preview")) {
                    shown.append(look(page, "/designer/services/" + service + "/" + feature));
                }
            }
            shown.append(look(page, "/designer"));

            assertThat(ran).isEmpty();
            // Else pages that show nothing at all would pass.
            assertThat(shown).contains("<img src=x onerror=alert(1)>");
        }
    }

    private static String look(Page page, String address) {
        page.navigate(ENGINE.url().resolve(address).toString());
        page.waitForSelector(".designer__main > *, .workspace, .designer-empty h1");
        var findings = page.locator("[aria-controls=designer-findings]");
        if (findings.count() > 0) {
            findings.click();
            page.waitForSelector(".designer-findings__list, .designer-findings__none");
        }
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        assertThat(page.locator("[onerror], [onload], img[src=x], script:not([src]), a[href^=javascript]")
                        .count())
                .as(address)
                .isZero();
        var text = page.locator("body").innerText();
        assertThat(text).as(address).doesNotContain(Nasty.RAN);
        return text;
    }

    private static void imported(TinyService service) {
        var imported = ENGINE.as("editor").post("/api/v1/services", "application/zip", service.zip());
        assertThat(imported.status()).as(imported.toString()).isEqualTo(201);
        assertThat(imported.json().path("findings").findValuesAsString("message"))
                .anyMatch(it -> it.contains("onerror"));
    }
}
