package org.schalter.workflow;

import org.flowable.bpmn.model.Activity;
import org.flowable.bpmn.model.BoundaryEvent;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.BusinessRuleTask;
import org.flowable.bpmn.model.EndEvent;
import org.flowable.bpmn.model.ErrorEventDefinition;
import org.flowable.bpmn.model.Event;
import org.flowable.bpmn.model.ExclusiveGateway;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.FlowElementsContainer;
import org.flowable.bpmn.model.Gateway;
import org.flowable.bpmn.model.InclusiveGateway;
import org.flowable.bpmn.model.IntermediateCatchEvent;
import org.flowable.bpmn.model.MultiInstanceLoopCharacteristics;
import org.flowable.bpmn.model.ParallelGateway;
import org.flowable.bpmn.model.Process;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.bpmn.model.StartEvent;
import org.flowable.bpmn.model.SubProcess;
import org.flowable.bpmn.model.TerminateEventDefinition;
import org.flowable.bpmn.model.TimerEventDefinition;
import org.jspecify.annotations.Nullable;
import org.schalter.process.ProcessModel;

/**
 * Generates what Flowable runs. Of the author's file nothing gets here but checked node ids, FEEL and durations; every
 * node that works or waits becomes one kind of task, whose behaviour is {@link Step}, so that Flowable needs none of its
 * own kinds.
 */
final class ExecutableProcess {

    /** Before a node's id: how often the node is repeated. */
    static final String COUNT = "each:";

    private final EditionProcess process;

    private ExecutableProcess(EditionProcess process) {
        this.process = process;
    }

    static BpmnModel of(EditionProcess process) {
        var executable = new Process();
        executable.setId(process.key());
        executable.setExecutable(true);
        new ExecutableProcess(process).fill(executable, process.model().body());
        var model = new BpmnModel();
        model.setTargetNamespace(ProcessModel.NAMESPACE);
        model.addProcess(executable);
        return model;
    }

    private void fill(FlowElementsContainer into, ProcessModel.Body body) {
        for (var node : body.nodes()) {
            var element = element(node);
            element.setId(node.id());
            into.addFlowElement(element);
        }
        for (var node : body.nodes()) {
            if (node instanceof ProcessModel.Boundary boundary) {
                attach((BoundaryEvent) into.getFlowElement(boundary.id()), into.getFlowElement(boundary.on()));
            }
        }
        for (var flow : body.flows()) {
            into.addFlowElement(flow(flow));
        }
    }

    private static void attach(BoundaryEvent event, FlowElement activity) {
        event.setAttachedToRefId(activity.getId());
        event.setAttachedToRef((Activity) activity);
        ((Activity) activity).getBoundaryEvents().add(event);
    }

    private FlowElement element(ProcessModel.Node node) {
        return switch (node) {
            case ProcessModel.Start _ -> new StartEvent();
            case ProcessModel.End end -> end(end);
            case ProcessModel.SubProcess sub -> {
                var element = new SubProcess();
                fill(element, sub.body());
                yield repeated(element, sub);
            }
            case ProcessModel.Activity activity -> repeated(step(process.waitsForJob(activity)), activity);
            case ProcessModel.MessageCatch _ -> step(false);
            case ProcessModel.TimerCatch timer -> timed(new IntermediateCatchEvent(), timer.when());
            case ProcessModel.TimerBoundary timer -> boundary(timer);
            case ProcessModel.ErrorBoundary error -> boundary(error);
            case ProcessModel.Gateway gateway -> gateway(gateway);
        };
    }

    private static BusinessRuleTask step(boolean asJob) {
        var step = new BusinessRuleTask();
        step.setAsynchronous(asJob);
        step.setExclusive(true);
        return step;
    }

    private static Activity repeated(Activity element, ProcessModel.Activity activity) {
        activity.each().ifPresent(each -> {
            var loop = new MultiInstanceLoopCharacteristics();
            loop.setSequential(each.oneAfterTheOther());
            loop.setLoopCardinality(COUNT + activity.id());
            element.setLoopCharacteristics(loop);
        });
        return element;
    }

    private static FlowElement end(ProcessModel.End end) {
        var element = new EndEvent();
        switch (end.ending()) {
            case ERROR -> element.addEventDefinition(error(end.error().orElse("")));
            case TERMINATE -> element.addEventDefinition(new TerminateEventDefinition());
            case NONE -> {}
        }
        return element;
    }

    private static FlowElement gateway(ProcessModel.Gateway gateway) {
        Gateway element = switch (gateway.junction()) {
            case EXCLUSIVE -> new ExclusiveGateway();
            case INCLUSIVE -> new InclusiveGateway();
            case PARALLEL -> new ParallelGateway();
        };
        gateway.otherwise().ifPresent(element::setDefaultFlow);
        return element;
    }

    private static FlowElement boundary(ProcessModel.TimerBoundary timer) {
        var event = new BoundaryEvent();
        event.setCancelActivity(timer.interrupting());
        return timed(event, timer.when());
    }

    private static FlowElement boundary(ProcessModel.ErrorBoundary error) {
        var event = new BoundaryEvent();
        event.addEventDefinition(error(error.error().orElse(null)));
        return event;
    }

    private static ErrorEventDefinition error(@Nullable String code) {
        var definition = new ErrorEventDefinition();
        if (code != null) {
            definition.setErrorCode(code);
        }
        return definition;
    }

    private static Event timed(Event event, ProcessModel.When when) {
        var timer = new TimerEventDefinition();
        // A duration too: so it is counted by java.time in the town's zone, and not by a library that is looked up each
        // time.
        timer.setTimeDate(when.value());
        event.addEventDefinition(timer);
        return event;
    }

    private static SequenceFlow flow(ProcessModel.Flow flow) {
        var element = new SequenceFlow(flow.from(), flow.to());
        element.setId(flow.id());
        flow.condition().ifPresent(element::setConditionExpression);
        return element;
    }
}
