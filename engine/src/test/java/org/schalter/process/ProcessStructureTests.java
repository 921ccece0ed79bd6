package org.schalter.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process must be whole in itself. Each row: where, what is said, and the nodes in short. */
class ProcessStructureTests {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        p  | <0> start events      | end:e
        p  | <2> start events      | start:a start:b end:e flow:f1:a:e flow:f2:b:e
        p  | no end event          | start:a
        a  | no flow leads out     | start:a end:e
        f1 | <nowhere>             | start:a end:e flow:f1:a:nowhere
        a  | leads into            | start:a x:x end:e flow:f1:a:x flow:f2:x:a
        e  | leads out of          | start:a end:e x:x flow:f1:a:e flow:f2:e:x flow:f3:x:e
        x  | <2> flows lead out    | start:a x:x end:e flow:f1:a:x flow:f2:x:e flow:f3:x:e
        x  | no way leads from the start | start:a x:x end:e flow:f1:a:e flow:f2:x:e
        x  | to an end event       | start:a x:x y:y end:e flow:f1:a:x flow:f2:x:y flow:f3:y:x
        f2 | leaves no gateway     | start:a x:x end:e flow:f1:a:x when:f2:x:e
        f3 | has no condition      | start:a or:g end:e end:d flow:f1:a:g when:f2:g:e flow:f3:g:d
        g  | no flow is the default | start:a or:g end:e end:d flow:f1:a:g when:f2:g:e when:f3:g:d
        g  | <f9> does not leave   | start:a or:g:f9 end:e flow:f1:a:g flow:f2:g:e
        f2 | is never asked        | start:a and:g end:e end:d flow:f1:a:g when:f2:g:e flow:f3:g:d
        f2 | is never asked        | start:a or:g:f2 end:e end:d flow:f1:a:g when:f2:g:e when:f3:g:d
        b  | is no task            | start:a end:e flow:f1:a:e timer:b:a flow:f2:b:e
        e  | nobody catches        | start:a fail:e flow:f1:a:e
        g  | for ever              | start:a x:x or:g:f4 end:e flow:f1:a:x flow:f2:x:g when:f3:g:x flow:f4:g:e
        """)
    void finds(String at, String what, String nodes) {
        var process = ProcessReader.read(Bpmn.bytes(Bpmn.process(drawn(nodes))))
                .process()
                .orElseThrow();

        assertThat(ProcessStructure.check(process)).anySatisfy(finding -> {
            assertThat(finding.at()).isEqualTo(at.equals("p") ? "process" : at);
            assertThat(finding.message()).contains(what);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "start:a end:e flow:f1:a:e",
        "start:a x:x end:e flow:f1:a:x flow:f2:x:e timer:b:x flow:f3:b:e",
        "start:a user:u or:g:f4 end:e flow:f1:a:u flow:f2:u:g when:f3:g:u flow:f4:g:e",
        "start:a and:g x:x y:y and:j end:e flow:f1:a:g flow:f2:g:x flow:f3:g:y flow:f4:x:j flow:f5:y:j flow:f6:j:e"
    })
    void findsNothingWhereAllIsWell(String nodes) {
        var process = ProcessReader.read(Bpmn.bytes(Bpmn.process(drawn(nodes))))
                .process()
                .orElseThrow();

        assertThat(ProcessStructure.check(process)).isEmpty();
    }

    private static String drawn(String nodes) {
        var xml = new StringBuilder();
        for (var word : nodes.split(" ")) {
            var part = word.split(":");
            xml.append(
                    switch (part[0]) {
                        case "start" -> "<startEvent id='%s'/>".formatted(part[1]);
                        case "end" -> "<endEvent id='%s'/>".formatted(part[1]);
                        case "fail" ->
                            "<endEvent id='%s'><errorEventDefinition errorRef='brokenError'/></endEvent>"
                                    .formatted(part[1]);
                        case "user" -> "<userTask id='%s' s:form='tasks/review'/>".formatted(part[1]);
                        case "or" ->
                            part.length > 2
                                    ? "<exclusiveGateway id='%s' default='%s'/>".formatted(part[1], part[2])
                                    : "<exclusiveGateway id='%s'/>".formatted(part[1]);
                        case "and" -> "<parallelGateway id='%s'/>".formatted(part[1]);
                        case "timer" ->
                            "<boundaryEvent id='%s' attachedToRef='%s'><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>"
                                    .formatted(part[1], part[2]);
                        case "flow" ->
                            "<sequenceFlow id='%s' sourceRef='%s' targetRef='%s'/>"
                                    .formatted(part[1], part[2], part[3]);
                        case "when" ->
                            "<sequenceFlow id='%s' sourceRef='%s' targetRef='%s'><conditionExpression>= true</conditionExpression></sequenceFlow>"
                                    .formatted(part[1], part[2], part[3]);
                        default -> "<serviceTask id='%s' s:action='set-status'/>".formatted(part[1]);
                    });
        }
        return xml.toString();
    }
}
