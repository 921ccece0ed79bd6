package org.schalter.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Counts failed sign-ins by name and address, so that guessing takes for ever and nobody can lock out somebody else.
 * Each node counts for itself: that only multiplies the attempts by the number of nodes.
 */
@Component
class Throttle {

    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final IdentitySettings settings;
    private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > REMEMBERED;
        }
    };

    Throttle(Clock clock, IdentitySettings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    synchronized boolean isExhausted(String name, String address) {
        var times = failures.get(key(name, address));
        if (times == null) {
            return false;
        }
        var since = clock.instant().minus(settings.attemptsWithin());
        times.removeIf(it -> it.isBefore(since));
        return times.size() >= settings.attempts();
    }

    synchronized void failed(String name, String address) {
        failures.computeIfAbsent(key(name, address), it -> new ArrayDeque<>()).add(clock.instant());
    }

    synchronized void succeeded(String name, String address) {
        failures.remove(key(name, address));
    }

    private static String key(String name, String address) {
        return name + "\n" + address;
    }
}
