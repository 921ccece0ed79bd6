package org.schalter.filling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import tools.jackson.databind.node.ObjectNode;

/** A citizen without script goes through a small service, and others try what they should not. */
class FillingInTests {

    private static final String SCHEMA = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
         "required": ["person", "dogs", "proof"],
         "properties": {
           "person": {"type": "object", "title": "Person", "required": ["name", "income", "owns"], "properties": {
             "name": {"type": "string", "title": "Name", "minLength": 1, "maxLength": 100000},
             "income": {"type": "string", "format": "money", "title": "Einkommen"},
             "owns": {"type": "boolean", "title": "Haben Sie ein Auto?"},
             "status": {"type": "string", "title": "Status", "readOnly": true},
             "twice": {"type": "string", "title": "Doppelt", "readOnly": true, "x-calculate": "= answers.person.name + answers.person.name"}},
             "if": {"properties": {"owns": {"const": true}}, "required": ["owns"]},
             "then": {"required": ["plate"], "properties": {"plate": {"type": "string", "title": "Kennzeichen", "format": "licence-plate-de"}}}},
           "dogs": {"type": "object", "title": "Hunde", "required": ["list"], "properties": {
             "list": {"type": "array", "title": "Ihre Hunde", "minItems": 1, "maxItems": 2000, "items":
               {"type": "object", "title": "Hund", "required": ["name"], "properties": {
                 "name": {"type": "string", "title": "Name"}, "born": {"type": "string", "format": "date", "title": "Wurfdatum"}}}}}},
           "proof": {"type": "object", "title": "Nachweis", "required": ["file"], "properties": {
             "file": {"type": "string", "format": "file", "title": "Nachweis"}}}}}
        """;
    private static final byte[] PDF = "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.UTF_8);
    private static final RunningEngine ENGINE = RunningEngine.onH2();

    private final HttpCaller citizen = ENGINE.visitor();

    @BeforeAll
    static void publish() {
        TinyService.named("filling-in").with("form/schema.json", SCHEMA).publishedOn(ENGINE, "filling-in");
    }

    @Test
    void leadsFromTheFirstPageToTheCase() {
        HttpAnswer page = toReview(citizen);
        assertThat(page.page().select(".kern-summary").text())
                .contains("Erika", "1.234,50", "Bello", "beleg.pdf", "ErikaErika");

        HttpAnswer sent = citizen.submit(page, Map.of());

        assertThat(sent.uri().getPath()).startsWith("/cases/");
        HttpAnswer again = citizen.get(page.uri().getPath());
        assertThat(again.page().select("h1").text()).contains("schon gesendet");
        assertThat(again.page().select("main a[href^=/cases/]")).hasSize(1);
        assertThat(citizen.submit(page, Map.of()).uri()).isEqualTo(sent.uri());
    }

    @Test
    void leadsBackToTheFirstPageThatIsNotRight() {
        HttpAnswer page = citizen.get(start(citizen).uri().getPath().replace("person", "proof"));

        assertThat(page.uri().toString()).endsWith("/person?notice=incomplete");
        assertThat(page.page().select("[role=status]").text()).isNotBlank();
        assertThat(citizen.get(page.uri().getPath().replace("person", "review"))
                        .uri()
                        .getPath())
                .endsWith("/person");
    }

    @Test
    void keepsWhatWasTypedWithItsFault() {
        HttpAnswer page = citizen.submit(start(citizen), Map.of("/person/name", "Erika", "/person/income", "viel <b>"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.page().title()).startsWith("Fehler: ");
        assertThat(page.page().select("[name=/person/income]").val()).isEqualTo("viel <b>");
        assertThat(page.page().select("#errors a").eachAttr("href")).contains("#f-person-income", "#f-person-owns");
        assertThat(citizen.get(page.uri().getPath())
                        .page()
                        .select("[name=/person/name]")
                        .val())
                .isEqualTo("Erika");
    }

    @Test
    void asksOnThePageItselfForWhatAnAnswerBrings() {
        HttpAnswer page = start(citizen);
        assertThat(page.page()
                        .select("main form input[name=/person/plate]")
                        .parents()
                        .select("template"))
                .isNotEmpty();

        HttpAnswer more = citizen.submit(without(page), person(Map.of("/person/owns", "true")));

        assertThat(more.uri().toString()).contains("notice=more");
        assertThat(more.page().select("#errors")).isEmpty();
        assertThat(more.page().select(".filling-when > div input[name=/person/plate]"))
                .hasSize(1);
        HttpAnswer fault = citizen.submit(more, Map.of("/person/plate", "1"));
        assertThat(fault.status()).isEqualTo(422);
        assertThat(citizen.submit(fault, Map.of("/person/plate", "DN-AB 1"))
                        .uri()
                        .getPath())
                .endsWith("/dogs");
    }

    @Test
    void addsAndRemovesEntries() {
        HttpAnswer dogs = citizen.submit(without(start(citizen)), person(Map.of()));
        HttpAnswer two = citizen.submit(dogs, Map.of("/dogs/list/0/name", "Bello", "_add", "/dogs/list"));
        assertThat(two.page().select("input[name=/dogs/list/1/name]")).hasSize(1);
        HttpAnswer none = citizen.submit(two, Map.of("/dogs/list/1/name", "Rex", "_remove", "/dogs/list/0"));

        assertThat(none.page().select("input[name=/dogs/list/0/name]").val()).isEqualTo("Rex");
        assertThat(none.page().select("input[name=/dogs/list/1/name]")).isEmpty();
    }

    @Test
    void takesAThousandEntriesAndNoMore() {
        HttpAnswer dogs = citizen.submit(without(start(citizen)), person(Map.of()));
        Map<String, String> rows = new LinkedHashMap<>();
        for (int i = 0; i < 1100; i++) {
            rows.put("/dogs/list/" + i + ".row", "1");
            rows.put("/dogs/list/" + i + "/name", "Hund " + i);
            rows.put("/dogs/list/" + i + "/born.day", "");
        }

        HttpAnswer proof = citizen.submit(dogs, rows);

        assertThat(proof.page().select("#errors").text()).isEmpty();
        assertThat(proof.uri().getPath()).endsWith("/proof");
        assertThat(draft(proof).answers().at("/dogs/list").size()).isEqualTo(1000);
    }

    @Test
    void readsOnlyWhatItAsksFor() {
        HttpAnswer page = citizen.submit(
                without(start(citizen)),
                person(Map.of(
                        "/person/status",
                        "genehmigt",
                        "/person/twice",
                        "x",
                        "/person/plate",
                        "DN-AB 1",
                        "/person/__proto__",
                        "x",
                        "/total",
                        "0",
                        "/proof/file",
                        "6a2f41a3-c54c-4ce8-b2d2-0324e1c32e22",
                        "/dogs/list/0/name",
                        "Rex",
                        "status",
                        "completed")));

        ObjectNode answers = draft(page).answers();
        assertThat(page.uri().getPath()).endsWith("/dogs");
        assertThat(answers.propertyNames()).containsExactly("person");
        assertThat(answers.path("person").propertyNames()).doesNotContain("status", "twice", "__proto__");
        assertThat(citizen.get(page.uri().getPath().replace("dogs", "review")).text())
                .doesNotContain("genehmigt");
    }

    @Test
    void takesFilesByWhatIsInThem() {
        HttpAnswer proof = toProof(citizen);
        assertThat(upload(
                                citizen,
                                proof,
                                "bild.pdf",
                                "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8))
                        .page()
                        .select(".kern-error")
                        .text())
                .contains("Diese Art von Datei");
        assertThat(upload(citizen, proof, "leer.pdf", new byte[0])
                        .page()
                        .select(".kern-error")
                        .text())
                .contains("leer");

        HttpAnswer review = upload(citizen, proof, "../../etc/\u202Efdp.<i>exe", PDF);

        assertThat(review.uri().getPath()).endsWith("/review");
        String link = review.page().select("main a[href*=/uploads/]").attr("href");
        HttpAnswer file = citizen.get(link);
        assertThat(file.header("Content-Disposition")).startsWith("attachment").contains("fdp._i_exe.pdf");
        assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.body()).isEqualTo(PDF);
        String other = start(ENGINE.visitor()).uri().getPath().replace("/person", "");
        assertThat(citizen.get(other + link.substring(link.indexOf("/uploads/")))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void tellsProgramsWhatTheyHaveUploaded() {
        HttpAnswer stored = ENGINE.anonymous().upload("/api/v1/uploads", "file", "a b.pdf", "text/html", PDF);

        assertThat(stored.status()).isEqualTo(201);
        assertThat(stored.json().path("name").asString()).isEqualTo("a b.pdf");
        assertThat(stored.json().path("mediaType").asString()).isEqualTo("application/pdf");
        assertThat(stored.json().path("size").asInt()).isEqualTo(PDF.length);
        assertThat(stored.json().path("sha256").asString()).hasSize(64);
        HttpAnswer refused =
                ENGINE.anonymous().upload("/api/v1/uploads", "file", "a.exe", "x/y", new byte[] {'M', 'Z', 0, 1});
        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void findsItsWayBackByTheCode() {
        HttpAnswer page = start(citizen);
        HttpAnswer later = citizen.submit(without(page), Map.of("/person/name", "Erika", "_later", "later"));
        String code = later.page().select(".filling-code").text();
        assertThat(code).matches("([A-Z0-9]{4}-){3}[A-Z0-9]{4}");
        HttpCaller elsewhere = ENGINE.visitor();

        HttpAnswer resumed =
                elsewhere.submit(elsewhere.get("/resume"), Map.of("code", code.toLowerCase(java.util.Locale.ROOT)));

        assertThat(resumed.page().select("[name=/person/name]").val()).isEqualTo("Erika");
        assertThat(elsewhere
                        .submit(elsewhere.get("/resume"), Map.of("code", "AAAA-AAAA-AAAA-AAAA"))
                        .status())
                .isEqualTo(422);
        assertThat(ENGINE.bean(Drafts.class)
                        .find(page.uri().getPath().split("/")[2], null)
                        .orElseThrow()
                        .code()
                        .hash())
                .doesNotContain(code.replace("-", ""));
    }

    @Test
    void refusesAFormTooBigToTake() {
        HttpAnswer page = start(citizen);

        HttpAnswer big = citizen.submit(page, Map.of("/person/name", "x".repeat(9 << 20)));
        HttpAnswer huge = citizen.submit(page, Map.of("/person/name", "x".repeat(12 << 20)));

        assertThat(big.status()).isEqualTo(413);
        assertThat(big.page().select("#errors").text()).contains("mehr Text, als wir annehmen");
        assertThat(huge.status()).isEqualTo(413);
        assertThat(huge.page().select("h1").text()).isNotBlank();
        assertThat(citizen.get(page.uri().getPath()).status()).isEqualTo(200);
    }

    @Test
    void showsNothingOfADraftThatIsNotThere() {
        HttpAnswer gone = citizen.get("/apply/aaaaaaaaaaaaaaaaaaaaaaaaaaa/person");

        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.page().select("h1").text()).contains("Diesen Antrag gibt es nicht mehr");
    }

    @Test
    void keepsASignedInPersonsDraftTheirs() {
        HttpCaller max = ENGINE.visitor();
        max.submit(max.get("/sign-in"), "form:has([value=max])", Map.of());
        HttpAnswer own = start(max);

        assertThat(max.get(own.uri().getPath()).status()).isEqualTo(200);
        assertThat(ENGINE.visitor().get(own.uri().getPath()).status()).isEqualTo(404);
    }

    @Test
    void speaksTheOtherLanguageWithoutLosingAnswers() {
        HttpAnswer page = citizen.submit(start(citizen), Map.of("/person/name", "Erika"));

        HttpAnswer english = citizen.get(page.uri().getPath() + "?lang=en");

        assertThat(english.page().select("button[value=next]").text()).isEqualTo("Continue");
        assertThat(english.page().select("[name=/person/name]").val()).isEqualTo("Erika");
        assertThat(english.page().select(".filling-fields").attr("lang")).isEqualTo("en");
    }

    @Test
    void speaksWhatTheVisitorReadsElsewhereToo() {
        HttpAnswer page = start(citizen);
        citizen.get("/?lang=en");

        HttpAnswer english = citizen.get(page.uri().getPath());

        assertThat(english.page().select("html").attr("lang")).isEqualTo("en");
        assertThat(english.page().select(".filling-fields").attr("lang")).isEqualTo("en");
        assertThat(citizen.get(page.uri().getPath().replace("person", "later"))
                        .page()
                        .select("html")
                        .attr("lang"))
                .isEqualTo("en");
    }

    @Test
    void readsNumbersAsThePageThatWasSentWritesThem() {
        HttpAnswer german = start(citizen);
        citizen.get(german.uri().getPath() + "?lang=en");

        citizen.submit(german, Map.of("/person/income", "1.234,50"));

        assertThat(citizen.get(german.uri().getPath())
                        .page()
                        .select("[name=/person/income]")
                        .val())
                .isEqualTo("1234.50");
    }

    @Test
    void hasOneChooserForOurLanguagesAndTheServicesOwn() {
        TinyService.named("easy")
                .changing("service.yaml", "languages: [de, en]", "languages: [de, en, de-simple, uk]")
                .publishedOn(ENGINE, "easy");
        HttpAnswer service = citizen.get("/services/easy?lang=de-simple");
        assertThat(chooser(service)).containsExactly("Deutsch", "English", "Leichte Sprache", "українська");
        assertThat(service.page().select("[hreflang][aria-current]").text()).isEqualTo("Leichte Sprache");

        HttpAnswer page = citizen.submit(service, "form[action$=/start]", Map.of());

        assertThat(chooser(page)).containsExactlyElementsOf(chooser(service));
        assertThat(page.page().select("[hreflang][aria-current]").text()).isEqualTo("Leichte Sprache");
        assertThat(draft(page).language()).isEqualTo("de-simple");
        HttpAnswer english = citizen.get(page.uri().getPath() + "?lang=en");
        assertThat(english.page().select("[hreflang][aria-current]").text()).isEqualTo("English");
        assertThat(draft(english).language()).isEqualTo("en");
    }

    private static List<String> chooser(HttpAnswer page) {
        return page.page().select("[hreflang]").eachText();
    }

    @Test
    void takesOddCharactersAsTheyAre() {
        String odd = "Ænne \"O'Brien\" & <Söhne> \u00AD 😀 A\u0308 ${7*7} __${7*7}__ #{x} [[${x}]]";
        HttpAnswer page = citizen.submit(without(start(citizen)), person(Map.of("/person/name", odd)));

        HttpAnswer back = citizen.get(page.uri().getPath().replace("dogs", "person"));

        assertThat(back.page().select("[name=/person/name]").val()).isEqualTo(odd);
        assertThat(back.page().select("main form b, main form söhne")).isEmpty();
    }

    private static HttpAnswer start(HttpCaller who) {
        return who.submit(who.get("/services/filling-in"), "form[action$=/start]", Map.of("language", "de"));
    }

    /** As a browser without script sees it: what is inert is not there. */
    private static HttpAnswer without(HttpAnswer page) {
        String html = page.text().replaceAll("(?s)<template.*?</template>", "");
        return new HttpAnswer(page.uri(), page.status(), page.headers(), html.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, @Nullable String> person(Map<String, String> more) {
        Map<String, @Nullable String> fields = new HashMap<>(
                Map.of("/person/name", "Erika", "/person/income", "1.234,50", "/person/owns", "false", "_script", ""));
        fields.putAll(more);
        fields.put("_script", null);
        return fields;
    }

    private static HttpAnswer toProof(HttpCaller who) {
        HttpAnswer dogs = who.submit(without(start(who)), person(Map.of()));
        return who.submit(dogs, Map.of("/dogs/list/0/name", "Bello"));
    }

    private static HttpAnswer toReview(HttpCaller who) {
        return upload(who, toProof(who), "beleg.pdf", PDF);
    }

    private static HttpAnswer upload(HttpCaller who, HttpAnswer page, String name, byte[] content) {
        String token = page.page().select("main form [name=_csrf]").val();
        return who.upload(
                page.uri().getPath() + "?_csrf=" + token, "/proof/file", name, "application/octet-stream", content);
    }

    private static Draft draft(HttpAnswer page) {
        return ENGINE.bean(Drafts.class)
                .find(page.uri().getPath().split("/")[2], null)
                .orElseThrow();
    }
}
