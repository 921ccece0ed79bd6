package org.schalter.editing;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.schalter.definition.PackageFiles;
import org.schalter.definition.ServiceKey;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The working copies: one a service, the one truth of what is imported, edited, checked and published. Each change is one
 * revision more; several nodes change one service after the other, by the lock of its row.
 */
@Component
public class WorkingCopies {

    private final WorkingCopyStore store;
    private final LockStore locks;
    private final RecentCopies recent = new RecentCopies();
    private final TransactionTemplate transaction;
    private final Clock clock;

    WorkingCopies(WorkingCopyStore store, LockStore locks, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.locks = locks;
        this.transaction = transaction;
        this.clock = clock;
    }

    public Optional<WorkingCopy> find(ServiceKey key) {
        var line = store.line(key);
        while (line.isPresent()) {
            var copy = copy(line.get());
            if (copy.isPresent()) {
                return copy;
            }
            // Somebody has changed it between the two looks.
            line = store.line(key);
        }
        return Optional.empty();
    }

    /** One of them without its files. */
    public Optional<WorkingCopy.Line> line(ServiceKey key) {
        return store.line(key);
    }

    /** All of them without their files, by key. */
    public List<WorkingCopy.Line> lines() {
        return store.lines();
    }

    /** In the caller's transaction: whoever changes, publishes or withdraws this service next waits for its end. */
    public Optional<WorkingCopy> lock(ServiceKey key) {
        return store.lock(key).flatMap(this::copy);
    }

    /** Those of these files that were changed or deleted after a revision. */
    Set<String> changedSince(ServiceKey key, long revision, Collection<String> paths) {
        return store.changedSince(key, revision, paths);
    }

    /**
     * Keeps an imported zip as it is; nothing happens where the files are those that are there already.
     *
     * @throws LockedByAnother when somebody else holds the edit lock
     */
    public WorkingCopy keep(ServiceKey key, byte[] zip, String by) {
        var content = new Content(zip, PackageFiles.unzip(zip));
        return done(key, () -> {
            store.lock(key);
            locks.lock(key)
                    .filter(it ->
                            it.until().isAfter(clock.instant()) && !it.holder().equals(by))
                    .ifPresent(it -> {
                        throw new LockedByAnother(it.holder(), it.since());
                    });
            return keep(key, content, by);
        });
    }

    /** Keeps these files. */
    public WorkingCopy keep(ServiceKey key, SortedMap<String, byte[]> files, String by) {
        return keep(key, new Content(PackageFiles.zip(files), new TreeMap<>(files)), by);
    }

    /** A new one, at revision 1; empty where there is one already. */
    public Optional<WorkingCopy> begin(ServiceKey key, SortedMap<String, byte[]> files, String by) {
        var first = copy(key, 1, new Content(PackageFiles.zip(files), new TreeMap<>(files)), by);
        return store.add(first.line(), first.zip()) ? Optional.of(first) : Optional.empty();
    }

    /** Gone for ever, with all that is known about it; the editions stay. */
    public void remove(ServiceKey key) {
        transaction.executeWithoutResult(status -> store.remove(key));
    }

    private record Content(byte[] zip, SortedMap<String, byte[]> files) {}

    private WorkingCopy keep(ServiceKey key, Content content, String by) {
        var kept = done(key, () -> {
            var known = lock(key);
            if (known.isPresent()) {
                return change(known.get(), content, by);
            }
            var first = copy(key, 1, content, by);
            return store.add(first.line(), content.zip())
                    ? first
                    : change(lock(key).orElseThrow(() -> gone(key)), content, by);
        });
        return recent.keep(kept);
    }

    private WorkingCopy done(ServiceKey key, Supplier<WorkingCopy> step) {
        return Optional.ofNullable(transaction.execute(status -> step.get())).orElseThrow(() -> gone(key));
    }

    private WorkingCopy change(WorkingCopy known, Content content, String by) {
        var changed = differences(known.files(), content.files());
        if (changed.isEmpty()) {
            return known;
        }
        var next = copy(known.key(), known.revision() + 1, content, by);
        store.change(next.line(), content.zip(), changed);
        return next;
    }

    private static IllegalStateException gone(ServiceKey key) {
        return new IllegalStateException("the working copy of <%s> was deleted meanwhile; try again".formatted(key));
    }

    /** To the microsecond, which is all that the databases keep. */
    private WorkingCopy copy(ServiceKey key, long revision, Content content, String by) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var line = new WorkingCopy.Line(key, revision, PackageFiles.hash(content.files()), now, by);
        return new WorkingCopy(line, content.zip(), content.files());
    }

    private Optional<WorkingCopy> copy(WorkingCopy.Line line) {
        return recent.find(line)
                .or(() -> store.zip(line).map(zip -> {
                    var copy = new WorkingCopy(line, zip, PackageFiles.unzip(zip));
                    return recent.keep(copy);
                }));
    }

    private static Set<String> differences(SortedMap<String, byte[]> before, SortedMap<String, byte[]> after) {
        var paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        paths.removeIf(it -> Arrays.equals(before.get(it), after.get(it)));
        return paths;
    }
}
