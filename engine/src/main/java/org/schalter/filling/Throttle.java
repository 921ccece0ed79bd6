package org.schalter.filling;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets one visitor do a thing so many times within a while. Each node counts for itself. */
final class Throttle {

    private static final int MOST_VISITORS = 20_000;

    private final int times;
    private final Duration within;
    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST_VISITORS;
        }
    };

    private record Count(long window, int times) {}

    Throttle(int times, Duration within, Clock clock) {
        this.times = times;
        this.within = within;
        this.clock = clock;
    }

    /** Whether this visitor may do it once more. */
    synchronized boolean allows(String visitor) {
        long window = clock.millis() / within.toMillis();
        Count before = counts.get(visitor);
        int done = before == null || before.window() != window ? 0 : before.times();
        if (done >= times) {
            return false;
        }
        counts.remove(visitor);
        counts.put(visitor, new Count(window, done + 1));
        return true;
    }
}
