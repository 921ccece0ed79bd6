package org.schalter.site;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets one visitor have so much of a thing within a while. Each node counts for itself. */
public final class Throttle {

    private static final int MOST_VISITORS = 20_000;

    private final long most;
    private final Duration within;
    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST_VISITORS;
        }
    };

    private record Count(long window, long had) {}

    /** @param most how often, or how much, within that time; 0 for as much as they like */
    public Throttle(long most, Duration within, Clock clock) {
        this.most = most;
        this.within = within;
        this.clock = clock;
    }

    /** Whether this visitor may do it once more. */
    public boolean allows(String visitor) {
        return allows(visitor, 1);
    }

    /** Whether this visitor may have that much more. */
    public synchronized boolean allows(String visitor, long amount) {
        if (most == 0) {
            return true;
        }
        long window = clock.millis() / within.toMillis();
        Count before = counts.get(visitor);
        long had = before == null || before.window() != window ? 0 : before.had();
        if (had + amount > most) {
            return false;
        }
        counts.remove(visitor);
        counts.put(visitor, new Count(window, had + amount));
        return true;
    }
}
