package org.schalter.samples.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Sends the same kind of request from several clients for a while and counts what was answered well. */
final class Load {

    /** One request; throws if the answer is not the one that was wanted. */
    interface Request {
        void send(Connection connection, int client, int number) throws Exception;
    }

    /**
     * What came out.
     *
     * @param count well-answered requests
     * @param perSecond well-answered requests per second
     * @param p50 median latency in milliseconds
     * @param p99 latency in milliseconds that one in a hundred exceeded
     */
    record Result(long count, double perSecond, double p50, double p99) {
        @Override
        public String toString() {
            return "%,.0f/s, p50 %.2f ms, p99 %.2f ms".formatted(perSecond, p50, p99);
        }
    }

    /** Thrown by a request that has nothing left to send. */
    static final class Enough extends Exception {}

    private Load() {}

    /** As fast as the clients can. */
    static Result run(int port, int clients, Duration time, Request request)
            throws InterruptedException, ExecutionException {
        return run(port, clients, time, 0, request);
    }

    /**
     * So many a second and no more. Latencies count from the moment at which a request was to be sent: one that must wait
     * for the one before waits for the engine.
     */
    static Result paced(int port, int clients, Duration time, double perSecond, Request request)
            throws InterruptedException, ExecutionException {
        return run(port, clients, time, (long) (clients * 1e9 / perSecond), request);
    }

    private static Result run(int port, int clients, Duration time, long pause, Request request)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + time.toNanos();
        long start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            List<Future<long[]>> running = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                int number = client;
                running.add(threads.submit(() -> client(port, number, end, pause, request)));
            }
            return result(running, start);
        }
    }

    private static long[] client(int port, int client, long end, long pause, Request request) throws Exception {
        long[] latencies = new long[1 << 20];
        int count = 0;
        long due = System.nanoTime() + ThreadLocalRandom.current().nextLong(pause + 1);
        try (var connection = new Connection(port)) {
            while (System.nanoTime() < end && count < latencies.length) {
                long sent = pause == 0 ? System.nanoTime() : due;
                LockSupport.parkNanos(sent - System.nanoTime());
                due += pause;
                request.send(connection, client, count);
                latencies[count++] = System.nanoTime() - sent;
            }
        } catch (Enough done) {
            return Arrays.copyOf(latencies, count);
        }
        return Arrays.copyOf(latencies, count);
    }

    private static Result result(List<Future<long[]>> running, long start)
            throws InterruptedException, ExecutionException {
        var all = new ArrayList<long[]>();
        for (Future<long[]> client : running) {
            all.add(client.get());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] sorted = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        if (sorted.length == 0) {
            return new Result(0, 0, 0, 0);
        }
        return new Result(
                sorted.length,
                sorted.length / seconds,
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6);
    }
}
