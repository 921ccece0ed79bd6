package org.schalter.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.schalter.definition.Finding;

/** What a hostile file may try, at every place that a file has. */
class ProcessReaderTests {

    private static final List<String> EXPRESSIONS = List.of(
            "${''.getClass().forName('java.lang.Runtime')}", "#{environment}", "x ${1} y", "${dataSource.connection}");

    private static final List<String> FOREIGN_ATTRIBUTES = List.of(
            "xmlns:a=\"http://flowable.org/bpmn\" a:class=\"java.lang.Runtime\"",
            "xmlns:a=\"http://flowable.org/bpmn\" a:delegateExpression=\"x\"",
            "xmlns:a=\"http://flowable.org/bpmn\" a:expression=\"x\"",
            "xmlns:a=\"http://flowable.org/bpmn\" a:skipExpression=\"x\"",
            "xmlns:a=\"http://flowable.org/bpmn\" a:async=\"true\"",
            "xmlns:a=\"http://activiti.org/bpmn\" a:type=\"shell\"",
            "xmlns:a=\"http://activiti.org/bpmn\" a:candidateGroups=\"x\"",
            "xmlns:a=\"http://camunda.org/schema/1.0/bpmn\" a:resultVariable=\"x\"",
            "xmlns:a=\"urn:unknown\" a:anything=\"x\"",
            "implementation=\"x\"",
            "scriptFormat=\"juel\"",
            "calledElement=\"other\"",
            "s:unknown=\"x\"");

    private static final String FLOWABLE = " xmlns=\"http://flowable.org/bpmn\"";

    private static final List<String> FOREIGN_ELEMENTS = List.of(
            "<scriptTask id=\"x\" scriptFormat=\"javascript\"><script>1</script></scriptTask>",
            "<script>1</script>",
            "<callActivity id=\"x\" calledElement=\"other\"/>",
            "<sendTask id=\"x\"/>",
            "<receiveTask id=\"x\"/>",
            "<manualTask id=\"x\"/>",
            "<task id=\"x\"/>",
            "<transaction id=\"x\"/>",
            "<adHocSubProcess id=\"x\"/>",
            "<complexGateway id=\"x\"/>",
            "<eventBasedGateway id=\"x\"/>",
            "<intermediateThrowEvent id=\"x\"/>",
            "<dataObject id=\"x\"/>",
            "<dataStoreReference id=\"x\"/>",
            "<ioSpecification/>",
            "<property id=\"x\"/>",
            "<potentialOwner><resourceAssignmentExpression/></potentialOwner>",
            "<standardLoopCharacteristics/>",
            "<signalEventDefinition/>",
            "<compensateEventDefinition/>",
            "<escalationEventDefinition/>",
            "<linkEventDefinition/>",
            "<conditionalEventDefinition/>",
            "<cancelEventDefinition/>",
            "<import importType=\"x\" location=\"file:///etc/passwd\" namespace=\"x\"/>",
            "<executionListener class=\"java.lang.Runtime\" event=\"start\"" + FLOWABLE + "/>",
            "<taskListener delegateExpression=\"x\" event=\"create\"" + FLOWABLE + "/>",
            "<eventListener class=\"x\"" + FLOWABLE + "/>",
            "<field name=\"command\"" + FLOWABLE + "/>",
            "<formProperty id=\"x\" expression=\"x\"" + FLOWABLE + "/>",
            "<failedJobRetryTimeCycle" + FLOWABLE + ">R3/PT1H</failedJobRetryTimeCycle>",
            "<connector xmlns=\"http://camunda.org/schema/1.0/bpmn\"/>",
            "<input xmlns=\"urn:schalter:process:2\" name=\"a\" value=\"b\"/>",
            "<s:listener class=\"x\"/>",
            "<extensionElements><executionListener class=\"x\" event=\"start\"" + FLOWABLE + "/></extensionElements>");

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
        return places("=\"([^\"]*)\"")
                .flatMap(place -> EXPRESSIONS.stream()
                        .map(expression -> refused(
                                "attribute at " + place.start + " is " + expression,
                                spoilt(place, escaped(expression)))));
    }

    @TestFactory
    Stream<DynamicTest> refusesForeignExpressionsInEveryText() {
        return places(">([^<>\\s][^<>]*)<")
                .flatMap(place -> EXPRESSIONS.stream()
                        .map(expression -> refused(
                                "text at " + place.start + " is " + expression, spoilt(place, escaped(expression)))));
    }

    @TestFactory
    Stream<DynamicTest> refusesForeignAttributesOnEveryElement() {
        return places("<[a-z]\\w*()[ />]")
                .flatMap(place -> FOREIGN_ATTRIBUTES.stream()
                        .map(attribute -> refused(
                                "element at " + place.start + " has " + attribute, spoilt(place, " " + attribute))));
    }

    @TestFactory
    Stream<DynamicTest> refusesForeignElementsInEveryElement() {
        return places("<[a-zA-Z:]+(?: [^<>]*[^/<>])?>()")
                .flatMap(place -> FOREIGN_ELEMENTS.stream()
                        .map(element ->
                                refused("element at " + place.start + " holds " + element, spoilt(place, element))));
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

    private record Place(int start, int end) {}

    private static Stream<Place> places(String pattern) {
        List<Place> places = new ArrayList<>();
        var body = Bpmn.FULL.indexOf("<definitions");
        var matcher = Pattern.compile(pattern).matcher(Bpmn.FULL);
        while (matcher.find()) {
            boolean namespace = Bpmn.FULL.startsWith("xmlns", Bpmn.FULL.lastIndexOf(' ', matcher.start()) + 1);
            if (matcher.start() >= body && !namespace) {
                places.add(new Place(matcher.start(1), matcher.end(1)));
            }
        }
        assertThat(places).hasSizeGreaterThan(5);
        return places.stream();
    }

    private static String spoilt(Place place, String by) {
        return Bpmn.FULL.substring(0, place.start) + by + Bpmn.FULL.substring(place.end);
    }

    private static String escaped(String expression) {
        return expression.replace("&", "&amp;").replace("<", "&lt;");
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
