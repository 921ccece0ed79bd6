package org.schalter.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.schalter.RunningEngine;
import org.schalter.TinyService;

class CataloguePagesTests {

    private final RunningEngine engine = RunningEngine.onH2();

    @Test
    void showsTheServicesByCategory() {
        publish(TinyService.named("on-the-shelf").changing("service.yaml", "sonstiges", "umwelt"), "on-the-shelf");

        var page = page("/");

        var shelf = page.expectFirst("section:has(a[href=/services/on-the-shelf])");
        assertThat(shelf.expectFirst("h2").text()).isEqualTo("Umwelt und Abfall");
        assertThat(page.select("h1")).hasSize(1);
    }

    @Test
    void showsACategoryThatOnlyThisTownHas() {
        publish(TinyService.named("own-category").changing("service.yaml", "sonstiges", "schwebebahn"), "own-category");

        assertThat(page("/").select("h2").eachText()).contains("Schwebebahn");
    }

    @Test
    void findsServicesInWhicheverLanguageAndSpellingSomebodySearches() {
        publish(
                TinyService.named("sought").changing("service.yaml", "Zum Ausprobieren.", "Straßenmüll melden"),
                "sought");

        assertThat(found("strassenmuell")).containsExactly("/services/sought");
        assertThat(found("STRASSENMÜLL try")).containsExactly("/services/sought");
        assertThat(found("strassenmuell nothing")).isEmpty();
    }

    @Test
    void saysWhatToDoWhenNothingIsFound() {
        var page = page("/?q=%3Cscript%3Ealert(1)%3C/script%3E");

        assertThat(page.select("[role=status]").text())
                .contains("nichts gefunden")
                .contains("<script>alert(1)</script>");
        assertThat(page.select("main script")).isEmpty();
        assertThat(page.expectFirst("input[name=q]").val()).isEqualTo("<script>alert(1)</script>");
    }

    @Test
    void saysWhatAServiceNeedsAndCosts() {
        var schema = """
            {"type": "object", "required": ["proof", "account"], "properties": {
               "proof": {"type": "string", "format": "file", "title": "Nachweis"},
               "account": {"$ref": "#/$defs/iban", "title": "Konto"},
               "dogs": {"type": "array", "items": {"type": "object", "properties": {
                   "photo": {"type": "string", "format": "file", "title": "Foto"}}}}},
             "$defs": {"iban": {"type": "string", "format": "iban", "title": "IBAN"}}}\
            """;
        publish(
                TinyService.named("needs")
                        .with("form/schema.json", schema)
                        .with("texts/de.properties", "form.dogs.photo.title=Foto des Hundes\nservice.time=zwei Tage\n"),
                "needs");

        var page = page("/services/needs");

        assertThat(page.select("section[aria-labelledby=needs] li").eachText())
                .containsExactly(
                        "Nachweis (als Foto oder PDF)",
                        "IBAN (Ihre Bankverbindung)",
                        "Foto des Hundes (als Foto oder PDF), nur in manchen Fällen");
        assertThat(page.select("dl").text())
                .contains("Kosten kostenlos")
                .contains("Dauer zwei Tage")
                .contains("Aufbewahrung 10 Jahre nach dem Abschluss");
    }

    @Test
    void startsByAFormThatWorksWithoutScript() {
        publish(TinyService.named("startable"), "startable");

        var form = page("/services/startable").expectFirst("form[method=post]");

        assertThat(form.attr("action")).isEqualTo("/services/startable/start");
        assertThat(form.select("[name=language]"))
                .as("chosen in the page's header")
                .isEmpty();
        assertThat(form.select("input[name=_csrf]")).hasSize(1);
    }

    @Test
    void tellsInPlainWordsWhenAServiceIsClosed() {
        publish(closed("over", "{from: null, until: 2020-01-31}"), "over");
        publish(closed("not-yet", "{from: 2999-02-01, until: null}"), "not-yet");
        publish(TinyService.named("full").and("service.yaml", "limit: 1\n"), "full");
        engine.anonymous()
                .postJson(
                        "/api/v1/services/full/submissions",
                        Map.of("name", "Erika"),
                        "Idempotency-Key",
                        "the-only-one");

        assertThat(page("/services/over").select(".kern-alert").text()).contains("31. Januar 2020");
        assertThat(page("/services/not-yet").select(".kern-alert").text()).contains("1. Februar 2999");
        assertThat(page("/services/full").select(".kern-alert").text()).contains("größte Zahl");
        assertThat(page("/services/over").select("form[action$=start]")).isEmpty();
        assertThat(engine.anonymous()
                        .get("/api/v1/services/over")
                        .json()
                        .path("state")
                        .asString())
                .isEqualTo("over");
    }

    @Test
    void speaksTheVisitorsLanguageAndMarksTextsThatAreInAnother() {
        publish(
                TinyService.named("german-only")
                        .changing("service.yaml", "languages: [de, en]", "languages: [de]")
                        .changing("service.yaml", ", en: \"Small application german-only\"", "")
                        .changing("service.yaml", ", en: To try things out.", ""),
                "german-only");

        var page = engine.anonymous().get("/services/german-only?lang=en").page();

        assertThat(page.expectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(page.expectFirst("h1").attr("lang")).isEqualTo("de");
        assertThat(page.text()).contains("Start the application");
    }

    @Test
    void showsMarkupOfAuthorsAsText() {
        var evil = "<img src=x onerror=alert(1)>";
        publish(
                TinyService.named("evil-texts")
                        .changing("service.yaml", "Kleiner Antrag evil-texts", evil)
                        .changing("service.yaml", "category: sonstiges", "category: " + "sonstiges")
                        .changing("service.yaml", "Zum Ausprobieren.", "\"${7*7} [[${7*7}]] __${7*7}__\"")
                        .with("texts/de.properties", "service.cost=" + evil + "\n"),
                "evil-texts");

        for (var address : new String[] {"/?q=evil-texts", "/services/evil-texts"}) {
            var page = page(address);
            assertThat(page.select("main img")).isEmpty();
            assertThat(page.expectFirst("main").text()).contains(evil).contains("${7*7} [[${7*7}]] __${7*7}__");
        }
    }

    @Test
    void answersAnUnknownServiceWithAPageThatLeadsOn() {
        for (var address : new String[] {"/services/unknown-thing", "/services/NO", "/services/..%2f.."}) {
            var answer = engine.anonymous().get(address);
            assertThat(answer.status()).as(address).isIn(400, 404);
        }
        var page = page("/services/unknown-thing");
        assertThat(page.expectFirst("h1").text()).isEqualTo("Diesen Dienst gibt es hier nicht");
        assertThat(page.select("main a[href=/]")).hasSize(1);
    }

    private static TinyService closed(String key, String open) {
        return TinyService.named(key).and("service.yaml", "open: " + open + "\n");
    }

    private void publish(TinyService service, String key) {
        service.publishedOn(engine, key);
    }

    private java.util.List<String> found(String words) {
        return page("/?q=" + java.net.URLEncoder.encode(words, java.nio.charset.StandardCharsets.UTF_8))
                .select("main h3 a")
                .eachAttr("href");
    }

    private Document page(String address) {
        return engine.anonymous().get(address, "Accept-Language", "de").page();
    }
}
