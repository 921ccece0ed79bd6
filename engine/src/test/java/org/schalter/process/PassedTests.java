package org.schalter.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a case must have done is what lies on every open way to where it stands. */
class PassedTests {

    private static final ProcessModel BRANCHES = process("""
        <startEvent id="begin"/><serviceTask id="pay" s:action="collect-payment"/><exclusiveGateway id="which" default="no"/>
        <serviceTask id="permit" s:action="issue-document"/><serviceTask id="refusal" s:action="issue-document"/>
        <exclusiveGateway id="again"/><serviceTask id="tell" s:action="send-message"/><endEvent id="done"/>
        <sequenceFlow id="f1" sourceRef="begin" targetRef="pay"/><sequenceFlow id="f2" sourceRef="pay" targetRef="which"/>
        <sequenceFlow id="yes" sourceRef="which" targetRef="permit"><conditionExpression>= true</conditionExpression></sequenceFlow>
        <sequenceFlow id="no" sourceRef="which" targetRef="refusal"/>
        <sequenceFlow id="f3" sourceRef="permit" targetRef="again"/><sequenceFlow id="f4" sourceRef="refusal" targetRef="again"/>
        <sequenceFlow id="f5" sourceRef="again" targetRef="tell"/><sequenceFlow id="f6" sourceRef="tell" targetRef="done"/>\
        """);
    private static final ProcessModel TOGETHER = process("""
        <startEvent id="begin"/><parallelGateway id="fork"/><userTask id="one" s:form="tasks/a"/><userTask id="two" s:form="tasks/a"/>
        <parallelGateway id="join"/><userTask id="last" s:form="tasks/a"/><endEvent id="done"/>
        <sequenceFlow id="f1" sourceRef="begin" targetRef="fork"/>
        <sequenceFlow id="f2" sourceRef="fork" targetRef="one"/><sequenceFlow id="f3" sourceRef="fork" targetRef="two"/>
        <sequenceFlow id="f4" sourceRef="one" targetRef="join"/><sequenceFlow id="f5" sourceRef="two" targetRef="join"/>
        <sequenceFlow id="f6" sourceRef="join" targetRef="last"/><sequenceFlow id="f7" sourceRef="last" targetRef="done"/>\
        """);
    private static final ProcessModel LATE = process("""
        <startEvent id="begin"/><userTask id="check" s:form="tasks/a"/>
        <boundaryEvent id="late" attachedToRef="check"><timerEventDefinition><timeDuration>P5D</timeDuration></timerEventDefinition></boundaryEvent>
        <serviceTask id="remind" s:action="send-message"/><userTask id="other" s:form="tasks/a"/><endEvent id="done"/>
        <sequenceFlow id="f1" sourceRef="begin" targetRef="check"/><sequenceFlow id="f2" sourceRef="check" targetRef="other"/>
        <sequenceFlow id="f3" sourceRef="late" targetRef="remind"/><sequenceFlow id="f4" sourceRef="remind" targetRef="other"/>
        <sequenceFlow id="f5" sourceRef="other" targetRef="done"/>\
        """);
    private static final ProcessModel LOOP = process("""
        <startEvent id="begin"/><userTask id="check" s:form="tasks/a"/><exclusiveGateway id="enough" default="yes"/>
        <serviceTask id="ask" s:action="send-message"/><serviceTask id="permit" s:action="issue-document"/><endEvent id="done"/>
        <sequenceFlow id="f1" sourceRef="begin" targetRef="check"/><sequenceFlow id="f2" sourceRef="check" targetRef="enough"/>
        <sequenceFlow id="no" sourceRef="enough" targetRef="ask"><conditionExpression>= true</conditionExpression></sequenceFlow>
        <sequenceFlow id="f3" sourceRef="ask" targetRef="check"/>
        <sequenceFlow id="yes" sourceRef="enough" targetRef="permit"/><sequenceFlow id="f4" sourceRef="permit" targetRef="done"/>\
        """);
    private static final ProcessModel INSIDE = process("""
        <startEvent id="begin"/>
        <subProcess id="sub"><startEvent id="in"/><serviceTask id="work" s:action="issue-document"/><endEvent id="out"/>
          <sequenceFlow id="i1" sourceRef="in" targetRef="work"/><sequenceFlow id="i2" sourceRef="work" targetRef="out"/></subProcess>
        <userTask id="check" s:form="tasks/a"/><endEvent id="done"/>
        <sequenceFlow id="f1" sourceRef="begin" targetRef="sub"/><sequenceFlow id="f2" sourceRef="sub" targetRef="check"/>
        <sequenceFlow id="f3" sourceRef="check" targetRef="done"/>\
        """);

    @Test
    void whereWaysPartOnlyWhatTheyShareIsSure() {
        assertThat(ended(BRANCHES)).containsExactlyInAnyOrder("pay", "tell");
        assertThat(waitsAt(BRANCHES, "pay")).isEmpty();
    }

    @Test
    void aWayThatTheAnswersCloseObligesToTheOther() {
        assertThat(Passed.by(BRANCHES, flow -> !flow.id().equals("no"), List.of()))
                .containsExactlyInAnyOrder("pay", "permit", "tell");
        assertThat(Passed.by(BRANCHES, flow -> !flow.id().equals("yes"), List.of("tell")))
                .containsExactlyInAnyOrder("pay", "refusal");
    }

    @Test
    void whereParallelWaysJoinAllOfThemAreSure() {
        assertThat(waitsAt(TOGETHER, "last")).containsExactlyInAnyOrder("one", "two");
        assertThat(waitsAt(TOGETHER, "one", "two")).isEmpty();
        assertThat(ended(TOGETHER)).containsExactlyInAnyOrder("one", "two", "last");
    }

    @Test
    void whatATimerCanCutShortIsNotSureBehindIt() {
        assertThat(waitsAt(LATE, "other")).isEmpty();
        assertThat(waitsAt(LATE, "remind")).isEmpty();
        assertThat(ended(LATE)).containsExactly("other");
    }

    @Test
    void aLoopObligesToNothingThatTheWayPastItDoesNot() {
        assertThat(waitsAt(LOOP, "check")).isEmpty();
        assertThat(waitsAt(LOOP, "ask")).containsExactly("check");
        assertThat(ended(LOOP)).containsExactlyInAnyOrder("check", "permit");
    }

    @Test
    void aSubProcessIsPassedWithWhatItHolds() {
        assertThat(waitsAt(INSIDE, "check")).containsExactlyInAnyOrder("work", "sub");
        assertThat(waitsAt(INSIDE, "sub", "work")).isEmpty();
    }

    @Test
    void aPlaceThatClosedWaysLeadToKnowsOnlyWhatEveryWayHasInCommon() {
        assertThat(Passed.by(BRANCHES, flow -> !flow.id().equals("yes"), List.of("permit")))
                .containsExactly("pay");
    }

    private static Set<String> ended(ProcessModel process) {
        return Passed.by(process, _ -> true, List.of());
    }

    private static Set<String> waitsAt(ProcessModel process, String... nodes) {
        return Passed.by(process, _ -> true, Arrays.asList(nodes));
    }

    private static ProcessModel process(String body) {
        return ProcessReader.read(Bpmn.bytes(Bpmn.process(body))).process().orElseThrow();
    }
}
