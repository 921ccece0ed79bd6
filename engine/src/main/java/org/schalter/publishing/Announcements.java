package org.schalter.publishing;

import java.time.Clock;
import java.util.Optional;
import org.schalter.definition.ServiceKey;
import org.schalter.event.Events;
import org.schalter.publishing.Publications.EditionPublished;
import org.schalter.publishing.Publications.EditionWithdrawn;
import org.springframework.stereotype.Component;

/** The moment of going live or of being withdrawn: numbers, history and event in the caller's transaction. */
@Component
class Announcements {

    private final EditionStore store;
    private final Events events;
    private final Clock clock;

    Announcements(EditionStore store, Events events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    record Numbered(int number, boolean created) {}

    EditionStore.Copy copy(ServiceKey key, String hash, byte[] zip, String by) {
        return new EditionStore.Copy(key, hash, zip, clock.instant(), by);
    }

    /** The same content is the same edition, however often and by how many at once it is published. */
    Numbered publish(EditionStore.Copy copy) {
        if (!store.lock(copy.key())) {
            throw new IllegalStateException("service <%s> has no working copy: import one first"
                    .formatted(copy.key().value()));
        }
        var known = store.edition(copy.key(), copy.hash());
        var edition = known.orElseGet(() -> store.add(copy, clock.instant(), copy.changedBy()));
        if (!live(copy.key()).equals(Optional.of(edition.number()))) {
            store.goLive(new EditionStore.Live(
                    copy.key(), Optional.of(edition.number()), clock.instant(), copy.changedBy()));
            events.publish(new EditionPublished(copy.key().value(), edition.number(), edition.hash()));
        }
        return new Numbered(edition.number(), known.isEmpty());
    }

    boolean withdraw(ServiceKey key, String by) {
        var live = live(key);
        live.ifPresent(it -> {
            store.goLive(new EditionStore.Live(key, Optional.empty(), clock.instant(), by));
            events.publish(new EditionWithdrawn(key.value(), it));
        });
        return live.isPresent();
    }

    private Optional<Integer> live(ServiceKey key) {
        return store.live(key).stream().findFirst().flatMap(EditionStore.Live::edition);
    }
}
