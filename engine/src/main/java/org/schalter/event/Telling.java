package org.schalter.event;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.schalter.storage.Writes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/**
 * Tells one event to its hearers. At first all of them share one transaction, in which the event also goes out of the
 * table: one commit instead of one each. Only when one of them fails, each gets its own, in which the event's row also
 * notes that this one has heard, so that the others' work stands and the failing one can be told again alone.
 */
@Component
class Telling implements SmartInitializingSingleton {

    /** A hearer that could not cope, and why. */
    static final class Unheard extends RuntimeException {
        final String hearer;
        final StoredEvent left;
        final RuntimeException why;

        Unheard(String hearer, StoredEvent left, RuntimeException cause) {
            // Logged, so without the cause's message, which may speak of somebody.
            super(
                    "hearer <%s> could not cope: %s"
                            .formatted(hearer, cause.getClass().getName()),
                    cause);
            this.hearer = hearer;
            this.left = left;
            this.why = cause;
        }
    }

    /** The event's row is not as we found it: we seemed dead, and another node tells it. Nothing of ours stands. */
    static final class TakenOver extends RuntimeException {
        TakenOver(String id) {
            super("event <%s> is told by another node".formatted(id));
        }
    }

    /** An event as this node has taken it; another version of its row is another node's. */
    record Taken(String id, long version, StoredEvent stored) {}

    private final Supplier<List<Hearer<?>>> hearers;
    private final TransactionTemplate transaction;
    private final Writes writes;
    private final EventJson json;
    private final Courtesy courtesy;

    /** The hearers are asked for late, since what they work with may itself publish events. */
    Telling(
            ObjectProvider<Hearer<?>> hearers,
            PlatformTransactionManager transactions,
            Writes writes,
            EventJson json,
            Courtesy courtesy) {
        this.hearers = SingletonSupplier.of(() -> hearers.orderedStream().toList());
        this.transaction = new TransactionTemplate(transactions);
        this.writes = writes;
        this.json = json;
        this.courtesy = courtesy;
    }

    @Override
    public void afterSingletonsInstantiated() {
        refuseDuplicates(hearers.get());
    }

    /** Tells an event in the caller's transaction; false, and nothing done, if somebody has to be told later. */
    boolean tellAtOnce(Event event) {
        var all = hearersOf(event);
        boolean atOnce = all.stream().allMatch(Hearer::atOnce);
        if (atOnce) {
            all.forEach(hearer -> hear(hearer, event));
        }
        return atOnce;
    }

    /**
     * Tells an event.
     *
     * @return whether it has gone out of the table with that
     * @throws Unheard when a hearer could not cope
     */
    boolean tell(Taken taken) {
        courtesy.letOthersGoFirst();
        var event = json.read(taken.stored());
        var heard = taken.stored().heard();
        var left = hearersOf(event).stream()
                .filter(hearer -> !heard.contains(hearer.id()))
                .toList();
        if (heard.isEmpty() && tellTogether(taken, event, left)) {
            return true;
        }
        tellOneByOne(taken, event, left);
        return false;
    }

    private List<Hearer<?>> hearersOf(Event event) {
        return hearers.get().stream()
                .filter(hearer -> hearer.hears().isInstance(event))
                .toList();
    }

    private boolean tellTogether(Taken taken, Event event, List<Hearer<?>> left) {
        try {
            transaction.executeWithoutResult(_ -> {
                left.forEach(hearer -> hear(hearer, event));
                writes.addOne(
                        () -> new TakenOver(taken.id()),
                        "delete from event_task where task_name = ? and task_instance = ? and version = ?",
                        DurableEvents.TASK,
                        taken.id(),
                        taken.version());
            });
            return true;
        } catch (TakenOver gone) {
            throw gone;
        } catch (RuntimeException oneOfThem) {
            return false; // told again below, each alone, which finds out which one and why
        }
    }

    private void tellOneByOne(Taken taken, Event event, List<Hearer<?>> left) {
        var noted = taken.stored();
        Hearer<?> failing = null;
        RuntimeException why = null;
        for (Hearer<?> hearer : left) {
            var after = noted.heardBy(hearer.id());
            try {
                transaction.executeWithoutResult(_ -> {
                    hear(hearer, event);
                    note(taken, after);
                });
                noted = after;
            } catch (TakenOver gone) {
                throw gone;
            } catch (RuntimeException cause) {
                failing = failing == null ? hearer : failing;
                why = why == null ? cause : why;
            }
        }
        if (failing != null && why != null) {
            throw new Unheard(failing.id(), noted, why);
        }
    }

    private void note(Taken taken, StoredEvent heard) {
        writes.addOne(
                () -> new TakenOver(taken.id()),
                "update event_task set task_data = ? where task_name = ? and task_instance = ? and version = ?",
                json.serialize(heard),
                DurableEvents.TASK,
                taken.id(),
                taken.version());
    }

    @SuppressWarnings("unchecked")
    private static <E extends Event> void hear(Hearer<E> hearer, Event event) {
        hearer.hear((E) event);
    }

    private static void refuseDuplicates(List<Hearer<?>> hearers) {
        Map<String, Long> count = hearers.stream().collect(Collectors.groupingBy(Hearer::id, Collectors.counting()));
        count.forEach((id, times) -> {
            if (times > 1) {
                throw new IllegalStateException(
                        "hearer id <%s> is used %d times; ids are %s".formatted(id, times, count.keySet()));
            }
        });
    }
}
