package org.schalter.samples.crash;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What the town has answered to citizens and clerks; it is held to that afterwards. */
final class Receipts {

    /** An application that was answered with 201. */
    record Receipt(String reference, boolean toPay) {}

    final ConcurrentLinkedQueue<Receipt> accepted = new ConcurrentLinkedQueue<>();
    final AtomicLong paid = new AtomicLong();
    final AtomicLong decided = new AtomicLong();
    final AtomicLong repeated = new AtomicLong();

    /** How often which status was answered that asks for another try, and {@code no answer}. */
    final ConcurrentMap<String, LongAdder> troubles = new ConcurrentSkipListMap<>();

    /** Answers that are neither the one wanted nor one that asks for another try; the first of them. */
    final ConcurrentLinkedQueue<String> surprises = new ConcurrentLinkedQueue<>();

    void trouble(String what) {
        repeated.incrementAndGet();
        troubles.computeIfAbsent(what, _ -> new LongAdder()).increment();
    }
}
