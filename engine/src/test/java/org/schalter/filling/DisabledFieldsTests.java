package org.schalter.filling;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.schalter.Browser;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.submission.Submissions;
import tools.jackson.databind.JsonNode;

/** What a layout's rules disable is shown, is not to be changed, and keeps the value that it was given before. */
class DisabledFieldsTests {

    private static final String KEY = "disabled-fields";
    private static final String SCHEMA = """
        {"type": "object", "required": ["same", "holder"], "properties": {
          "same": {"type": "boolean", "title": "Ist es Ihr eigenes Konto?"},
          "holder": {"type": "string", "title": "Kontoinhaber", "minLength": 1, "maxLength": 80},
          "since": {"type": "string", "format": "date", "title": "Seit wann"},
          "proof": {"type": "string", "format": "file", "title": "Vollmacht"},
          "kind": {"type": "string", "title": "Art", "enum": ["giro", "spar"]},
          "children": {"type": "array", "title": "Kinder", "items": {"type": "object", "title": "Kind", "properties": {
            "name": {"type": "string", "title": "Rufname"}}}},
          "note": {"type": "string", "title": "Anmerkung"}}}
        """;
    private static final String LAYOUT = """
        {"type": "Categorization", "elements": [{"type": "Category", "label": "Konto", "i18n": "page.account", "elements": [
          {"type": "Control", "scope": "#/properties/same"},
          {"type": "Group", "label": "Wenn es nicht Ihres ist",
           "rule": {"effect": "ENABLE", "condition": {"scope": "#/properties/same", "schema": {"const": false}}},
           "elements": [
             {"type": "Control", "scope": "#/properties/holder"},
             {"type": "Control", "scope": "#/properties/since"},
             {"type": "Control", "scope": "#/properties/proof"},
             {"type": "Control", "scope": "#/properties/kind"},
             {"type": "Control", "scope": "#/properties/children"}]},
          {"type": "Control", "scope": "#/properties/note",
           "rule": {"effect": "DISABLE", "condition": {"scope": "#/properties/same", "schema": {"const": true}}}}]}]}
        """;
    private static final RunningEngine ENGINE = RunningEngine.onH2();

    private final HttpCaller citizen = ENGINE.visitor();

    @BeforeAll
    static void publish() {
        TinyService.named(KEY)
                .with("form/schema.json", SCHEMA)
                .with("form/layout.json", LAYOUT)
                .publishedOn(ENGINE, KEY);
    }

    @Test
    void areShownAndSayThatTheyCannotBeChanged() {
        HttpAnswer page = start();

        assertThat(page.page().select("fieldset:not([disabled]) > * [name=/note], fieldset[disabled] [name=/holder]"))
                .hasSize(2);
        assertThat(page.page().select("fieldset[disabled] [name=/since.day], fieldset[disabled] [name=/proof]"))
                .hasSize(2);
        assertThat(page.page().select("fieldset[disabled] button[name=_add]")).hasSize(1);
    }

    @Test
    void takeNothingThatIsPostedForThem() {
        HttpAnswer forged = citizen.upload(
                start().uri().getPath() + "?_csrf=" + token(start()),
                "/proof",
                "vollmacht.pdf",
                "application/pdf",
                "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8));
        assertThat(forged.page().select(".filling-file")).isEmpty();

        HttpAnswer review = citizen.submit(
                start(),
                Map.of(
                        "/same",
                        "true",
                        "/holder",
                        "Graf",
                        "/since.year",
                        "1999",
                        "/kind",
                        "spar",
                        "_add",
                        "/children"));

        assertThat(review.uri().getPath()).endsWith("/review");
        assertThat(sent(review)).hasToString("{\"same\":true}");
    }

    @Test
    void areAskedWhenAnAnswerEnablesThem() {
        HttpAnswer more = citizen.submit(start(), Map.of("/same", "false"));

        assertThat(more.uri().toString()).contains("notice=more").endsWith("#f-holder");
        assertThat(more.page().select("#errors, fieldset[disabled]")).isEmpty();
        HttpAnswer fault = citizen.submit(more, Map.of());
        assertThat(fault.status()).isEqualTo(422);
        assertThat(fault.page().select("#errors a").eachAttr("href")).containsExactly("#f-holder");
        HttpAnswer review = citizen.submit(fault, Map.of("/holder", "Erika"));
        assertThat(sent(review)).hasToString("{\"same\":false,\"holder\":\"Erika\"}");
    }

    @Test
    void keepWhatWasGivenWhileTheyCouldBeChanged() {
        HttpAnswer enabled = citizen.submit(start(), Map.of("/same", "false"));
        HttpAnswer list = citizen.submit(enabled, Map.of("/holder", "Erika", "/kind", "spar", "_add", "/children"));
        HttpAnswer review = citizen.submit(
                list, Map.of("/children/0.row", "1", "/children/0/name", "Lena", "/same", "true", "/since.day", "x"));
        assertThat(review.status()).isEqualTo(422);

        HttpAnswer again = citizen.get(review.uri().getPath());

        assertThat(again.page().select("fieldset[disabled] [name=/holder]").val())
                .isEqualTo("Erika");
        assertThat(again.page()
                        .select("fieldset[disabled] [name=/children/0/name]")
                        .val())
                .isEqualTo("Lena");
        HttpAnswer ignored = citizen.submit(again, Map.of("/holder", "Graf", "_remove", "/children/0"));
        assertThat(ignored.page().select("[name=/holder]").val()).isEqualTo("Erika");
        assertThat(ignored.page().select("[name=/children/0/name]").val()).isEqualTo("Lena");
    }

    @Test
    void areNotTakenFromProgramsEither() {
        HttpAnswer sent = ENGINE.anonymous()
                .postJson(
                        "/api/v1/services/" + KEY + "/submissions",
                        Map.of("same", true, "holder", "Graf", "note", "x"),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());

        assertThat(sent.status()).as(sent.toString()).isEqualTo(201);
        assertThat(ENGINE.bean(Submissions.class)
                        .byReference(sent.json().path("reference").asString())
                        .orElseThrow()
                        .answers())
                .hasToString("{\"same\":true}");
    }

    @Test
    void followTheAnswersInTheBrowser() {
        try (var page = Browser.page(ENGINE.url().resolve("/services/" + KEY), Browser.View.NARROW)) {
            page.locator("main form button[type=submit]").first().click();
            assertThat(page.locator("[id=f-holder]").isDisabled()).isTrue();
            choose(page, "false");
            assertThat(page.locator("[id=f-holder]").isEnabled()).isTrue();
            page.locator("[id=f-holder]").fill("Erika");
            page.locator("[id=f-note]").fill("eilig");

            choose(page, "true");

            assertThat(page.locator("[id=f-note]").isDisabled()).isTrue();
            assertThat(page.locator("[id=f-note]").inputValue()).isEqualTo("eilig");
            assertThat(page.locator("[id=f-holder]").inputValue()).isEmpty();
            assertThat(Browser.violations(page)).isEmpty();
            assertThat(Browser.scrollsSideways(page)).isFalse();
            page.locator("main form button[name=_next]").last().click();
            page.waitForURL("**/review");
            assertThat(page.locator("main").innerText()).contains("eilig").doesNotContain("Erika");
        }
    }

    @Test
    void neverTakeTheFocusAway() {
        String layout = """
            {"type": "VerticalLayout", "elements": [{"type": "Control", "scope": "#/properties/name",
              "rule": {"effect": "DISABLE", "condition": {"scope": "#/properties/name", "schema": {"const": "fertig"}}}},
              {"type": "Control", "scope": "#/properties/age"}]}
            """;
        String key = "disables-itself";
        TinyService.named(key).with("form/layout.json", layout).publishedOn(ENGINE, key);
        try (var page = Browser.page(ENGINE.url().resolve("/services/" + key), Browser.View.DESKTOP)) {
            page.locator("main form button[type=submit]").first().click();
            page.locator("[id=f-name]").fill("fertig");
            assertThat(page.locator("[id=f-name]").isEnabled()).isTrue();
            assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("f-name");

            page.keyboard().press("Tab");

            assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("f-age");
            assertThat(page.locator("[id=f-name]").isDisabled()).isTrue();
            page.locator("main form button[name=_next]").last().click();
            page.waitForURL("**/review");
            assertThat(page.locator("main").innerText()).contains("fertig");
        }
    }

    private static void choose(Page page, String value) {
        page.locator("[name='/same'][value=" + value + "]").check();
    }

    private JsonNode sent(HttpAnswer review) {
        assertThat(review.uri().getPath()).as(review.toString()).endsWith("/review");
        HttpAnswer sent = citizen.submit(review, Map.of());
        return ENGINE.bean(Submissions.class)
                .byToken(sent.uri().getPath().replace("/cases/", ""))
                .orElseThrow(() -> new AssertionError(sent.toString()))
                .answers();
    }

    private static String token(HttpAnswer page) {
        return page.page().select("main form [name=_csrf]").val();
    }

    /** As a browser without script sends it. */
    private HttpAnswer start() {
        HttpAnswer page = citizen.submit(citizen.get("/services/" + KEY), Map.of());
        String html = page.text().replace("name=\"_script\"", "name=\"_none\"");
        return new HttpAnswer(page.uri(), page.status(), page.headers(), html.getBytes(StandardCharsets.UTF_8));
    }
}
