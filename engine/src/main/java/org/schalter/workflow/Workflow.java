package org.schalter.workflow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.flowable.common.engine.api.FlowableObjectNotFoundException;
import org.flowable.common.engine.api.FlowableOptimisticLockingException;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.repository.ProcessDefinition;
import org.flowable.engine.runtime.Execution;
import org.flowable.job.api.Job;
import org.jspecify.annotations.Nullable;
import org.schalter.storage.SortedIds;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Processes at work, by a few verbs: begun, moved on, let go. Whoever uses it does not see Flowable behind it. */
public final class Workflow implements AutoCloseable {

    /** How steps that are jobs of their own are done: by how many at a time, how often, after which waits. */
    public record Jobs(int workers, int tries, Duration retryAfter, Duration look, Duration lock) {}

    /**
     * A step that failed.
     *
     * @param triesLeft how often it is still tried by itself; 0 waits for an operator
     */
    public record FailedStep(String id, UUID caseId, String node, String message, int triesLeft) {}

    /** A timer and the moment it goes off at. */
    public record Timer(String id, Instant at) {}

    private final ProcessEngine engine;
    private final Casebook casebook;
    private final Predicate<String> isFirst;
    private final Map<String, String> deployed = new ConcurrentHashMap<>();

    private Workflow(ProcessEngine engine, Casebook casebook, Predicate<String> isFirst) {
        this.engine = engine;
        this.casebook = casebook;
        this.isFirst = isFirst;
    }

    /** On our database and in our transactions; does jobs from {@link #work} to {@link #rest}. */
    public static Workflow on(
            DataSource dataSource, PlatformTransactionManager transactions, Casebook casebook, Jobs jobs) {
        var jdbc = JdbcClient.create(dataSource);
        return new Workflow(
                WorkflowEngine.build(
                        dataSource,
                        transactions,
                        casebook,
                        configuration -> WorkflowEngine.jobs(configuration, jobs, casebook)),
                casebook,
                process -> isFirst(process, jdbc));
    }

    /** The database lets one transaction add the row; another one waits until that has been committed or taken back. */
    private static boolean isFirst(String process, JdbcClient jdbc) {
        return jdbc.sql("insert into workflow_deployment (process) values (?) on conflict do nothing")
                        .param(process)
                        .update()
                == 1;
    }

    /** In memory; does a job only when it is told to. */
    public static Workflow inMemory(Casebook casebook) {
        DataSource memory = new DriverManagerDataSource(
                "jdbc:h2:mem:workflow-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        return new Workflow(
                WorkflowEngine.build(
                        memory, new JdbcTransactionManager(memory), casebook, it -> it.setDatabaseSchemaUpdate("true")),
                casebook,
                _ -> true);
    }

    /** An id that sorts by time, so that indexes grow at their end; not secret. */
    public static String nextId(Clock clock) {
        return SortedIds.next(clock.instant()).toString();
    }

    /** Begins the process of a case. It has the case's id, so no look-up is needed to find one from the other. */
    public void start(EditionProcess process, UUID caseId) {
        engine.getRuntimeService()
                .createProcessInstanceBuilder()
                .processDefinitionId(deployed(process))
                .predefineProcessInstanceId(caseId.toString())
                .start();
    }

    /** What waits at that node of the case, to be moved on; empty if nothing does. */
    public Optional<String> waiting(UUID caseId, String node) {
        return engine
                .getRuntimeService()
                .createExecutionQuery()
                .processInstanceId(caseId.toString())
                .activityId(node)
                .list()
                .stream()
                .map(Execution::getId)
                .findFirst();
    }

    /**
     * What has waited is done, and the process goes on.
     *
     * @throws OptimisticLockingFailureException if a timer of the case was handed out at the same moment; try again
     */
    public void proceed(String execution) {
        trigger(execution, Map.of());
    }

    /**
     * What has waited has failed in a way that a boundary error of the process catches.
     *
     * @throws OptimisticLockingFailureException as {@link #proceed} does
     */
    public void decline(String execution, String code) {
        trigger(execution, Map.of(Step.DECLINED, code));
    }

    private void trigger(String execution, Map<String, Object> unstored) {
        try {
            engine.getRuntimeService().trigger(execution, Map.of(), unstored);
        } catch (FlowableOptimisticLockingException movedMeanwhile) {
            throw new OptimisticLockingFailureException("the case was moved meanwhile", movedMeanwhile);
        }
    }

    public boolean runs(UUID caseId) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(caseId.toString())
                        .count()
                > 0;
    }

    /** Lets go of a process that runs. */
    public void abandon(UUID caseId, String why) {
        engine.getRuntimeService().deleteProcessInstance(caseId.toString(), why);
    }

    /** Deploys the process for the time of {@code work}. */
    public void during(EditionProcess process, Runnable work) {
        var deployment = deploy(process);
        try {
            work.run();
        } finally {
            deployed.remove(process.key());
            engine.getRepositoryService().deleteDeployment(deployment, true);
        }
    }

    /**
     * Flowable's id of the process; deploys it in the caller's transaction if nobody has. Whoever comes meanwhile, on
     * whichever node, waits for that transaction and finds what it has deployed. What was only just deployed is not
     * remembered, since the transaction may still fail.
     */
    public String deployed(EditionProcess process) {
        var known = deployed.get(process.key());
        if (known != null) {
            return known;
        }
        var found = find(process.key());
        found.ifPresent(id -> deployed.put(process.key(), id));
        return found.orElseGet(() -> {
            if (isFirst.test(process.key())) {
                deploy(process);
            }
            return find(process.key()).orElseThrow();
        });
    }

    private String deploy(EditionProcess process) {
        return engine.getRepositoryService()
                .createDeployment()
                .name(process.key())
                .addBpmnModel(process.key() + ".bpmn", ExecutableProcess.of(process))
                .deploy()
                .getId();
    }

    private Optional<String> find(String key) {
        @Nullable
        ProcessDefinition found = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult();
        return Optional.ofNullable(found).map(ProcessDefinition::getId);
    }

    /** Where cases stand. */
    public Places places() {
        return new Places(engine, casebook);
    }

    /** Steps that failed, the newest first: those that wait for an operator, then those tried again by themselves. */
    public List<FailedStep> failed(int most) {
        var jobs = engine.getManagementService();
        List<FailedStep> failed = new ArrayList<>();
        jobs.createDeadLetterJobQuery()
                .orderByJobId()
                .desc()
                .listPage(0, most)
                .forEach(job -> failed.add(failedStep(job, 0)));
        jobs.createTimerJobQuery()
                .withException()
                .orderByJobId()
                .desc()
                .listPage(0, most)
                .forEach(job -> failed.add(failedStep(job, job.getRetries())));
        return failed;
    }

    /** Tries a failed step again now, that many times; false if it has been done meanwhile. */
    public boolean retry(String failedStep, int tries) {
        var jobs = engine.getManagementService();
        var dead = Optional.ofNullable(
                jobs.createDeadLetterJobQuery().jobId(failedStep).singleResult());
        var waiting = dead.or(() ->
                Optional.ofNullable(jobs.createTimerJobQuery().jobId(failedStep).singleResult()));
        try {
            waiting.ifPresent(job -> jobs.executeCommand(_ -> {
                casebook.hold(UUID.fromString(job.getProcessInstanceId()));
                return dead.isPresent()
                        ? jobs.moveDeadLetterJobToExecutableJob(failedStep, tries)
                        : jobs.moveTimerToExecutableJob(failedStep);
            }));
            return waiting.isPresent();
        } catch (FlowableObjectNotFoundException doneMeanwhile) {
            return false;
        }
    }

    private static FailedStep failedStep(Job job, int triesLeft) {
        return new FailedStep(
                job.getId(),
                UUID.fromString(job.getProcessInstanceId()),
                job.getElementId(),
                String.valueOf(job.getExceptionMessage()),
                triesLeft);
    }

    /** Does the case's next job; false if it has none. */
    public boolean doNextJob(UUID caseId) {
        var jobs = engine.getManagementService();
        var job = jobs.createJobQuery().processInstanceId(caseId.toString()).orderByJobId().asc().list().stream()
                .findFirst();
        job.ifPresent(it -> jobs.executeJob(it.getId()));
        return job.isPresent();
    }

    /** The case's first timer that goes off until then. */
    public Optional<Timer> due(UUID caseId, Instant until) {
        return engine
                .getManagementService()
                .createTimerJobQuery()
                .processInstanceId(caseId.toString())
                .duedateLowerThan(Date.from(until.plus(Duration.ofMillis(1))))
                .list()
                .stream()
                .min(Comparator.comparing(Job::getDuedate))
                .map(job -> new Timer(job.getId(), job.getDuedate().toInstant()));
    }

    /** The timer goes off. */
    public void goesOff(Timer timer) {
        var jobs = engine.getManagementService();
        jobs.executeJob(jobs.moveTimerToExecutableJob(timer.id()).getId());
    }

    /** Begins to do jobs. */
    public void work() {
        engine.startExecutors();
    }

    /** Does no more jobs, and waits for those being done. */
    public void rest() {
        engine.getProcessEngineConfiguration().getAsyncExecutor().shutdown();
    }

    public boolean works() {
        return engine.getProcessEngineConfiguration().getAsyncExecutor().isActive();
    }

    @Override
    public void close() {
        engine.close();
    }
}
