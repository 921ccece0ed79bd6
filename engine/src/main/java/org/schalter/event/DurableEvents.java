package org.schalter.event;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.schalter.storage.SortedIds;
import org.schalter.storage.Writes;
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

    private static final String INSERT = """
        insert into event_task (task_name, task_instance, task_data, execution_time, picked, version)
        values (?, ?, ?, ?, false, 1)\
        """;

    private static final long SOON = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(25);

    private final AtomicBoolean called = new AtomicBoolean();
    private volatile long looked = System.nanoTime() - BETWEEN;

    private final SingletonSupplier<Scheduler> scheduler;
    private final Writes writes;
    private final EventJson json;
    private final SingletonSupplier<Telling> telling;
    private final Clock clock;

    DurableEvents(
            ObjectProvider<Scheduler> scheduler,
            Writes writes,
            EventJson json,
            ObjectProvider<Telling> telling,
            Clock clock) {
        this.scheduler = SingletonSupplier.of(scheduler::getObject);
        this.writes = writes;
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
        if (telling.obtain().tellAtOnce(event)) {
            return;
        }
        store(json.store(event));
        wakeAfterCommit();
    }

    /** As the scheduler would, which first looks whether the row is there. */
    private void store(StoredEvent event) {
        Instant now = clock.instant();
        writes.add(INSERT, TASK, SortedIds.next(now).toString(), json.serialize(event), Timestamp.from(now));
    }

    private void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wakeSoon();
            }
        });
    }

    /**
     * Has the scheduler look at the table, once for all that commit within a moment. In a rush the moments are longer: a
     * look for each would cost more than to store the event.
     */
    private void wakeSoon() {
        if (called.compareAndSet(false, true)) {
            long pause = Math.max(SOON, looked + BETWEEN - System.nanoTime());
            CompletableFuture.delayedExecutor(pause, TimeUnit.NANOSECONDS).execute(() -> {
                called.set(false);
                looked = System.nanoTime();
                scheduler.obtain().triggerCheckForDueExecutions();
            });
        }
    }
}
