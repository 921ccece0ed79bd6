package org.schalter.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Does in one transaction what several threads want done at the same moment: who comes while others are being served
 * waits, and is then served with everybody else who waits. So their way to the database and to its disk is paid for once;
 * who comes alone is served at once.
 *
 * <p>If the common transaction fails, nobody knows because of whom: then each has it done alone, and hears what is wrong.
 *
 * @param <T> what is to be done
 */
public final class Together<T> {

    private final int most;
    private final Consumer<List<T>> transaction;
    private final Queue<Waiting<T>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean serving = new AtomicBoolean();

    /**
     * @param most how many are served by one transaction
     * @param transaction does all of it or, throwing, nothing of it
     */
    public Together(int most, Consumer<List<T>> transaction) {
        this.most = most;
        this.transaction = transaction;
    }

    /** What somebody who waits is told. */
    private enum Call {
        DONE,
        /** Do it alone. */
        ALONE,
        /** Serve all who wait, for the one who did so is done. */
        SERVE
    }

    private static final class Waiting<T> {
        private final T wanted;
        private final CompletableFuture<Call> call = new CompletableFuture<>();

        /** Known to the one who serves only. */
        private Call outcome = Call.SERVE;

        Waiting(T wanted) {
            this.wanted = wanted;
        }

        void end(Call outcome) {
            this.outcome = outcome;
            call.complete(outcome);
        }
    }

    /** Has it done; throws what the transaction throws that does this alone. */
    public void have(T wanted) {
        var mine = new Waiting<>(wanted);
        waiting.add(mine);
        Call call = serving.compareAndSet(false, true) ? Call.SERVE : mine.call.join();
        if (call == Call.SERVE) {
            call = serve(mine);
        }
        if (call == Call.ALONE) {
            transaction.accept(List.of(wanted));
        }
    }

    private Call serve(Waiting<T> mine) {
        try {
            while (mine.outcome == Call.SERVE) {
                serve(next());
            }
        } finally {
            handOver();
        }
        return mine.outcome;
    }

    private List<Waiting<T>> next() {
        List<Waiting<T>> next = new ArrayList<>(most);
        while (next.size() < most && !waiting.isEmpty()) {
            next.add(waiting.remove());
        }
        return next;
    }

    private void serve(List<Waiting<T>> all) {
        Call outcome = Call.ALONE;
        try {
            transaction.accept(all.stream().map(it -> it.wanted).toList());
            outcome = Call.DONE;
        } catch (RuntimeException oneOfThem) {
            // Done again below, each alone, which finds out which one and why.
        } finally {
            Call known = outcome;
            all.forEach(it -> it.end(known));
        }
    }

    private void handOver() {
        do {
            Waiting<T> next = waiting.peek();
            if (next != null) {
                next.call.complete(Call.SERVE);
                return;
            }
            serving.set(false);
            // Who came between the look and the leaving found somebody serving, and waits.
        } while (!waiting.isEmpty() && serving.compareAndSet(false, true));
    }
}
