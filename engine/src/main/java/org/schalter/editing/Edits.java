package org.schalter.editing;

import java.util.Optional;
import java.util.TreeSet;
import org.schalter.definition.PackageFiles;
import org.schalter.definition.ServiceKey;
import org.schalter.editing.ChangeResult.Conflict;
import org.schalter.editing.ChangeResult.Locked;
import org.schalter.editing.ChangeResult.Missing;
import org.schalter.editing.ChangeResult.Reason;
import org.schalter.editing.ChangeResult.Refused;
import org.schalter.editing.ChangeResult.Saved;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Changes files of working copies. Two who change different files never notice each other; who changes a file that somebody
 * else has changed since they looked, is told, and nothing is kept. What the two agree on is no conflict.
 */
@Component
class Edits {

    private final WorkingCopies copies;
    private final Locks locks;
    private final TransactionTemplate transaction;

    Edits(WorkingCopies copies, Locks locks, TransactionTemplate transaction) {
        this.copies = copies;
        this.locks = locks;
        this.transaction = transaction;
    }

    ChangeResult apply(ServiceKey key, Change change, String by) {
        var misplaced = change.misplaced();
        if (misplaced.isPresent()) {
            return new Refused(
                    Reason.PLACE,
                    "a package has no place for the file <%s>; expected %s"
                            .formatted(misplaced.get(), PackageFiles.expected(misplaced.get())));
        }
        return Optional.ofNullable(transaction.execute(status ->
                        copies.lock(key).map(it -> apply(it, change, by)).orElseGet(Missing::new)))
                .orElseGet(Missing::new);
    }

    private ChangeResult apply(WorkingCopy copy, Change change, String by) {
        var held = locks.against(copy.key(), by);
        if (held.isPresent()) {
            return new Locked(held.get());
        }
        var conflicts = conflicts(copy, change);
        if (!conflicts.isEmpty()) {
            return new Conflict(copy, conflicts);
        }
        var files = change.applied(copy.files());
        var excess = PackageFiles.excess(files);
        return excess.isPresent()
                ? new Refused(Reason.SIZE, excess.get())
                : new Saved(copies.keep(copy.key(), files, by));
    }

    /** A base that is still to come was the base of a working copy that has been deleted since. */
    private TreeSet<String> conflicts(WorkingCopy copy, Change change) {
        var paths = change.files().keySet();
        var conflicts = new TreeSet<>(
                change.base() > copy.revision() ? paths : copies.changedSince(copy.key(), change.base(), paths));
        conflicts.removeIf(it -> change.agrees(it, copy.files()));
        return conflicts;
    }
}
