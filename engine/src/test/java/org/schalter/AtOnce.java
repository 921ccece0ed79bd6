package org.schalter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

/** Several who do something at the same moment. */
public final class AtOnce {

    private AtOnce() {}

    /** What came of each, in their order; they begin together. */
    public static <T> List<T> all(List<? extends Callable<? extends T>> calls) {
        var start = new CyclicBarrier(calls.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = calls.stream()
                    .map(call -> threads.submit(() -> {
                        start.await();
                        return (T) call.call();
                    }))
                    .toList();
            List<T> results = new ArrayList<>();
            for (var one : running) {
                results.add(one.get());
            }
            return results;
        } catch (Exception e) {
            throw new AssertionError("one of those at once failed", e);
        }
    }
}
