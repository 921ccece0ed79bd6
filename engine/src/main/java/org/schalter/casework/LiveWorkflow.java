package org.schalter.casework;

import javax.sql.DataSource;
import org.schalter.workflow.Workflow;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The workflow of the real cases, on our database and in our transactions. */
@Configuration(proxyBeanMethods = false)
class LiveWorkflow {

    @Bean
    Workflow workflow(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            LiveCasebook casebook,
            CaseworkSettings settings) {
        var jobs = new Workflow.Jobs(
                settings.workers(), settings.tries(), settings.retryAfter(), settings.look(), settings.jobLock());
        return Workflow.on(dataSource, transactions, casebook, jobs);
    }

    /** Begins work when everything else is there, and stops before anything else goes. */
    @Bean
    SmartLifecycle workflowJobs(Workflow workflow) {
        return new SmartLifecycle() {
            private volatile boolean running;

            @Override
            public void start() {
                workflow.work();
                running = true;
            }

            @Override
            public void stop() {
                running = false;
                workflow.rest();
            }

            @Override
            public boolean isRunning() {
                return running;
            }
        };
    }

    @Bean
    HealthIndicator workflowHealthIndicator(Workflow workflow) {
        return () -> workflow.works() ? Health.up().build() : Health.down().build();
    }
}
