package org.schalter.samples.crash;

import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/** The provider's calls to the town: none, one or several for each payment, soon or late, so in any order. */
final class Callbacks {

    private static final int MOST = 3;
    private static final int LATEST_MILLIS = 4000;

    private final Town town;
    final LongAdder made = new LongAdder();
    final LongAdder dropped = new LongAdder();

    Callbacks(Cluster cluster) {
        this.town = new Town(cluster);
    }

    /** @param back where the payer is sent back to: {@code /payments/<attempt>} */
    void about(String back) {
        int calls = ThreadLocalRandom.current().nextInt(MOST + 1);
        if (calls == 0) {
            dropped.increment();
        }
        for (int i = 0; i < calls; i++) {
            Thread.ofVirtual().start(() -> call("/api/v1" + back + "/notifications"));
        }
    }

    private void call(String path) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(LATEST_MILLIS));
            town.post(path, "application/json", "{}");
            made.increment();
        } catch (IOException lost) {
            dropped.increment();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
