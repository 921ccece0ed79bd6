package org.schalter.workflow;

import java.util.UUID;
import org.flowable.common.engine.api.FlowableOptimisticLockingException;
import org.flowable.job.api.Job;
import org.flowable.job.service.JobServiceConfiguration;
import org.flowable.job.service.impl.asyncexecutor.ExecuteAsyncRunnable;
import org.flowable.job.service.impl.asyncexecutor.JobExecutionObservationProvider;
import org.flowable.job.service.impl.cmd.ExecuteAsyncRunnableJobCmd;

/** A job of a case: holds the case before anything of it is read, as everybody does who moves a case. */
final class CaseJob extends ExecuteAsyncRunnable {

    private final Job of;
    private final Casebook casebook;

    CaseJob(Job job, JobServiceConfiguration configuration, Casebook casebook) {
        super(job, configuration, configuration.getJobEntityManager(), null, JobExecutionObservationProvider.NOOP);
        this.of = job;
        this.casebook = casebook;
    }

    @Override
    protected void handleTransactionalJob(boolean unlock) {
        var job = new ExecuteAsyncRunnableJobCmd(of.getId(), jobEntityManager, jobServiceConfiguration, unlock);
        var caseId = UUID.fromString(of.getProcessInstanceId());
        try {
            jobServiceConfiguration.getCommandExecutor().execute(context -> {
                casebook.hold(caseId);
                // Does nothing if whoever held the case before has made an end of the job.
                return job.execute(context);
            });
        } catch (Casebook.Failed | FlowableOptimisticLockingException understood) {
            throw understood;
        } catch (RuntimeException e) {
            throw casebook.failed(caseId, String.valueOf(of.getElementId()), e);
        }
    }
}
