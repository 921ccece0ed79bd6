package org.schalter.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.schalter.HttpCaller;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import tools.jackson.databind.JsonNode;

class ComparisonTests {

    private static final RunningEngine ENGINE = RunningEngine.onH2();
    private static final String SERVICES = "/api/v1/services/";

    private final HttpCaller editor = ENGINE.as("editor");

    @Test
    void tellsInWordsWhatTheWorkingCopyChanges() {
        TinyService.named("compared-words").publishedOn(ENGINE, "compared-words");
        edit(
                "compared-words",
                TinyService.named("compared-words")
                        .changing("form/schema.json", "\"required\": [\"name\"]", "\"required\": [\"name\", \"age\"]"));

        var german = compare("compared-words", "", "de");
        var english = compare("compared-words", "", "en");

        assertThat(german.path("changes").path(0).path("sentence").asString())
                .isEqualTo("„Alter“ muss jetzt beantwortet werden");
        assertThat(english.path("changes").path(0).path("sentence").asString())
                .isEqualTo("“Alter” must be answered now");
        assertThat(english.path("from").asString()).isEqualTo("1");
        assertThat(english.path("to").asString()).isEqualTo("working-copy");
    }

    @Test
    void countsAgainstWhatIsInFlight() {
        TinyService.named("compared-busy").publishedOn(ENGINE, "compared-busy");
        edit(
                "compared-busy",
                TinyService.named("compared-busy").changing("form/schema.json", "\"age\": {", "\"years\": {"));
        assertThat(compare("compared-busy", "", "en").path("weight").asString()).isEqualTo("care");
        var visitor = ENGINE.visitor();
        visitor.submit(visitor.get("/services/compared-busy"), "main form", Map.of());

        var busy = compare("compared-busy", "", "en");

        assertThat(busy.path("weight").asString()).isEqualTo("breaking");
        assertThat(busy.path("changes").path(0).path("affected").asInt()).isEqualTo(1);
        assertThat(busy.path("inFlight").path("drafts").asInt()).isEqualTo(1);
    }

    @Test
    void comparesAnyTwoEditions() {
        TinyService.named("compared-two").publishedOn(ENGINE, "compared-two");
        var second = TinyService.named("compared-two").changing("form/schema.json", "80", "90");
        second.publishedOn(ENGINE, "compared-two");

        assertThat(compare("compared-two", "?from=2&to=1", "en")
                        .path("changes")
                        .path(0)
                        .path("sentence")
                        .asString())
                .isEqualTo("“Name”: at most characters “80” instead of “90”");
        assertThat(compare("compared-two", "?from=live&to=2", "en")
                        .path("changes")
                        .size())
                .isZero();
    }

    @Test
    void saysWhatCannotBeCompared() {
        assertThat(editor.get(SERVICES + "nowhere/comparison").status()).isEqualTo(404);
        TinyService.named("compared-odd").publishedOn(ENGINE, "compared-odd");
        assertThat(editor.get(SERVICES + "compared-odd/comparison?from=9").status())
                .isEqualTo(404);
        assertThat(editor.get(SERVICES + "compared-odd/comparison?from=-1").status())
                .isEqualTo(404);
        edit("compared-odd", TinyService.named("compared-odd").with("form/schema.json", "{"));
        assertThat(editor.get(SERVICES + "compared-odd/comparison").status()).isEqualTo(409);
        assertThat(ENGINE.as("clerk").get(SERVICES + "compared-odd/comparison").status())
                .isEqualTo(403);
    }

    private void edit(String key, TinyService service) {
        assertThat(editor.post("/api/v1/services", "application/zip", service.zip())
                        .status())
                .as(key)
                .isEqualTo(201);
    }

    private JsonNode compare(String key, String query, String language) {
        var answer = editor.get(SERVICES + key + "/comparison" + query, "Accept-Language", language);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
