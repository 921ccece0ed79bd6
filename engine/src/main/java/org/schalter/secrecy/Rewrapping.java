package org.schalter.secrecy;

import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Wraps anew, in the background after each start, what another master key wraps than the one that does from now on. Only
 * wrapped keys change, never what they sealed, and several nodes may do it at once.
 */
@Component
class Rewrapping {

    private static final Logger LOG = LoggerFactory.getLogger(Rewrapping.class);
    private static final int BATCH = 500;

    private final MasterKeys masters;
    private final KeyTable table;
    private final TransactionTemplate transaction;

    Rewrapping(MasterKeys masters, KeyTable table, PlatformTransactionManager transactions) {
        this.masters = masters;
        this.table = table;
        this.transaction = new TransactionTemplate(transactions);
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread.ofVirtual().name("rewrapping").start(() -> {
            try {
                run();
            } catch (RuntimeException e) {
                LOG.warn("keys could not be wrapped anew; the next start goes on: {}", e.toString());
            }
        });
    }

    /** Wraps anew all that there is; how many keys that were. */
    long run() {
        long done = 0;
        for (String master : masters.ids()) {
            done += master.equals(masters.current()) ? 0 : replace(master);
        }
        if (done > 0) {
            LOG.info("{} keys are now wrapped by the master key {}", done, masters.current());
        }
        return done;
    }

    private long replace(String master) {
        long done = 0;
        int batch;
        do {
            batch = Objects.requireNonNull(transaction.execute(_ -> rewrap(table.take(master, BATCH))));
            done += batch;
        } while (batch > 0);
        return done;
    }

    private int rewrap(List<MasterKeys.Wrapped> keys) {
        table.rewrap(keys.stream()
                .map(it -> masters.wrap(it.id(), masters.unwrap(it)))
                .toList());
        return keys.size();
    }
}
