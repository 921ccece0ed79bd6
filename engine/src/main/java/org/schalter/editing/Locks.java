package org.schalter.editing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.schalter.definition.ServiceKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The edit locks. Who opens a service in the designer takes its lock and keeps it by asking again; who asks no more, because
 * their browser is closed or their network is gone, loses it. Anybody else sees who it is, may wait, or take over. Nobody
 * needs a lock to write where there is none: programs do not ask for one.
 */
@Component
class Locks {

    private final WorkingCopies copies;
    private final LockStore store;
    private final EditingSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Locks(
            WorkingCopies copies,
            LockStore store,
            EditingSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.copies = copies;
        this.store = store;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Who may write, since when, and who else looks. */
    record Held(String holder, Instant since, List<String> present) {}

    /** The lock that holds now. */
    Optional<Held> held(ServiceKey key) {
        var now = clock.instant();
        return store.lock(key)
                .filter(it -> it.until().isAfter(now))
                .map(it -> new Held(it.holder(), it.since(), store.present(key, now)));
    }

    /** Whether somebody else holds it. */
    Optional<Held> against(ServiceKey key, String who) {
        return held(key).filter(it -> !it.holder().equals(who));
    }

    /** Asks for the lock, or for more time; whose it is then. Empty where there is no working copy. */
    Optional<Held> ask(ServiceKey key, String who, boolean takeover) {
        return Optional.ofNullable(transaction.execute(
                status -> copies.lock(key).map(it -> asked(key, who, takeover)).orElse(null)));
    }

    /** Notes that somebody looks who asks for nothing. */
    void look(ServiceKey key, String who) {
        store.seen(key, who, clock.instant().plus(settings.lockExpires()));
    }

    /** Everybody who has it open. */
    List<String> present(ServiceKey key) {
        return store.present(key, clock.instant());
    }

    private Held asked(ServiceKey key, String who, boolean takeover) {
        var now = clock.instant();
        var until = now.plus(settings.lockExpires());
        store.seen(key, who, until);
        var held = held(key);
        var mine = held.filter(it -> it.holder().equals(who)).map(Held::since);
        if (held.isEmpty() || mine.isPresent() || takeover) {
            store.put(key, new LockStore.Row(who, mine.orElse(now), until));
        }
        return held(key).orElseThrow();
    }

    /** Gives it back; what somebody else holds stays theirs. */
    void release(ServiceKey key, String who) {
        transaction.executeWithoutResult(status -> copies.lock(key).ifPresent(copy -> {
            store.gone(key, who);
            if (held(key).filter(it -> it.holder().equals(who)).isPresent()) {
                store.release(key);
            }
        }));
    }
}
