package org.schalter.filling;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.schalter.Browser;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;

/** Rows are asked for as a layout says, on their list's page and on pages of their own, and side by side where there is room. */
class LaidOutRowsTests {

    private static final String KEY = "laid-out-rows";
    private static final String ROW = """
        {"type": "object", "title": "Person", "required": ["given", "family"], "properties": {
          "family": {"type": "string", "title": "Familienname", "minLength": 1},
          "given": {"type": "string", "title": "Grundstücksverkehrsgenehmigungszuständigkeit"},
          "owns": {"type": "boolean", "title": "Hält Anteile"},
          "share": {"type": "integer", "title": "Anteil"},
          "note": {"type": "string", "title": "Anmerkung"}}}
        """;
    private static final String DETAIL = """
        {"type": "VerticalLayout", "elements": [
          {"type": "HorizontalLayout", "elements": [
            {"type": "Control", "scope": "#/properties/given"},
            {"type": "Control", "scope": "#/properties/family", "options": {"width": "short"}}]},
          {"type": "Group", "label": "Beteiligung", "elements": [
            {"type": "Control", "scope": "#/properties/owns"},
            {"type": "Control", "scope": "#/properties/share",
             "rule": {"effect": "SHOW", "condition": {"scope": "#/properties/owns", "schema": {"const": true}}}}]}]}
        """;
    private static final RunningEngine ENGINE = RunningEngine.onH2();
    private static final List<String> ORDER = List.of("given", "family", "owns", "share", "note");

    private final HttpCaller citizen = ENGINE.visitor();

    @BeforeAll
    static void publish() {
        TinyService.named(KEY)
                .with("form/schema.json", """
                    {"type": "object", "required": ["here"], "properties": {
                      "here": {"type": "array", "title": "Hier", "minItems": 1, "items": %1$s},
                      "apart": {"type": "array", "title": "Anderswo", "items": %1$s}}}
                    """.formatted(ROW))
                .with("form/layout.json", """
                    {"type": "Categorization", "elements": [{"type": "Category", "label": "Personen", "i18n": "page.people", "elements": [
                      {"type": "Control", "scope": "#/properties/here", "options": {"detail": %1$s}},
                      {"type": "Control", "scope": "#/properties/apart", "options": {"rows": "page", "detail": %1$s}}]}]}
                    """.formatted(DETAIL))
                .publishedOn(ENGINE, KEY);
    }

    @Test
    void standInTheLayoutsOrderOnTheirListsPage() {
        HttpAnswer list = start();

        assertThat(names(list, "/here/0/")).containsExactlyElementsOf(ORDER);
        assertThat(list.page().select(".filling-beside [name^=/here/0/]")).hasSize(2);
        assertThat(list.page().select("[name=/here/0/family]").attr("class")).contains("filling-width-10");
        assertThat(list.page().select("legend").eachText()).contains("Beteiligung");
        HttpAnswer faulty = citizen.submit(list, Map.of("/here/0/given", "Erika"));
        assertThat(faulty.page().select("#errors a").eachAttr("href")).containsExactly("#f-here-0-family");
    }

    @Test
    void standInTheLayoutsOrderOnPagesOfTheirOwn() {
        HttpAnswer row = citizen.submit(start(), Map.of("_add", "/apart"));

        assertThat(row.uri().getPath()).endsWith("/1");
        assertThat(names(row, "/apart/0/")).containsExactlyElementsOf(ORDER);
        assertThat(row.page().select("template[data-when*=/apart/0] [name=/apart/0/share]"))
                .hasSize(1);
        HttpAnswer list = citizen.submit(
                row,
                Map.of(
                        "/apart/0/given",
                        "Erika",
                        "/apart/0/family",
                        "Muster",
                        "/apart/0/owns",
                        "true",
                        "/apart/0/share",
                        "7"));
        assertThat(list.page().select(".filling-row").text()).contains("Muster", "Erika");
        HttpAnswer again = citizen.submit(list, Map.of("_change", "/apart/0"));
        assertThat(again.page().select(".filling-when [name=/apart/0/share]").val())
                .isEqualTo("7");
    }

    @Test
    void standSideBySideWhereThereIsRoomAndBelowOneAnotherOnAPhone() {
        try (var page = Browser.page(ENGINE.url().resolve("/services/" + KEY), Browser.View.DESKTOP)) {
            page.locator("main form button[type=submit]").first().click();
            page.locator("[id=f-here-0-given]").fill("Erika");
            page.locator("main form button[name=_next]").last().click();
            page.locator("#errors").waitFor();
            BoundingBox given = box(page, "f-here-0-given");
            BoundingBox family = box(page, "f-here-0-family");
            assertThat(family.x).isGreaterThan(given.x + given.width);
            assertThat(family.y).isEqualTo(given.y);

            page.setViewportSize(320, 640);

            assertThat(box(page, "f-here-0-family").y).isGreaterThan(box(page, "f-here-0-given").y);
            assertThat(Browser.scrollsSideways(page)).isFalse();
            assertThat(Browser.violations(page)).isEmpty();
        }
    }

    private static BoundingBox box(com.microsoft.playwright.Page page, String id) {
        return Objects.requireNonNull(page.locator("[id=" + id + "]").boundingBox());
    }

    private static List<String> names(HttpAnswer page, String row) {
        return page.page().select("main form [name^=" + row + "]").eachAttr("name").stream()
                .map(name -> name.substring(row.length()))
                .distinct()
                .toList();
    }

    private HttpAnswer start() {
        return citizen.submit(citizen.get("/services/" + KEY), Map.of());
    }
}
