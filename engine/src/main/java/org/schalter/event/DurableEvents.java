package org.schalter.event;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.function.SingletonSupplier;

/**
 * Stores events as tasks of db-scheduler: one row per event, in the transaction of its cause. The scheduler and the
 * hearers are asked for late, since what they do may itself publish events.
 */
@Component
class DurableEvents implements Events {

    static final String TASK = "event";

    private static final Executor SOON = CompletableFuture.delayedExecutor(2, TimeUnit.MILLISECONDS);

    private final AtomicBoolean called = new AtomicBoolean();

    private final SingletonSupplier<Scheduler> scheduler;
    private final EventJson json;
    private final SingletonSupplier<Telling> telling;
    private final Clock clock;

    DurableEvents(ObjectProvider<Scheduler> scheduler, EventJson json, ObjectProvider<Telling> telling, Clock clock) {
        this.scheduler = SingletonSupplier.of(scheduler::getObject);
        this.json = json;
        this.telling = SingletonSupplier.of(telling::getObject);
        this.clock = clock;
    }

    @Override
    public void publish(Event event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "event <%s> outside a transaction: publish it in that of its cause".formatted(event));
        }
        if (!telling.obtain().somebodyHears(event.getClass())) {
            return;
        }
        var task = new TaskInstance<>(TASK, UUID.randomUUID().toString(), json.store(event));
        // As a batch of one: a single schedule call would first look whether the row is there.
        scheduler.obtain().scheduleBatch(List.of(SchedulableInstance.of(task, clock.instant())));
        wakeAfterCommit();
    }

    private void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wakeSoon();
            }
        });
    }

    /** Once for all that commit within a moment: to wake the scheduler for each costs more than to store the event. */
    private void wakeSoon() {
        if (called.compareAndSet(false, true)) {
            SOON.execute(() -> {
                called.set(false);
                scheduler.obtain().triggerCheckForDueExecutions();
            });
        }
    }
}
