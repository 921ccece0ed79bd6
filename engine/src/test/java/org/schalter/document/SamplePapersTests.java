package org.schalter.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.schalter.HttpAnswer;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Letters and messages of a working copy, filled in with its examples. */
class SamplePapersTests {

    private static final String SERVICES = "/api/v1/services";
    private static final String PERMIT = SERVICES + "/parking-permit/working-copy/papers";
    private static final String DOGS = SERVICES + "/dog-tax-registration/working-copy/papers";

    private final RunningEngine engine = RunningEngine.onH2();
    private final HttpCaller editor = engine.as("editor");

    @Test
    void aLetterHoldsTheExamplesAnswersAndSaysThatItIsAPreview() {
        var permit = paper(PERMIT + "/documents/permit", Map.of("example", "own-car-for-a-year"));

        assertThat(permit.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(permit.header("Cache-Control")).contains("no-store");
        assertThat(Pdf.text(permit.body())).contains("DN-AB 123", "30,70", "09.03.2026", "Vorschau");
    }

    @Test
    void aLetterIsWrittenInTheLanguageAskedFor() {
        var english = paper(PERMIT + "/documents/permit", Map.of("example", "own-car-for-a-year", "language", "en"));

        assertThat(Pdf.text(english.body())).contains("Resident parking permit", "Preview");
        assertThat(paper(PERMIT + "/documents/permit", Map.of("language", "fr")).status())
                .isEqualTo(400);
    }

    @Test
    void aLetterKnowsWhatTheClerkHadAnsweredWhenItWasMade() {
        var notice = paper(DOGS + "/documents/rejection", Map.of("example", "clerk-rejects"));

        assertThat(notice.status()).isEqualTo(200);
        assertThat(Pdf.text(notice.body())).contains("Der Hund ist schon angemeldet.");
    }

    @Test
    void aPreviewIsIssuedToNobody() {
        var count = "select count(*) from document_issued";
        var jdbc = engine.bean(JdbcClient.class);
        var before = jdbc.sql(count).query(Long.class).single();

        var permit = paper(PERMIT + "/documents/permit", Map.of("example", "own-car-for-a-year"));

        assertThat(jdbc.sql(count).query(Long.class).single()).isEqualTo(before);
        var code = java.util.regex.Pattern.compile("([0-9A-Z]{4}-){6}[0-9A-Z]{2}")
                .matcher(Pdf.text(permit.body()))
                .results()
                .findFirst()
                .orElseThrow()
                .group();
        assertThat(engine.anonymous().get("/api/v1/verify/" + code).status()).isEqualTo(404);
    }

    @Test
    void aMessageHasItsSubjectAndItsWords() {
        var approved = paper(PERMIT + "/messages/approved", Map.of("example", "own-car-for-a-year", "language", "en"));

        assertThat(approved.json().path("subject").asString()).isNotBlank();
        assertThat(approved.json().path("text").asString()).contains("BPA-");
    }

    @Test
    void whatSomebodyAnswersStaysText() {
        editor.post(
                SERVICES,
                "application/zip",
                TinyService.named("papers-hostile")
                        .with("messages/hello.html", """
                            <!DOCTYPE html>
                            <html><head><title>{{ answers.name }}</title></head>
                            <body><p>{{ answers.name }}</p><script>alert(1)</script></body></html>
                            """)
                        .with("documents/loop.html", """
                            <!DOCTYPE html>
                            <html><head><title>x</title></head>
                            <body><p data-each="a in = for i in 1..1000 return i"><b data-each="b in = for i in 1..1000 return i">y</b></p></body></html>
                            """)
                        .zip());
        var papers = SERVICES + "/papers-hostile/working-copy/papers";
        var evil = Map.of("answers", Map.of("name", "<img src=x onerror=alert(1)>{{ = 1 }}"));

        var message = paper(papers + "/messages/hello", evil);

        assertThat(message.json().path("html").asString())
                .doesNotContain("<img", "<script")
                .contains("&lt;img", "{{ = 1 }}");
        assertThat(paper(papers + "/documents/loop", evil).status()).isEqualTo(422);
    }

    @Test
    void aBrowserCanShowItByItsAddress() {
        var permit = editor.get(PERMIT + "/documents/permit?example=own-car-for-a-year&language=en");

        assertThat(permit.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(Pdf.text(permit.body())).contains("DN-AB 123", "Preview");
        assertThat(permit.header("X-Frame-Options")).isNotEqualTo("DENY");
        assertThat(engine.as("clerk").get(PERMIT + "/documents/permit").status())
                .isEqualTo(403);
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThat(paper(PERMIT + "/documents/nothing", Map.of()).status()).isEqualTo(404);
        assertThat(paper(PERMIT + "/messages/..%2Fservice", Map.of()).status()).isIn(400, 404);
        assertThat(paper(PERMIT + "/documents/permit", Map.of("example", "nobody"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void showsThemToEditorsAndPublishersOnly() {
        for (var address : List.of(PERMIT + "/documents/permit", PERMIT + "/messages/approved")) {
            assertThat(List.of("editor", "publisher", "clerk", "operator"))
                    .filteredOn(
                            user -> engine.as(user).postJson(address, Map.of()).status() == 200)
                    .containsExactly("editor", "publisher");
            assertThat(engine.anonymous().postJson(address, Map.of()).status()).isEqualTo(401);
        }
    }

    private HttpAnswer paper(String address, Map<String, ?> body) {
        return editor.postJson(address, body);
    }
}
