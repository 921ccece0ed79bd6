package org.schalter.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.schalter.definition.Finding;

/** What a hostile file may try, at every place that a file has. */
class ProcessReaderTests {

    @Test
    void readsEverythingThatTheProfileAllows() {
        var reading = ProcessReader.read(Bpmn.bytes(Bpmn.FULL));

        assertThat(reading.findings()).isEmpty();
        var process = reading.process().orElseThrow();
        assertThat(process.nodes().keySet())
                .containsExactly(
                        "submitted",
                        "review",
                        "late",
                        "remind",
                        "reminded",
                        "well",
                        "second",
                        "stopped",
                        "inner",
                        "broke",
                        "money",
                        "done",
                        "begin",
                        "split",
                        "rule",
                        "rest",
                        "join",
                        "some",
                        "failed",
                        "through");
        assertThat(process.flows()).hasSize(18);
        assertThat(process.repetitions("second")).containsExactly(new ProcessModel.Each("= answers.dogs", "dog", true));
        assertThat(ProcessStructure.check(process)).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> refusesForeignExpressionsInEveryAttribute() {
        return SpoiltBpmn.attributes().map(it -> refused(it.name(), it.file()));
    }

    @TestFactory
    Stream<DynamicTest> refusesForeignExpressionsInEveryText() {
        return SpoiltBpmn.texts().map(it -> refused(it.name(), it.file()));
    }

    @TestFactory
    Stream<DynamicTest> refusesForeignAttributesOnEveryElement() {
        return SpoiltBpmn.foreignAttributes().map(it -> refused(it.name(), it.file()));
    }

    @TestFactory
    Stream<DynamicTest> refusesForeignElementsInEveryElement() {
        return SpoiltBpmn.foreignElements().map(it -> refused(it.name(), it.file()));
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatIsNoHonestXml() {
        var start = Bpmn.FULL.indexOf("<definitions");
        var rest = Bpmn.FULL.substring(start);
        var bomb = "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        return Stream.of(
                        "",
                        "no xml",
                        "<definitions",
                        "<!DOCTYPE definitions>" + rest,
                        "<!DOCTYPE definitions SYSTEM \"http://127.0.0.1:1/x.dtd\">" + rest,
                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + rest.replace("Remember.", "&x;"),
                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                                + rest.replace("\"Check\"", "\"&x;\""),
                        bomb + rest.replace("Remember.", "&b;"),
                        rest.replace("Remember.", "&unknown;"),
                        "<?xml-stylesheet href=\"http://127.0.0.1:1/\"?>" + rest,
                        rest.replace("What it is for.", "x".repeat(20_001)),
                        rest.replace("\"Check\"", "\"" + "x".repeat(20_001) + "\""),
                        "<a>".repeat(100) + "</a>".repeat(100),
                        "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\">"
                                + "<process/>".repeat(20_001) + "</definitions>",
                        "<definitions>" + rest.substring(rest.indexOf('>') + 1),
                        "<html/>")
                .map(file -> refused(ProcessProfile.shortened(file), file));
    }

    @Test
    void namesTheElementTheWrongValueAndWhatWouldBeRight() {
        var findings = ProcessReader.read(Bpmn.bytes(Bpmn.FULL.replace("s:due=\"P3D\"", "class=\"x.Y\"")))
                .findings();

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.file()).isEqualTo("process.bpmn");
            assertThat(finding.at()).isEqualTo("review");
            assertThat(finding.message()).contains("<class>", "<x.Y>", "s:due");
        });
    }

    @Test
    void namesTheLineOfAnElementWithoutId() {
        var findings = ProcessReader.read(Bpmn.bytes(Bpmn.FULL.replace("<dc:Bounds ", "<dc:Bounds n=\"${x}\" ")))
                .findings();

        assertThat(findings).singleElement().extracting(Finding::at).asString().matches("line \\d+");
    }

    @Test
    void wantsIdsThatFeelCanName() {
        assertThat(ProcessReader.read(Bpmn.bytes(Bpmn.FULL.replace("id=\"money\"", "id=\"my-money\"")))
                        .findings())
                .extracting(Finding::message)
                .anyMatch(message -> message.contains("<my-money>"));
        assertThat(ProcessReader.read(Bpmn.bytes(Bpmn.FULL.replace("id=\"money\"", "id=\"done\"")))
                        .findings())
                .extracting(Finding::message)
                .anyMatch(message -> message.contains("twice"));
    }

    private static DynamicTest refused(String name, String file) {
        return DynamicTest.dynamicTest(name.isBlank() ? "an empty file" : name.replace("\n", " "), () -> {
            var reading = ProcessReader.read(Bpmn.bytes(file));

            assertThat(reading.process()).isEmpty();
            assertThat(reading.findings()).isNotEmpty().allSatisfy(finding -> {
                assertThat(finding.stopsPublishing()).isTrue();
                assertThat(finding.file()).isEqualTo("process.bpmn");
                assertThat(finding.at()).isNotBlank();
            });
        });
    }
}
