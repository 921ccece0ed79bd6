package org.schalter.event;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.schalter.storage.Writes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * db-scheduler, the one thing that does work later: it tells events and runs routines, on any number of nodes over one
 * table. A row is taken by one node only; a node that dies loses its rows to the others after four missed heartbeats.
 */
@Configuration(proxyBeanMethods = false)
class Schedulers {

    private static final Logger log = LoggerFactory.getLogger(Schedulers.class);
    private static final int DOUBLINGS = 20;

    /** What isn't told by then is told again by another node, or at the next start. */
    private static final Duration STOPPING = Duration.ofSeconds(20);

    private final EventSettings settings;
    private final Clock clock;

    Schedulers(EventSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Bean(destroyMethod = "stop")
    Scheduler scheduler(
            DataSource dataSource,
            EventJson json,
            Failures failures,
            ObjectProvider<Telling> telling,
            ObjectProvider<Routine> routines) {
        List<RecurringTask<Void>> recurring =
                routines.stream().map(this::recurring).toList();
        SchedulerBuilder builder = Scheduler.create(
                        new TransactionAwareDataSourceProxy(dataSource), List.<Task<?>>of(event(failures, telling)))
                .startTasks(recurring)
                .tableName("event_task")
                .serializer(json)
                .threads(settings.threads())
                .pollingInterval(settings.poll())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(STOPPING)
                .failureLogging(LogLevel.WARN, false)
                .clock(clock::instant);
        // H2 has no "update … skip locked … returning": there, each row is taken when its turn comes.
        return (Writes.isPostgres(dataSource)
                        ? builder.pollUsingLockAndFetch(4.0, 16.0)
                        : builder.pollUsingFetch(4.0, 16.0))
                .build();
    }

    @Bean
    Start startOfScheduler(Scheduler scheduler) {
        return new Start(scheduler);
    }

    /** Nothing is told before the application can answer. */
    record Start(Scheduler scheduler) {
        @EventListener(ApplicationReadyEvent.class)
        void start() {
            scheduler.start();
        }
    }

    private Task<StoredEvent> event(Failures failures, ObjectProvider<Telling> telling) {
        return Tasks.custom(DurableEvents.TASK, StoredEvent.class)
                .onFailure((complete, operations) -> tellAgainLater(failures, complete, operations))
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    var execution = context.getExecution();
                    boolean gone =
                            told(telling, new Telling.Taken(instance.getId(), execution.version, instance.getData()));
                    boolean failedBefore = execution.consecutiveFailures > 0;
                    return (_, operations) -> {
                        if (!gone) {
                            operations.remove();
                        }
                        if (failedBefore) {
                            failures.forget(instance.getId());
                        }
                    };
                });
    }

    private static boolean told(ObjectProvider<Telling> telling, Telling.Taken taken) {
        try {
            return telling.getObject().tell(taken);
        } catch (Telling.TakenOver elsewhere) {
            log.info("{}; nothing is done twice", elsewhere.getMessage());
            return true;
        }
    }

    private void tellAgainLater(
            Failures failures, ExecutionComplete complete, ExecutionOperations<StoredEvent> operations) {
        var execution = complete.getExecution();
        var later = clock.instant().plus(pause(execution.consecutiveFailures));
        var cause = complete.getCause().orElseGet(() -> new IllegalStateException("no cause given"));
        if (cause instanceof Telling.Unheard unheard) {
            failures.remember(execution.getId(), unheard.hearer, unheard.why);
            operations.reschedule(complete, later, unheard.left);
        } else {
            failures.remember(execution.getId(), "event", cause);
            operations.reschedule(complete, later);
        }
    }

    private Duration pause(int failuresBefore) {
        Duration pause = settings.firstRetry().multipliedBy(1L << Math.min(failuresBefore, DOUBLINGS));
        return pause.compareTo(settings.lastRetry()) > 0 ? settings.lastRetry() : pause;
    }

    private RecurringTask<Void> recurring(Routine routine) {
        return Tasks.recurring("routine:" + routine.id(), new CronSchedule(routine.cron(), clock.getZone()))
                .execute((_, _) -> routine.run());
    }
}
