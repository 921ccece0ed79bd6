package org.schalter.casework;

import javax.sql.DataSource;
import org.flowable.engine.ProcessEngine;
import org.flowable.spring.SpringProcessEngineConfiguration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The workflow engine of the real cases, on our database and in our transactions. */
@Configuration(proxyBeanMethods = false)
class Workflow {

    /** Jobs beyond the workers wait here; never refused, since a refusal would need a second connection after the commit. */
    private static final int QUEUE = 100_000;

    @Bean(destroyMethod = "close")
    ProcessEngine processEngine(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            LiveCasebook casebook,
            CaseworkSettings settings) {
        return WorkflowEngine.build(dataSource, transactions, casebook, configuration -> jobs(configuration, settings));
    }

    private static void jobs(SpringProcessEngineConfiguration configuration, CaseworkSettings settings) {
        configuration.setAsyncExecutorActivate(true);
        configuration.setAsyncExecutorCorePoolSize(settings.workers());
        configuration.setAsyncExecutorMaxPoolSize(settings.workers());
        configuration.setAsyncExecutorThreadPoolQueueSize(QUEUE);
        configuration.setAsyncExecutorNumberOfRetries(settings.tries());
        configuration.setAsyncFailedJobWaitTime(
                Math.toIntExact(settings.retryAfter().toSeconds()));
        configuration.setDefaultFailedJobWaitTime(
                Math.toIntExact(settings.retryAfter().toSeconds()));
        var executor = configuration.getAsyncExecutorConfiguration();
        executor.setDefaultAsyncJobAcquireWaitTime(settings.look());
        executor.setDefaultTimerJobAcquireWaitTime(settings.look());
        executor.setAsyncJobLockTime(settings.jobLock());
        executor.setTimerLockTime(settings.jobLock());
        executor.setUnlockOwnedJobs(true);
    }

    /** Begins work when everything else is there, and stops before anything else goes. */
    @Bean
    SmartLifecycle workflowJobs(@Qualifier("processEngine") ProcessEngine engine) {
        return new SmartLifecycle() {
            private volatile boolean running;

            @Override
            public void start() {
                engine.startExecutors();
                running = true;
            }

            @Override
            public void stop() {
                running = false;
                engine.getProcessEngineConfiguration().getAsyncExecutor().shutdown();
            }

            @Override
            public boolean isRunning() {
                return running;
            }
        };
    }

    @Bean
    HealthIndicator workflowHealthIndicator(@Qualifier("processEngine") ProcessEngine engine) {
        return () -> engine.getProcessEngineConfiguration().getAsyncExecutor().isActive()
                ? Health.up().build()
                : Health.down().build();
    }
}
