package org.schalter.workflow;

import java.util.UUID;
import org.flowable.bpmn.model.BoundaryEvent;
import org.flowable.bpmn.model.FlowNode;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.impl.persistence.entity.ActivityInstanceEntityManagerImpl;
import org.flowable.engine.impl.persistence.entity.ExecutionEntity;
import org.flowable.engine.impl.persistence.entity.ExecutionEntityManagerImpl;
import org.flowable.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.flowable.engine.impl.persistence.entity.ProcessDefinitionEntityManagerImpl;
import org.flowable.engine.impl.persistence.entity.data.ActivityInstanceDataManager;
import org.flowable.engine.impl.persistence.entity.data.ExecutionDataManager;
import org.flowable.engine.impl.persistence.entity.data.ProcessDefinitionDataManager;
import org.flowable.engine.impl.util.ProcessDefinitionUtil;
import org.flowable.spring.SpringProcessEngineConfiguration;

/**
 * Tells the casebook where a process goes, at the two places that Flowable passes for every node and every end. The first
 * would write a row for each node and each flow; ours writes none.
 */
final class ProcessWatch extends SpringProcessEngineConfiguration {

    private final Casebook casebook;

    ProcessWatch(Casebook casebook) {
        this.casebook = casebook;
    }

    @Override
    public void initEntityManagers() {
        executionEntityManager = new Executions(this, executionDataManager, casebook);
        activityInstanceEntityManager = new Steps(this, activityInstanceDataManager, casebook);
        processDefinitionEntityManager = new Definitions(this, processDefinitionDataManager);
        super.initEntityManagers();
    }

    private static UUID caseOf(ExecutionEntity execution) {
        return UUID.fromString(execution.getProcessInstanceId());
    }

    private static final class Executions extends ExecutionEntityManagerImpl {
        private final Casebook casebook;

        Executions(ProcessEngineConfigurationImpl configuration, ExecutionDataManager data, Casebook casebook) {
            super(configuration, data);
            this.casebook = casebook;
        }

        @Override
        public void deleteRelatedDataForExecution(ExecutionEntity execution, String reason, boolean directly) {
            if (execution.getCurrentFlowElement() instanceof FlowNode node && node.getBehavior() != null) {
                casebook.dropped(Position.of(execution, casebook));
            }
            super.deleteRelatedDataForExecution(execution, reason, directly);
        }

        @Override
        public void deleteProcessInstanceExecutionEntity(
                String id, String node, String reason, boolean cascade, boolean cancel, boolean fireEvents) {
            var process = findById(id);
            boolean over = process == null || process.isDeleted();
            super.deleteProcessInstanceExecutionEntity(id, node, reason, cascade, cancel, fireEvents);
            if (!over) {
                var key = ProcessDefinitionUtil.getProcessDefinition(process.getProcessDefinitionId())
                        .getKey();
                casebook.ended(UUID.fromString(id), casebook.process(key));
            }
        }
    }

    /** Flowable asks the database at every start whether the definition is suspended; ours never are, nor change otherwise. */
    private static final class Definitions extends ProcessDefinitionEntityManagerImpl {

        Definitions(ProcessEngineConfigurationImpl configuration, ProcessDefinitionDataManager data) {
            super(configuration, data);
        }

        @Override
        public ProcessDefinitionEntity findById(String id) {
            var known = engineConfiguration.getProcessDefinitionCache().get(id);
            return known != null && known.getProcessDefinition() instanceof ProcessDefinitionEntity definition
                    ? definition
                    : super.findById(id);
        }
    }

    private static final class Steps extends ActivityInstanceEntityManagerImpl {
        private final Casebook casebook;

        Steps(ProcessEngineConfigurationImpl configuration, ActivityInstanceDataManager data, Casebook casebook) {
            super(configuration, data);
            this.casebook = casebook;
        }

        @Override
        public void recordActivityStart(ExecutionEntity execution) {
            // A boundary event is recorded here when it is armed; that it was reached shows in the flow that leaves it.
            if (!(execution.getCurrentFlowElement() instanceof BoundaryEvent)) {
                casebook.reached(caseOf(execution), execution.getCurrentActivityId());
            }
        }

        @Override
        public void recordSequenceFlowTaken(ExecutionEntity execution) {
            if (execution.getCurrentFlowElement() instanceof SequenceFlow flow) {
                casebook.took(caseOf(execution), flow.getId(), flow.getSourceRef());
            }
        }

        @Override
        public void recordActivityEnd(ExecutionEntity execution, String reason) {}

        @Override
        public void deleteActivityInstancesByProcessInstanceId(String id) {}
    }
}
