package org.schalter.process;

import java.nio.charset.StandardCharsets;

/** A process that uses every element and attribute of the profile, to be spoilt by tests. */
public final class Bpmn {

    public static final String FULL = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:s="urn:schalter:process:1"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" name="definitionsName"
            xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
            exporter="by hand" exporterVersion="1" targetNamespace="urn:test">
          <message id="settledMessage" name="payment-settled"/>
          <error id="brokenError" name="broken" errorCode="broken"/>
          <category id="category"><categoryValue id="categoryValue" value="important"/></category>
          <collaboration id="collaboration"><participant id="town" name="Town" processRef="all"/></collaboration>
          <process id="all" name="Everything" isExecutable="true">
            <documentation id="documentation">What it is for.</documentation>
            <laneSet id="laneSet"><lane id="lane" name="Office"><flowNodeRef>review</flowNodeRef></lane></laneSet>
            <startEvent id="submitted" name="Received"><outgoing>f1</outgoing></startEvent>
            <sequenceFlow id="f1" name="goes" sourceRef="submitted" targetRef="review"/>
            <userTask id="review" name="Check" s:form="tasks/review" s:unit="office" s:due="P3D" s:reminder="P1D"/>
            <boundaryEvent id="late" name="Late" attachedToRef="review" cancelActivity="false">
              <timerEventDefinition id="lateTimer"><timeDuration xsi:type="tFormalExpression">P5D</timeDuration></timerEventDefinition>
            </boundaryEvent>
            <sequenceFlow id="f2" sourceRef="late" targetRef="remind"/>
            <serviceTask id="remind" name="Remind" s:action="set-status">
              <extensionElements><s:input name="status" value="late"/></extensionElements>
            </serviceTask>
            <sequenceFlow id="f3" sourceRef="remind" targetRef="reminded"/>
            <endEvent id="reminded" name="Reminded"/>
            <sequenceFlow id="f4" sourceRef="review" targetRef="well"/>
            <exclusiveGateway id="well" name="Well?" default="f6"/>
            <sequenceFlow id="f5" name="yes" sourceRef="well" targetRef="inner">
              <conditionExpression id="condition" xsi:type="tFormalExpression">= tasks.review.decision = "approved"</conditionExpression>
            </sequenceFlow>
            <sequenceFlow id="f6" sourceRef="well" targetRef="second"/>
            <userTask id="second" name="Check again" s:form="tasks/review" s:not-by="review">
              <multiInstanceLoopCharacteristics id="loop" isSequential="true" s:each="= answers.dogs" s:as="dog"/>
            </userTask>
            <sequenceFlow id="f7" sourceRef="second" targetRef="stopped"/>
            <endEvent id="stopped" name="Stopped"><terminateEventDefinition id="terminate"/></endEvent>
            <subProcess id="inner" name="Inner">
              <startEvent id="begin"/>
              <sequenceFlow id="f8" sourceRef="begin" targetRef="split"/>
              <parallelGateway id="split"/>
              <sequenceFlow id="f9" sourceRef="split" targetRef="rule"/>
              <businessRuleTask id="rule" name="Decide" s:decision="decisions/rule.dmn"/>
              <sequenceFlow id="f10" sourceRef="rule" targetRef="join"/>
              <sequenceFlow id="f11" sourceRef="split" targetRef="rest"/>
              <intermediateCatchEvent id="rest" name="Rest">
                <timerEventDefinition id="restTimer"><timeDate xsi:type="tFormalExpression">= case.receivedAt</timeDate></timerEventDefinition>
              </intermediateCatchEvent>
              <sequenceFlow id="f12" sourceRef="rest" targetRef="join"/>
              <parallelGateway id="join"/>
              <sequenceFlow id="f13" sourceRef="join" targetRef="some"/>
              <inclusiveGateway id="some" default="f15"/>
              <sequenceFlow id="f14" sourceRef="some" targetRef="failed">
                <conditionExpression xsi:type="tFormalExpression">= rule.risk</conditionExpression>
              </sequenceFlow>
              <sequenceFlow id="f15" sourceRef="some" targetRef="through"/>
              <endEvent id="failed" name="Failed"><errorEventDefinition id="failedError" errorRef="brokenError"/></endEvent>
              <endEvent id="through"/>
            </subProcess>
            <boundaryEvent id="broke" attachedToRef="inner"><errorEventDefinition id="brokeError" errorRef="brokenError"/></boundaryEvent>
            <sequenceFlow id="f16" sourceRef="broke" targetRef="stopped"/>
            <sequenceFlow id="f17" sourceRef="inner" targetRef="money"/>
            <intermediateCatchEvent id="money" name="Money">
              <messageEventDefinition id="moneyMessage" messageRef="settledMessage"/>
            </intermediateCatchEvent>
            <sequenceFlow id="f18" sourceRef="money" targetRef="done"/>
            <endEvent id="done" name="Done"/>
            <group id="group" categoryValueRef="categoryValue"/>
            <textAnnotation id="note"><text>Remember.</text></textAnnotation>
            <association id="association" sourceRef="review" targetRef="note"/>
          </process>
          <bpmndi:BPMNDiagram id="diagram"><bpmndi:BPMNPlane id="plane" bpmnElement="all">
            <bpmndi:BPMNShape id="shape" bpmnElement="review"><dc:Bounds x="1" y="2" width="3" height="4"/></bpmndi:BPMNShape>
          </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
        </definitions>
        """;

    private Bpmn() {}

    /** The body of a process, in a file of its own. */
    public static String process(String body) {
        return """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:s="urn:schalter:process:1" targetNamespace="urn:test">
              <error id="brokenError" errorCode="broken"/>
              <message id="odd" name="never-heard-of"/>
              <process id="p">%s</process>
            </definitions>
            """.formatted(body);
    }

    public static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }
}
