package org.schalter.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TogetherTests {

    private final List<List<Integer>> transactions = Collections.synchronizedList(new ArrayList<>());

    @Test
    void who_comes_alone_is_served_at_once() {
        var together = new Together<Integer>(4, transactions::add);

        together.have(1);
        together.have(2);

        assertThat(transactions).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void who_comes_meanwhile_is_served_with_everybody_else_who_waits_and_no_more_than_so_many_at_once()
            throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var together = new Together<Integer>(4, all -> {
            transactions.add(all);
            begun.countDown();
            await(goOn);
        });
        try (var threads = Executors.newCachedThreadPool()) {
            var first = threads.submit(() -> together.have(0));
            begun.await();
            List<Thread> waiting = Collections.synchronizedList(new ArrayList<>());
            List<Future<?>> others = new ArrayList<>();
            for (int i = 1; i <= 6; i++) {
                int mine = i;
                var came = new CompletableFuture<Thread>();
                others.add(threads.submit(() -> {
                    came.complete(Thread.currentThread());
                    together.have(mine);
                }));
                waiting.add(came.get());
            }
            while (waiting.stream().anyMatch(it -> it.getState() != Thread.State.WAITING)) {
                Thread.onSpinWait();
            }
            goOn.countDown();
            first.get();
            for (Future<?> other : others) {
                other.get();
            }
        }

        assertThat(transactions).hasSize(3);
        assertThat(transactions.get(0)).containsExactly(0);
        assertThat(transactions.get(1)).hasSize(4);
        assertThat(transactions.get(2)).hasSize(2);
        assertThat(served()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void one_who_cannot_be_served_hears_why_and_does_no_harm_to_the_others() throws Exception {
        var done = Collections.synchronizedSet(new HashSet<Integer>());
        var together = new Together<Integer>(8, all -> {
            if (all.contains(13)) {
                throw new IllegalArgumentException("thirteen");
            }
            done.addAll(all);
        });
        List<Throwable> heard = Collections.synchronizedList(new ArrayList<>());
        atOnce(40, number -> {
            try {
                together.have(number);
            } catch (IllegalArgumentException why) {
                heard.add(why);
            }
        });

        assertThat(heard).hasSize(1);
        assertThat(done)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 40).filter(it -> it != 13).boxed().toList());
    }

    @Test
    void everybody_is_served_once_however_many_come() throws Exception {
        var served = new AtomicInteger();
        Set<Integer> twice = Collections.synchronizedSet(new HashSet<>());
        Set<Integer> all = Collections.synchronizedSet(new HashSet<>());
        var together = new Together<Integer>(8, some -> {
            served.addAndGet(some.size());
            some.stream().filter(it -> !all.add(it)).forEach(twice::add);
        });

        atOnce(16, thread -> IntStream.range(0, 2_000).forEach(it -> together.have(thread * 2_000 + it)));

        assertThat(served).hasValue(32_000);
        assertThat(twice).isEmpty();
    }

    @Test
    void an_error_leaves_nobody_waiting() {
        var together = new Together<Integer>(4, all -> {
            if (all.contains(1)) {
                throw new StackOverflowError("deep");
            }
            transactions.add(all);
        });

        assertThatThrownBy(() -> together.have(1)).isInstanceOf(StackOverflowError.class);
        together.have(2);

        assertThat(transactions).containsExactly(List.of(2));
    }

    private List<Integer> served() {
        return transactions.stream().flatMap(List::stream).toList();
    }

    private static void atOnce(int threads, java.util.function.IntConsumer work) throws Exception {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> all = new ArrayList<>();
            IntStream.range(0, threads).forEach(it -> all.add(pool.submit(() -> work.accept(it))));
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }
}
