package org.schalter.document;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts how many unknown check codes a visitor has asked for lately. Each node counts for itself. */
@Component
class Guesses {

    private static final Duration WHILE = Duration.ofMinutes(10);
    private static final int MOST_VISITORS = 20_000;

    private final int most;
    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST_VISITORS;
        }
    };

    Guesses(DocumentSettings settings, Clock clock) {
        this.most = settings.verify();
        this.clock = clock;
    }

    private record Count(long window, int times) {}

    synchronized boolean tooMany(String visitor) {
        Count count = counts.get(visitor);
        return count != null && count.window() == window() && count.times() >= most;
    }

    synchronized void wrong(String visitor) {
        Count count = counts.remove(visitor);
        int before = count == null || count.window() != window() ? 0 : count.times();
        counts.put(visitor, new Count(window(), before + 1));
    }

    private long window() {
        return clock.millis() / WHILE.toMillis();
    }
}
