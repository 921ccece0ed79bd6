package org.schalter.publishing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.schalter.definition.PackageReader;
import org.schalter.definition.ServiceKey;
import org.schalter.publishing.spi.Intake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The published editions, from memory. Several nodes share one database: at most once a second whoever asks first looks
 * whether the history of what is live has grown, everybody else goes on with what is known; so an edition published on
 * another node is live here a second later, and a service nobody asks for costs nothing.
 */
@Component
public class Editions {

    private static final Logger log = LoggerFactory.getLogger(Editions.class);
    private static final long LOOK_EVERY_NANOS = 1_000_000_000L;

    private final EditionStore store;
    private final Clock clock;
    private final ObjectProvider<Intake> intake;
    private final Map<Id, Edition> kept;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Snapshot snapshot = new Snapshot(-1, Map.of());
    private volatile long lookedAt;

    Editions(EditionStore store, Clock clock, ObjectProvider<Intake> intake, PublishingSettings settings) {
        this.store = store;
        this.clock = clock;
        this.intake = intake;
        this.kept = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Id, Edition> eldest) {
                return size() > settings.editionsKept();
            }
        };
    }

    /** The edition that citizens see now; empty for an unknown or withdrawn service. */
    public Optional<Edition> live(ServiceKey key) {
        return Optional.ofNullable(snapshot().live().get(key));
    }

    /** All live services in the order of their keys. */
    public List<Edition> live() {
        return List.copyOf(snapshot().live().values());
    }

    /**
     * A published edition, live or not.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Edition edition(ServiceKey key, int number) {
        return find(key, number)
                .orElseThrow(() ->
                        new IllegalArgumentException("edition <%s/%d> was never published: ask for one of those listed"
                                .formatted(key.value(), number)));
    }

    /** A published edition, live or not, if there is one. */
    public Optional<Edition> find(ServiceKey key, int number) {
        var live = snapshot.live().get(key);
        if (live != null && live.number() == number) {
            return Optional.of(live);
        }
        synchronized (kept) {
            var known = kept.get(new Id(key, number));
            if (known != null) {
                return Optional.of(known);
            }
        }
        return read(key, number).map(this::keep);
    }

    /** Whether this edition takes submissions today. */
    public Openness openness(Edition edition) {
        var manifest = edition.content().manifest();
        var today = LocalDate.now(clock);
        var from = manifest.open().from();
        var until = manifest.open().until();
        if (from != null && today.isBefore(from)) {
            return Openness.NOT_YET;
        }
        if (until != null && today.isAfter(until)) {
            return Openness.OVER;
        }
        var limit = manifest.limit();
        return limit != null && accepted(edition.key()) >= limit ? Openness.FULL : Openness.OPEN;
    }

    private long accepted(ServiceKey key) {
        return intake.stream().mapToLong(it -> it.accepted(key)).sum();
    }

    /** Makes what this node has just changed visible on it at once. */
    void lookAgain() {
        looking.lock();
        try {
            look();
        } finally {
            looking.unlock();
        }
    }

    private Snapshot snapshot() {
        boolean first = snapshot.changes() < 0;
        if (first) {
            looking.lock();
        } else if (System.nanoTime() - lookedAt < LOOK_EVERY_NANOS || !looking.tryLock()) {
            return snapshot;
        }
        try {
            if (snapshot.changes() < 0 || System.nanoTime() - lookedAt >= LOOK_EVERY_NANOS) {
                look();
            }
            return snapshot;
        } finally {
            looking.unlock();
        }
    }

    private void look() {
        // Taken before the look, and the number before the rows: a change in between is seen at the next look.
        lookedAt = System.nanoTime();
        long changes = store.changes();
        if (changes != snapshot.changes()) {
            snapshot = new Snapshot(changes, live(store.live()));
        }
    }

    private Map<ServiceKey, Edition> live(Collection<EditionStore.Live> rows) {
        var live = new LinkedHashMap<ServiceKey, Edition>();
        for (var row : rows) {
            row.edition().flatMap(it -> readable(row.key(), it)).ifPresent(it -> live.put(row.key(), it));
        }
        return live;
    }

    /** One edition that this engine cannot read must not take the others off the counter. */
    private Optional<Edition> readable(ServiceKey key, int number) {
        try {
            return find(key, number);
        } catch (RuntimeException e) {
            log.error("Edition {}/{} is live and cannot be read; citizens do not see it", key.value(), number, e);
            return Optional.empty();
        }
    }

    private Edition keep(Edition edition) {
        synchronized (kept) {
            var other = kept.putIfAbsent(new Id(edition.key(), edition.number()), edition);
            return other == null ? edition : other;
        }
    }

    private Optional<Edition> read(ServiceKey key, int number) {
        var row = store.edition(key, number);
        var zip = store.zip(key, number);
        if (row.isEmpty() || zip.isEmpty()) {
            return Optional.empty();
        }
        var reading = PackageReader.readZip(zip.get());
        var content = reading.service()
                .orElseThrow(() -> new IllegalStateException("edition <%s/%d> can no longer be read: %s"
                        .formatted(key.value(), number, reading.findings())));
        return Optional.of(new Edition(key, number, row.get().hash(), row.get().publishedAt(), content));
    }

    private record Id(ServiceKey key, int number) {}

    /** What was live when the history had so many rows. */
    private record Snapshot(long changes, Map<ServiceKey, Edition> live) {}
}
