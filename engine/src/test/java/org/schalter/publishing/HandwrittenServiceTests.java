package org.schalter.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import tools.jackson.databind.JsonNode;

/** What the README and the samples show to whoever writes a first service is true. */
class HandwrittenServiceTests {

    private static final String KEY = "bulky-waste";

    private final RunningEngine engine = RunningEngine.onH2();

    @Test
    void theTwoFilesOfTheReadmeAreAService() throws IOException {
        var readme = Files.readString(Path.of("../README.md"));

        var service = TinyService.named(KEY)
                .with("service.yaml", block(readme, "yaml"))
                .with("form/schema.json", block(readme, "json"))
                .publishedOn(engine, KEY);

        assertThat(engine.anonymous().get("/services/" + KEY).text()).contains("Sperrmüll anmelden");
        assertThat(severities(imported(service))).doesNotContain("error");
    }

    @Test
    void theSampleIsPublishedWithItsExamplesAndWithoutAnyFinding() {
        var sample = TinyService.in(Path.of("../samples/handwritten", KEY), KEY);

        assertThat(imported(sample).path("findings").values()).isEmpty();
        sample.publishedOn(engine, KEY);
    }

    @Test
    void theSampleIsHeldByItsExamples() {
        var sample = TinyService.in(Path.of("../samples/handwritten", KEY), KEY)
                .changing("process.bpmn", "tasks.review.decision = \"approved\"", "tasks.review.decision != null");

        assertThat(severities(imported(sample))).contains("error");
    }

    private JsonNode imported(TinyService service) {
        return engine.as("editor")
                .post("/api/v1/services", "application/zip", service.zip())
                .json();
    }

    private static List<String> severities(JsonNode imported) {
        return imported.path("findings").findValuesAsString("severity");
    }

    private static String block(String readme, String language) {
        var fenced =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(readme);
        assertThat(fenced.find()).as("a block of " + language).isTrue();
        return fenced.group(1);
    }
}
