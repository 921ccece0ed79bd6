package org.schalter.filling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.schalter.Browser;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Rows that are too much for their list's page are filled in on pages of their own, without script. */
class RowPagesTests {

    private static final String SCHEMA = """
        {"type": "object", "required": ["people"], "properties": {"people": {"type": "object", "title": "Personen", "required": ["all"],
          "properties": {
            "note": {"type": "string", "title": "Anmerkung"},
            "all": {"type": "array", "title": "Vertretungsberechtigte", "minItems": 1, "maxItems": 1000, "items":
              {"type": "object", "title": "Person", "required": ["name", "born", "owns"], "properties": {
                "name": {"type": "string", "title": "Name", "minLength": 1},
                "born": {"type": "string", "format": "date", "title": "Geburtsdatum"},
                "owns": {"type": "boolean", "title": "Hält Anteile"},
                "proof": {"type": "string", "format": "file", "title": "Nachweis"},
                "phones": {"type": "array", "title": "Telefon", "items": {"type": "string", "format": "phone"}},
                "mail": {"type": "string", "format": "email", "title": "E-Mail"}},
               "if": {"properties": {"owns": {"const": true}}, "required": ["owns"]},
               "then": {"required": ["share"], "properties": {"share": {"type": "integer", "title": "Anteil"}}}}},
            "pets": {"type": "array", "title": "Tiere", "items": {"type": "object", "title": "Tier", "properties": {
              "name": {"type": "string", "title": "Rufname"}}}}}}}}
        """;
    private static final String LAYOUT = """
        {"type": "Categorization", "elements": [{"type": "Category", "label": "Personen", "i18n": "page.people", "elements": [
          {"type": "Control", "scope": "#/properties/people/properties/note"},
          {"type": "Control", "scope": "#/properties/people/properties/all", "options": {"detail": "page"}},
          {"type": "Control", "scope": "#/properties/people/properties/pets", "options": {"detail": "page"}}]}]}
        """;
    private static final RunningEngine ENGINE = RunningEngine.onH2();
    private static final Map<String, String> ERIKA = Map.of(
            "/people/all/0/name",
            "Erika",
            "/people/all/0/born.day",
            "12",
            "/people/all/0/born.month",
            "8",
            "/people/all/0/born.year",
            "1964",
            "/people/all/0/owns",
            "false");

    private final HttpCaller citizen = ENGINE.visitor();

    @BeforeAll
    static void publish() {
        TinyService.named("row-pages")
                .changing("service.yaml", "[de, en]", "[de, en, de-simple]")
                .with("form/schema.json", SCHEMA)
                .with("form/layout.json", LAYOUT)
                .publishedOn(ENGINE, "row-pages");
    }

    @Test
    void areReachedFromTheListAndLeadBackToIt() {
        HttpAnswer list = start();
        assertThat(list.page().select("input[name^=/people/all]")).isEmpty();

        HttpAnswer row = citizen.submit(list, Map.of("/people/note", "eilig", "_add", "/people/all"));
        assertThat(row.uri().getPath()).isEqualTo(list.uri().getPath() + "/1-1");
        assertThat(row.page().select("h1").text()).isEqualTo("Person 1");
        HttpAnswer back = citizen.submit(without(row), ERIKA);

        assertThat(back.uri().getPath()).isEqualTo(list.uri().getPath());
        assertThat(back.page().select(".filling-row").text()).contains("Person 1", "Erika, 12.08.1964, Nein");
        assertThat(back.page().select("[name=/people/note]").val()).isEqualTo("eilig");
        HttpAnswer again = citizen.submit(back, Map.of("_change", "/people/all/0"));
        assertThat(again.page().select("[name=/people/all/0/name]").val()).isEqualTo("Erika");
        HttpAnswer changed = citizen.submit(without(again), Map.of("/people/all/0/name", "Max"));
        assertThat(changed.page().select(".filling-row").text()).contains("Max").doesNotContain("Erika");
        HttpAnswer review = citizen.submit(changed, Map.of());
        assertThat(review.uri().getPath()).endsWith("/review");
        assertThat(review.page().select(".kern-summary").text()).contains("Max", "12.08.1964");
    }

    @Test
    void areLeftOutByTheirButton() {
        HttpAnswer list = citizen.submit(without(row(start(), "/people/all")), ERIKA);
        HttpAnswer pet = row(list, "/people/pets");
        assertThat(pet.uri().getPath()).endsWith("/2-1");
        HttpAnswer both = citizen.submit(pet, Map.of("/people/pets/0/name", "Bello"));

        HttpAnswer one = citizen.submit(both, Map.of("_remove", "/people/all/0"));

        assertThat(one.page().select(".filling-row").text()).contains("Bello").doesNotContain("Erika");
        assertThat(citizen.submit(one, Map.of()).page().select("#errors").text())
                .contains("Vertretungsberechtigte");
    }

    @Test
    void showTheirFaultsAndAreLinkedFromTheListsFaults() {
        HttpAnswer row = row(start(), "/people/all");
        HttpAnswer faulty = citizen.submit(without(row), Map.of("/people/all/0/name", "Erika"));
        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.page().select("#errors a").eachAttr("href"))
                .containsExactly("#f-people-all-0-born-day", "#f-people-all-0-owns");
        assertThat(faulty.page().select("nav a[lang]").eachText()).contains("Leichte Sprache");

        HttpAnswer list = citizen.submit(citizen.get(parent(row)), Map.of());

        assertThat(list.status()).isEqualTo(422);
        assertThat(list.page().select("#errors a").attr("href")).endsWith("/1-1?check=1");
        assertThat(list.page().select(".filling-row .kern-error")).hasSize(1);
        HttpAnswer there = citizen.get(
                list.uri().resolve(list.page().select("#errors a").attr("href")).toString());
        assertThat(there.page().select("#errors a")).hasSize(2);
        assertThat(there.page().select("[name=/people/all/0/name]").val()).isEqualTo("Erika");
    }

    @Test
    void askForWhatAnAnswerBringsAndForEntriesOfTheirOwn() {
        HttpAnswer row = row(start(), "/people/all");
        Map<String, String> owner = new HashMap<>(ERIKA);
        owner.put("/people/all/0/owns", "true");
        HttpAnswer more = citizen.submit(without(row), owner);
        assertThat(more.uri().toString()).contains("notice=more");
        assertThat(more.page().select("[name=/people/all/0/share]")).hasSize(1);

        HttpAnswer phone =
                citizen.submit(without(more), Map.of("/people/all/0/share", "50", "_add", "/people/all/0/phones"));

        assertThat(phone.uri().getPath()).isEqualTo(row.uri().getPath());
        assertThat(phone.page().select("[name=/people/all/0/phones/0]")).hasSize(1);
        HttpAnswer list = citizen.submit(without(phone), Map.of("/people/all/0/phones/0", "02421 250"));
        assertThat(list.uri().getPath()).isEqualTo(parent(row));
    }

    @Test
    void takeFiles() {
        HttpAnswer row = row(start(), "/people/all");
        String token = row.page().select("main form [name=_csrf]").val();

        HttpAnswer stored = citizen.upload(
                row.uri().getPath() + "?_csrf=" + token,
                "/people/all/0/proof",
                "beleg.pdf",
                "application/pdf",
                "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8));

        assertThat(stored.status()).isEqualTo(422);
        assertThat(stored.page().select(".filling-file").text()).contains("beleg.pdf");
    }

    @Test
    void areThereForRowsThatAreThereAndOneMore() {
        HttpAnswer list = start();
        String path = list.uri().getPath();

        assertThat(citizen.get(path + "/1-2").uri().getPath()).isEqualTo(path);
        assertThat(citizen.get(path + "/3-1").status()).isEqualTo(404);
        assertThat(citizen.get(path + "/1").status()).isEqualTo(404);
        assertThat(citizen.get(path + "/1-0").status()).isEqualTo(404);
        assertThat(citizen.get(path + "/1-99999").status()).isEqualTo(404);
        assertThat(ENGINE.visitor()
                        .get(path.replaceAll("/apply/[^/]+/", "/apply/aaaaaaaaaaaaaaaaaaaaaaaaaaa/") + "/1-1")
                        .status())
                .isEqualTo(
                        citizen.get("/apply/aaaaaaaaaaaaaaaaaaaaaaaaaaa/people").status());
    }

    @Test
    void stayUsableAThousandTimes() {
        HttpAnswer list = start();
        Drafts drafts = ENGINE.bean(Drafts.class);
        Draft draft = drafts.find(list.uri().getPath().split("/")[2], null).orElseThrow();
        drafts.change(draft, java.time.Period.ofDays(1), answers -> thousand());

        HttpAnswer full = citizen.get(list.uri().getPath());
        assertThat(full.page().select(".filling-row")).hasSize(1000);
        assertThat(full.page().select("button[name=_add][value=/people/all]")).isEmpty();
        assertThat(citizen.get(list.uri().getPath() + "/1-1001").uri().getPath())
                .isEqualTo(list.uri().getPath());
        HttpAnswer last = citizen.submit(full, Map.of("_change", "/people/all/999"));
        HttpAnswer saved = citizen.submit(without(last), Map.of("/people/all/999/name", "Die Letzte"));

        assertThat(saved.page().select(".filling-row").last().text()).contains("Die Letzte");
    }

    @Test
    void areAccessibleAndWorkByKeyboard() {
        try (var page = Browser.blank(Browser.View.NARROW)) {
            page.navigate(ENGINE.url().resolve("/services/row-pages").toString());
            page.locator("main form button[type=submit]").first().click();
            page.locator("button[name=_add][value='/people/pets']").focus();
            page.keyboard().press("Enter");
            page.locator("[name='/people/pets/0/name']").fill("Bello");

            page.keyboard().press("Enter");

            page.locator(".filling-row").waitFor();
            assertThat(page.locator(".filling-row").innerText()).contains("Bello");
            assertThat(Browser.violations(page)).isEmpty();
            assertThat(Browser.scrollsSideways(page)).isFalse();
            page.locator("button[name=_change]").click();
            page.locator("[name='/people/pets/0/name']").waitFor();
            assertThat(Browser.violations(page)).isEmpty();
        }
    }

    private static ObjectNode thousand() {
        ObjectNode answers = JsonNodeFactory.instance.objectNode();
        ArrayNode all = answers.putObject("people").putArray("all");
        for (int i = 0; i < 1000; i++) {
            all.addObject().put("name", "Person " + i).put("born", "1964-08-12").put("owns", false);
        }
        return answers;
    }

    private HttpAnswer row(HttpAnswer list, String pointer) {
        return citizen.submit(list, Map.of("_add", pointer));
    }

    private static String parent(HttpAnswer row) {
        return row.uri().getPath().replaceFirst("/[^/]+$", "");
    }

    private HttpAnswer start() {
        return citizen.submit(citizen.get("/services/row-pages"), Map.of());
    }

    /** As a browser without script sees it: what is inert is not there. */
    private static HttpAnswer without(HttpAnswer page) {
        String html =
                page.text().replaceAll("(?s)<template.*?</template>", "").replace("name=\"_script\"", "name=\"_none\"");
        return new HttpAnswer(page.uri(), page.status(), page.headers(), html.getBytes(StandardCharsets.UTF_8));
    }
}
