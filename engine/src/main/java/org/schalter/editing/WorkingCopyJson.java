package org.schalter.editing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.ServiceKey;
import org.schalter.editing.spi.Counter;

/** A working copy as the API tells it. */
record WorkingCopyJson(
        ServiceKey key,
        long revision,
        Instant changedAt,
        String changedBy,
        List<FileJson> files,
        Counter.@Nullable Live live,
        LockApi.@Nullable LockJson lock) {

    /** A file; the text is null where it is none. */
    record FileJson(String path, int size, @Nullable String text) {}

    /** What a change that was kept has led to. */
    record SavedJson(long revision, Instant changedAt) {}

    /** A file as somebody else has left it; the text is null where they deleted it, or it is none. */
    record ConflictJson(String path, @Nullable String text) {}

    static WorkingCopyJson of(WorkingCopy copy, Counter.@Nullable Live live, LockApi.@Nullable LockJson lock) {
        var line = copy.line();
        var files = copy.files().entrySet().stream()
                .map(it -> new FileJson(
                        it.getKey(),
                        it.getValue().length,
                        copy.text(it.getKey()).orElse(null)))
                .toList();
        return new WorkingCopyJson(line.key(), line.revision(), line.changedAt(), line.changedBy(), files, live, lock);
    }
}
