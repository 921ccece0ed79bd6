package org.schalter.workflow;

import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.ProcessEngine;
import org.flowable.job.api.Job;
import org.flowable.spring.SpringProcessEngineConfiguration;
import org.flowable.variable.service.impl.types.BooleanType;
import org.flowable.variable.service.impl.types.DefaultVariableTypes;
import org.flowable.variable.service.impl.types.IntegerType;
import org.flowable.variable.service.impl.types.LongType;
import org.flowable.variable.service.impl.types.NullType;
import org.flowable.variable.service.impl.types.StringType;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Flowable as we run it, the same for real cases and for rehearsals: no history, no users of its own, no beans, no scripts,
 * no variables but numbers and short texts, and only the elements that {@link SecondWall} lets through.
 */
final class WorkflowEngine {

    /** Jobs beyond the workers wait here; never refused, since a refusal would need a second connection after the commit. */
    private static final int QUEUE = 100_000;

    private WorkflowEngine() {}

    static ProcessEngine build(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Casebook casebook,
            Consumer<SpringProcessEngineConfiguration> more) {
        var configuration = new ProcessWatch(casebook);
        // A name of its own, since Flowable keeps its engines in one static list by name.
        configuration.setEngineName("casework-" + UUID.randomUUID());
        configuration.setDataSource(dataSource);
        configuration.setTransactionManager(transactions);
        // Flyway makes the tables; Flowable's own look for them does not find H2's lower-case names.
        configuration.setDatabaseSchemaUpdate("by-flyway");
        configuration.setClock(new EngineClock(casebook.clock()));
        configuration.setIdGenerator(() -> Workflow.nextId(casebook.clock()));
        slim(configuration);
        wall(configuration, casebook);
        // Whoever does one of several tasks holds the case, so that the last one leaves at once and needs no job for
        // it.
        configuration.setParallelMultiInstanceAsyncLeave(false);
        more.accept(configuration);
        return configuration.buildProcessEngine();
    }

    static void jobs(SpringProcessEngineConfiguration configuration, Workflow.Jobs jobs, Casebook casebook) {
        configuration.setAsyncExecutorActivate(true);
        configuration.setAsyncExecutorExecuteAsyncRunnableFactory(
                (job, services) -> new CaseJob((Job) job, services, casebook));
        configuration.setAsyncExecutorCorePoolSize(jobs.workers());
        configuration.setAsyncExecutorMaxPoolSize(jobs.workers());
        configuration.setAsyncExecutorThreadPoolQueueSize(QUEUE);
        configuration.setAsyncExecutorNumberOfRetries(jobs.tries());
        configuration.setAsyncFailedJobWaitTime(
                Math.toIntExact(jobs.retryAfter().toSeconds()));
        configuration.setDefaultFailedJobWaitTime(
                Math.toIntExact(jobs.retryAfter().toSeconds()));
        var executor = configuration.getAsyncExecutorConfiguration();
        executor.setDefaultAsyncJobAcquireWaitTime(jobs.look());
        executor.setDefaultTimerJobAcquireWaitTime(jobs.look());
        executor.setAsyncJobLockTime(jobs.lock());
        executor.setTimerLockTime(jobs.lock());
        executor.setUnlockOwnedJobs(true);
    }

    private static void slim(SpringProcessEngineConfiguration configuration) {
        configuration.setHistoryLevel(HistoryLevel.NONE);
        configuration.setDbHistoryUsed(false);
        configuration.setDisableIdmEngine(true);
        configuration.setDisableEventRegistry(true);
        configuration.setEnableEventDispatcher(false);
        configuration.setEnableEntityLinks(false);
        configuration.setEnableProcessDefinitionInfoCache(false);
        configuration.setCreateDiagramOnDeploy(false);
        configuration.setEnableExecutionRelationshipCounts(true);
        configuration.setEnableEagerExecutionTreeFetching(true);
        configuration.setAsyncHistoryEnabled(false);
        // Flowable words a statement for several rows anew each time, which costs more than sending them one by one.
        configuration.setBulkInsertEnabled(false);
    }

    private static void wall(SpringProcessEngineConfiguration configuration, Casebook casebook) {
        var expressions = new FeelExpressions(casebook);
        configuration.setEnableSafeBpmnXml(true);
        configuration.setBeans(Map.of());
        configuration.setExpressionManager(expressions);
        configuration.setActivityBehaviorFactory(SecondWall.behaviours(casebook, expressions));
        configuration.setListenerFactory(SecondWall.listeners());
        configuration.setScriptingEngines(SecondWall.scripts());
        var types = new DefaultVariableTypes();
        types.addType(new NullType());
        types.addType(new StringType(4000));
        types.addType(new BooleanType());
        types.addType(new IntegerType());
        types.addType(new LongType());
        configuration.setVariableTypes(types);
    }

    /** Flowable's clock, which is ours. */
    private record EngineClock(Clock clock) implements org.flowable.common.engine.impl.runtime.Clock {

        @Override
        public Date getCurrentTime() {
            return Date.from(clock.instant());
        }

        @Override
        public Calendar getCurrentCalendar() {
            return getCurrentCalendar(getCurrentTimeZone());
        }

        @Override
        public Calendar getCurrentCalendar(TimeZone zone) {
            var calendar = new GregorianCalendar(zone);
            calendar.setTime(getCurrentTime());
            return calendar;
        }

        @Override
        public TimeZone getCurrentTimeZone() {
            return TimeZone.getTimeZone(clock.getZone());
        }

        @Override
        public void setCurrentTime(Date time) {
            throw new IllegalStateException("the town's clock is not set by the workflow");
        }

        @Override
        public void setCurrentCalendar(Calendar time) {
            throw new IllegalStateException("the town's clock is not set by the workflow");
        }

        @Override
        public void reset() {}
    }
}
