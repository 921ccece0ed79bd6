package org.schalter.secrecy;

import jakarta.annotation.PreDestroy;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.schalter.storage.SortedIds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Fresh keys, made and stored ahead, so that whoever accepts an application takes one from memory and stores no second row.
 * A node that dies leaves a few keys that nothing was sealed with.
 */
@Component
class KeyPool {

    private static final Logger LOG = LoggerFactory.getLogger(KeyPool.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final MasterKeys masters;
    private final KeyTable table;
    private final Clock clock;
    private final int ahead;
    private final ConcurrentLinkedQueue<DataKey> ready = new ConcurrentLinkedQueue<>();
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicBoolean filling = new AtomicBoolean();
    private final ExecutorService hands = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("keys-", 1).factory());

    KeyPool(MasterKeys masters, KeyTable table, SecrecySettings settings, Clock clock) {
        this.masters = masters;
        this.table = table;
        this.clock = clock;
        this.ahead = settings.keysAhead();
    }

    /** A fresh key. When none is left, it is made in the caller's transaction, so nobody waits for a second connection. */
    DataKey take() {
        DataKey key = ready.poll();
        if (key == null) {
            fillSoon();
            return make(1).getFirst();
        }
        if (left.decrementAndGet() < ahead / 2) {
            fillSoon();
        }
        return key;
    }

    private void fillSoon() {
        if (ahead > 0 && !hands.isShutdown() && filling.compareAndSet(false, true)) {
            hands.execute(this::fill);
        }
    }

    private void fill() {
        try {
            while (left.get() < ahead && !hands.isShutdown()) {
                List<DataKey> made = make(ahead);
                ready.addAll(made);
                left.addAndGet(made.size());
            }
        } catch (RuntimeException e) {
            LOG.warn("no keys could be made ahead; each is made when it is needed: {}", e.toString());
        } finally {
            filling.set(false);
        }
    }

    private List<DataKey> make(int number) {
        List<DataKey> keys = new ArrayList<>(number);
        List<MasterKeys.Wrapped> wrapped = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            byte[] key = random();
            UUID id = SortedIds.next(clock.instant());
            keys.add(new DataKey(id, key));
            wrapped.add(masters.wrap(id, key));
        }
        table.add(wrapped);
        return keys;
    }

    static byte[] random() {
        byte[] key = new byte[Box.KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    /** Takes back what nobody has used. */
    @PreDestroy
    void close() {
        hands.close();
        List<UUID> unused = new ArrayList<>();
        for (DataKey key = ready.poll(); key != null; key = ready.poll()) {
            unused.add(key.id());
        }
        try {
            table.delete(unused);
        } catch (RuntimeException e) {
            LOG.info("{} keys that nothing was sealed with stay in the table: {}", unused.size(), e.toString());
        }
    }
}
