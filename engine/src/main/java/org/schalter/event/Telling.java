package org.schalter.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/**
 * Tells one event to its hearers. At first all of them share one transaction, in which the event also goes out of the
 * table: one commit instead of one each, and what they do in this database is done exactly once. Only when one of them
 * fails, each gets its own, so that the others' work stands and the failing one can be told again alone.
 */
@Component
class Telling implements SmartInitializingSingleton {

    /** A hearer that could not cope, and why. */
    static final class Unheard extends RuntimeException {
        final String hearer;
        final List<String> heard;
        final RuntimeException why;

        Unheard(String hearer, List<String> heard, RuntimeException cause) {
            // Logged, so without the cause's message, which may speak of somebody.
            super(
                    "hearer <%s> could not cope: %s"
                            .formatted(hearer, cause.getClass().getName()),
                    cause);
            this.hearer = hearer;
            this.heard = heard;
            this.why = cause;
        }
    }

    /** The event is no longer in the table: we seemed dead, and another node has told it. Nothing of ours stands. */
    static final class TakenOver extends RuntimeException {
        TakenOver(String id) {
            super("event <%s> has been told by another node".formatted(id));
        }
    }

    private final Supplier<List<Hearer<?>>> hearers;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Courtesy courtesy;

    /** The hearers are asked for late, since what they work with may itself publish events. */
    Telling(
            ObjectProvider<Hearer<?>> hearers,
            PlatformTransactionManager transactions,
            JdbcClient jdbc,
            Courtesy courtesy) {
        this.hearers = SingletonSupplier.of(() -> hearers.orderedStream().toList());
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
        this.courtesy = courtesy;
    }

    @Override
    public void afterSingletonsInstantiated() {
        refuseDuplicates(hearers.get());
    }

    boolean somebodyHears(Class<? extends Event> type) {
        return hearers.get().stream().anyMatch(hearer -> hearer.hears().isAssignableFrom(type));
    }

    /**
     * Tells an event.
     *
     * @param id names the event
     * @param alreadyHeard ids of the hearers that have coped with it before
     * @return whether it has gone out of the table with that
     * @throws Unheard when a hearer could not cope
     */
    boolean tell(String id, Event event, List<String> alreadyHeard) {
        courtesy.letOthersGoFirst();
        var left = hearers.get().stream()
                .filter(hearer -> hearer.hears().isInstance(event))
                .filter(hearer -> !alreadyHeard.contains(hearer.id()))
                .toList();
        if (alreadyHeard.isEmpty() && tellTogether(id, event, left)) {
            return true;
        }
        tellOneByOne(event, left, alreadyHeard);
        return false;
    }

    private boolean tellTogether(String id, Event event, List<Hearer<?>> left) {
        try {
            transaction.executeWithoutResult(_ -> {
                left.forEach(hearer -> hear(hearer, event));
                takeOut(id);
            });
            return true;
        } catch (TakenOver gone) {
            throw gone;
        } catch (RuntimeException oneOfThem) {
            return false; // told again below, each alone, which finds out which one and why
        }
    }

    private void takeOut(String id) {
        int rows = jdbc.sql("delete from event_task where task_name = ? and task_instance = ?")
                .param(DurableEvents.TASK)
                .param(id)
                .update();
        if (rows != 1) {
            throw new TakenOver(id);
        }
    }

    private void tellOneByOne(Event event, List<Hearer<?>> left, List<String> alreadyHeard) {
        var heard = new ArrayList<>(alreadyHeard);
        Unheard first = null;
        for (Hearer<?> hearer : left) {
            try {
                transaction.executeWithoutResult(_ -> hear(hearer, event));
                heard.add(hearer.id());
            } catch (RuntimeException cause) {
                first = first == null ? new Unheard(hearer.id(), heard, cause) : first;
            }
        }
        if (first != null) {
            throw first;
        }
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
