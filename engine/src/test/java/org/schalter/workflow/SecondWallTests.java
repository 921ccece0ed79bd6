package org.schalter.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.flowable.common.engine.api.delegate.event.FlowableEvent;
import org.flowable.common.engine.api.delegate.event.FlowableEventListener;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.delegate.DelegateExecution;
import org.flowable.engine.delegate.ExecutionListener;
import org.flowable.engine.delegate.JavaDelegate;
import org.flowable.engine.delegate.TaskListener;
import org.flowable.engine.impl.delegate.FlowableCollectionHandler;
import org.flowable.task.service.delegate.DelegateTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.schalter.process.ProcessModel;
import org.schalter.process.TestPackages;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What Flowable itself refuses when a hostile file is deployed past all our checks. */
class SecondWallTests {

    private static final AtomicInteger INTRUSIONS = new AtomicInteger();
    private static final String INTRUDER = Intruder.class.getName();
    private static final ProcessEngine ENGINE = engine();

    /** Code that must never run. */
    public static final class Intruder
            implements JavaDelegate, ExecutionListener, TaskListener, FlowableEventListener, FlowableCollectionHandler {
        public Intruder() {
            INTRUSIONS.incrementAndGet();
        }

        @Override
        public void execute(DelegateExecution execution) {
            INTRUSIONS.incrementAndGet();
        }

        @Override
        public void notify(DelegateExecution execution) {
            INTRUSIONS.incrementAndGet();
        }

        @Override
        public void notify(DelegateTask task) {
            INTRUSIONS.incrementAndGet();
        }

        @Override
        public void onEvent(FlowableEvent event) {
            INTRUSIONS.incrementAndGet();
        }

        @Override
        public boolean isFailOnException() {
            return true;
        }

        @Override
        public boolean isFireOnTransactionLifecycleEvent() {
            return false;
        }

        @Override
        public String getOnTransaction() {
            return "";
        }

        @Override
        public Collection<?> resolveCollection(Object value, DelegateExecution execution) {
            INTRUSIONS.incrementAndGet();
            return List.of(1);
        }
    }

    /** Called by expressions, were they run. */
    public static String intrude() {
        INTRUSIONS.incrementAndGet();
        return "in";
    }

    @AfterAll
    static void close() {
        ENGINE.close();
    }

    @Test
    void runsWhatOursAreMadeOf() {
        var id = start("""
            <startEvent id="a"/><sequenceFlow id="f1" sourceRef="a" targetRef="x"/>
            <businessRuleTask id="x"/><sequenceFlow id="f2" sourceRef="x" targetRef="g"/>
            <exclusiveGateway id="g" default="f3"/>
            <sequenceFlow id="f3" sourceRef="g" targetRef="z"/>
            <sequenceFlow id="f4" sourceRef="g" targetRef="y"><conditionExpression>= 1 = 1</conditionExpression></sequenceFlow>
            <endEvent id="y"/><endEvent id="z"/>\
            """);

        assertThat(ENGINE.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(id)
                        .count())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<serviceTask id='x' f:class='INTRUDER'/>",
                "<serviceTask id='x' f:delegateExpression='${intruder}'/>",
                "<serviceTask id='x' f:expression='${T(INTRUDER)}'/>",
                "<serviceTask id='x' f:expression=\"${''.getClass().forName('INTRUDER').newInstance()}\"/>",
                "<serviceTask id='x' f:type='shell'><extensionElements><f:field name='command'"
                        + " stringValue='touch'/></extensionElements></serviceTask>",
                "<serviceTask id='x' f:type='mail'><extensionElements><f:field name='to'"
                        + " stringValue='a@example.org'/></extensionElements></serviceTask>",
                "<serviceTask id='x' f:type='http'><extensionElements><f:field name='requestUrl'"
                        + " stringValue='http://127.0.0.1:1'/><f:field name='requestMethod'"
                        + " stringValue='GET'/></extensionElements></serviceTask>",
                "<serviceTask id='x' f:type='camel'/>",
                "<serviceTask id='x' f:type='mule'/>",
                "<serviceTask id='x' f:type='dmn'/>",
                "<serviceTask id='x' f:type='case'/>",
                "<serviceTask id='x' f:type='external-worker' f:topic='t'/>",
                "<serviceTask id='x'"
                    + " f:type='send-event'><extensionElements><f:eventType>e</f:eventType></extensionElements></serviceTask>",
                "<sendTask id='x' f:type='mail'/>",
                "<scriptTask id='x' scriptFormat='juel'><script>${1}</script></scriptTask>",
                "<scriptTask id='x' scriptFormat='javascript'><script>1</script></scriptTask>",
                "<scriptTask id='x' scriptFormat='groovy'><script>1</script></scriptTask>",
                "<userTask id='x' name=\"${''.getClass()}\"/>",
                "<userTask id='x'><extensionElements><f:taskListener event='create'"
                        + " class='INTRUDER'/></extensionElements></userTask>",
                "<callActivity id='x' calledElement='other'/>",
                "<manualTask id='x'/>",
                "<task id='x'/>",
                "<receiveTask id='x'/>",
                "<transaction id='x'><startEvent id='i'/></transaction>",
                "<adHocSubProcess id='x'/>",
                "<intermediateThrowEvent id='x'/>",
                "<intermediateCatchEvent id='x'><messageEventDefinition messageRef='m'/></intermediateCatchEvent>",
                "<intermediateCatchEvent id='x'><signalEventDefinition signalRef='s'/></intermediateCatchEvent>",
                "<intermediateCatchEvent"
                    + " id='x'><conditionalEventDefinition><condition>${1}</condition></conditionalEventDefinition></intermediateCatchEvent>",
                "<businessRuleTask id='x'><extensionElements><f:executionListener event='start'"
                        + " class='INTRUDER'/></extensionElements></businessRuleTask>",
                "<businessRuleTask id='x'><extensionElements><f:executionListener event='end'"
                        + " delegateExpression='${intruder}'/></extensionElements></businessRuleTask>",
                "<businessRuleTask id='x'><extensionElements><f:executionListener event='start'"
                        + " expression='${1}'/></extensionElements></businessRuleTask>",
                "<businessRuleTask id='x'><multiInstanceLoopCharacteristics f:collection='${1}'/></businessRuleTask>",
                "<businessRuleTask id='x'><multiInstanceLoopCharacteristics><extensionElements><f:collection"
                    + " f:class='INTRUDER'><f:string>x</f:string></f:collection></extensionElements></multiInstanceLoopCharacteristics></businessRuleTask>",
                "<businessRuleTask"
                    + " id='x'><multiInstanceLoopCharacteristics><loopCardinality>${3}</loopCardinality></multiInstanceLoopCharacteristics></businessRuleTask>",
                "<exclusiveGateway id='x'/><sequenceFlow id='c1' sourceRef='x'"
                        + " targetRef='z'><conditionExpression>${INTRUDE}</conditionExpression></sequenceFlow>",
                "<exclusiveGateway id='x'/><sequenceFlow id='c1' sourceRef='x' targetRef='z'><conditionExpression"
                        + " language='juel'>${true}</conditionExpression></sequenceFlow>",
                "<intermediateCatchEvent"
                    + " id='x'><timerEventDefinition><timeDuration>${INTRUDE}</timeDuration></timerEventDefinition></intermediateCatchEvent>"
            })
    void refuses(String node) {
        INTRUSIONS.set(0);
        var body = "<startEvent id='a'/><sequenceFlow id='f1' sourceRef='a' targetRef='x'/>" + node
                + (node.contains("c1") ? "" : "<sequenceFlow id='f2' sourceRef='x' targetRef='z'/>")
                + "<endEvent id='z'/>";

        var thrown = catchThrowable(() -> start(hostile(body)));

        assertThat(thrown).isNotNull();
        assertThat(INTRUSIONS).hasValue(0);
    }

    @Test
    void refusesListenersOfTheWholeEngine() {
        INTRUSIONS.set(0);

        assertThatThrownBy(() -> start(hostile("""
            <extensionElements><f:eventListener class='INTRUDER'/><f:executionListener event='start' class='INTRUDER'/></extensionElements>
            <startEvent id='a'/><sequenceFlow id='f1' sourceRef='a' targetRef='z'/><endEvent id='z'/>\
            """))).isNotNull();
        assertThat(INTRUSIONS).hasValue(0);
    }

    @Test
    void readsNoExternalEntities(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), "a secret");
        var key = "k" + UUID.randomUUID();

        var thrown =
                catchThrowable(() -> deploy("<!DOCTYPE definitions [<!ENTITY x SYSTEM '%s'>]>".formatted(secret.toUri())
                        + file(key, "<documentation>it is &x;</documentation><startEvent id='a'/>")));

        var deployed = ENGINE.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .singleResult();
        if (thrown == null) {
            assertThat(String.valueOf(deployed.getDescription())).doesNotContain("a secret");
        } else {
            assertThat(deployed).isNull();
        }
    }

    @Test
    void leavesExpressionsInNamesAlone() {
        INTRUSIONS.set(0);
        var key = "k" + UUID.randomUUID();
        deploy(file(key, hostile("""
            <startEvent id="a"/><sequenceFlow id="f1" sourceRef="a" targetRef="x"/>
            <businessRuleTask id="x" name="${INTRUDE}"/><sequenceFlow id="f2" sourceRef="x" targetRef="z"/>
            <endEvent id="z" name="#{INTRUDE}"/>\
            """)));
        var id = UUID.randomUUID().toString();

        ENGINE.getRuntimeService()
                .createProcessInstanceBuilder()
                .processDefinitionKey(key)
                .predefineProcessInstanceId(id)
                .name("${INTRUDE}")
                .start();

        assertThat(INTRUSIONS).hasValue(0);
    }

    @Test
    void refusesVariablesThatAreObjects() {
        var id = start("""
            <startEvent id="a"/><sequenceFlow id="f1" sourceRef="a" targetRef="x"/>
            <businessRuleTask id="wait"/><sequenceFlow id="f3" sourceRef="wait" targetRef="z"/>
            <businessRuleTask id="x"/><sequenceFlow id="f2" sourceRef="x" targetRef="wait"/><endEvent id="z"/>\
            """);
        var runtime = ENGINE.getRuntimeService();

        for (Serializable object : List.of(new ArrayList<>(List.of("x")), new java.util.Date(), new byte[] {1})) {
            assertThatThrownBy(() -> runtime.setVariable(id, "v", object))
                    .hasMessageContaining("couldn't find a variable type");
        }
        runtime.setVariable(id, "v", "text");
        assertThat(runtime.getVariable(id, "v")).isEqualTo("text");
    }

    private static String hostile(String xml) {
        return xml.replace("INTRUDER", INTRUDER)
                .replace(
                        "INTRUDE",
                        "''.getClass().forName('" + SecondWallTests.class.getName()
                                + "').getMethod('intrude').invoke(null)");
    }

    private static String start(String body) {
        var key = "k" + UUID.randomUUID();
        deploy(file(key, body));
        var id = UUID.randomUUID().toString();
        ENGINE.getRuntimeService()
                .createProcessInstanceBuilder()
                .processDefinitionKey(key)
                .predefineProcessInstanceId(id)
                .start();
        return id;
    }

    private static void deploy(String file) {
        ENGINE.getRepositoryService()
                .createDeployment()
                .addString("x.bpmn", file)
                .deploy();
    }

    private static String file(String key, String body) {
        return """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:f="http://flowable.org/bpmn" targetNamespace="urn:test">
              <message id="m" name="m"/><signal id="s" name="s"/><process id="%s">%s</process></definitions>
            """.formatted(key, body);
    }

    private static ProcessEngine engine() {
        var memory =
                new DriverManagerDataSource("jdbc:h2:mem:wall-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        return WorkflowEngine.build(
                memory, new JdbcTransactionManager(memory), new Idle(), it -> it.setDatabaseSchemaUpdate("true"));
    }

    /** A casebook for which everything is done at once, but for the node {@code wait}. */
    private static final class Idle implements Casebook {
        private final EditionProcess process =
                new EditionProcess("idle.1", 1, TestPackages.tiny(), ProcessModel.smallest(), TestPackages.actions());

        @Override
        public EditionProcess process(String key) {
            return process;
        }

        @Override
        public CaseFacts facts(UUID caseId, EditionProcess of) {
            return new CaseFacts(Map.of(), List::of, Set.of());
        }

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }

        @Override
        public boolean begin(Position at) {
            return !at.node().equals("wait");
        }

        @Override
        public void dropped(Position at) {}

        @Override
        public void ended(UUID caseId, EditionProcess of) {}
    }
}
