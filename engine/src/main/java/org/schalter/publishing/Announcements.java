package org.schalter.publishing;

import java.time.Clock;
import java.util.Optional;
import org.schalter.definition.ServiceKey;
import org.schalter.editing.WorkingCopies;
import org.schalter.event.Events;
import org.schalter.publishing.Publications.EditionPublished;
import org.schalter.publishing.Publications.EditionWithdrawn;
import org.springframework.stereotype.Component;

/** The moment of going live or of being withdrawn: numbers, history and event in the caller's transaction. */
@Component
class Announcements {

    private final EditionStore store;
    private final WorkingCopies copies;
    private final Events events;
    private final Clock clock;

    Announcements(EditionStore store, WorkingCopies copies, Events events, Clock clock) {
        this.store = store;
        this.copies = copies;
        this.events = events;
        this.clock = clock;
    }

    record Numbered(int number, boolean created) {}

    /** The same content is the same edition, however often and by how many at once it is published. */
    Numbered publish(EditionStore.Candidate candidate, Going going) {
        var numbered = number(candidate);
        goLive(candidate.key(), numbered.number(), candidate.by(), going);
        return numbered;
    }

    /** Becomes an edition that citizens do not see yet, unless it is one already. */
    Numbered number(EditionStore.Candidate candidate) {
        var key = candidate.key();
        if (copies.lock(key).isEmpty()) {
            throw new IllegalStateException("service <%s> has no working copy: import one first".formatted(key));
        }
        var known = store.edition(key, candidate.hash());
        var edition = known.orElseGet(() -> store.add(candidate, clock.instant()));
        return new Numbered(edition.number(), known.isEmpty());
    }

    /** False where there is no such edition. */
    boolean goLive(ServiceKey key, int number, String by, Going going) {
        copies.lock(key);
        var edition = store.edition(key, number);
        edition.filter(it -> !live(key).equals(Optional.of(number))).ifPresent(it -> {
            store.goLive(new EditionStore.Live(key, Optional.of(number), clock.instant(), by, going));
            events.publish(new EditionPublished(key.value(), number, it.hash()));
        });
        return edition.isPresent();
    }

    boolean withdraw(ServiceKey key, String by, Going going) {
        copies.lock(key);
        var live = live(key);
        live.ifPresent(it -> {
            store.goLive(new EditionStore.Live(key, Optional.empty(), clock.instant(), by, going));
            events.publish(new EditionWithdrawn(key.value(), it));
        });
        return live.isPresent();
    }

    private Optional<Integer> live(ServiceKey key) {
        return store.live(key).stream().findFirst().flatMap(EditionStore.Live::edition);
    }
}
