package org.schalter.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.schalter.HttpAnswer;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.process.Bpmn;
import org.schalter.process.SpoiltBpmn;
import org.schalter.process.SpoiltBpmn.Sample;

/** A workflow with foreign code in it, wherever it stands, is named to its author and never goes live. */
class HostileProcessesTests {

    private static final String KEY = "hostile-process";
    private static final RunningEngine ENGINE = RunningEngine.onH2();
    /** What the unspoilt process lacks in a service that is not made for it. */
    private static final List<String> HONEST = errors(importing(Bpmn.FULL));

    static Stream<Sample> samples() {
        return Stream.of(
                        SpoiltBpmn.attributes(),
                        SpoiltBpmn.texts(),
                        SpoiltBpmn.foreignAttributes(),
                        SpoiltBpmn.foreignElements())
                .flatMap(it -> it)
                .filter(Sample::diagonal);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isFoundAtTheImport(Sample sample) {
        var answer = importing(sample.file());

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(errors(answer)).as(answer.toString()).anyMatch(it -> !HONEST.contains(it));
    }

    @Test
    void isNotPublished() {
        importing(samples().findFirst().orElseThrow().file());

        assertThat(ENGINE.as("publisher")
                        .post("/api/v1/services/" + KEY + "/editions")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void isNotFoundWhereThereIsNone() {
        assertThat(HONEST).noneMatch(it -> it.matches(".*(foreign|\\$\\{|#\\{|java).*"));
        assertThat(errors(importing(Bpmn.FULL))).containsExactlyInAnyOrderElementsOf(HONEST);
    }

    /** What stands in the way of publishing the process itself. */
    private static List<String> errors(HttpAnswer answer) {
        return answer.json().path("findings").values().stream()
                .filter(it -> it.path("severity").asString().equals("error"))
                .filter(it -> it.path("file").asString().equals("process.bpmn"))
                .map(it -> it.path("at").asString() + ": " + it.path("message").asString())
                .toList();
    }

    private static HttpAnswer importing(String process) {
        return ENGINE.as("editor")
                .post(
                        "/api/v1/services",
                        "application/zip",
                        TinyService.named(KEY).with("process.bpmn", process).zip());
    }
}
