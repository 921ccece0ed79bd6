package org.schalter.workspace;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.ServiceKey;
import org.schalter.editing.spi.Counter;

/** The editors' desk as the API tells it. */
record WorkspaceJson(List<Item> items, @Nullable String next) {

    /** A service; the count of findings is null until its working copy has been checked. */
    record Item(
            ServiceKey key,
            String title,
            String folder,
            Counter.@Nullable Live live,
            @Nullable CopyJson workingCopy,
            Glance.@Nullable Count findings,
            InFlight inFlight,
            boolean archived,
            @Nullable Instant deletedAt) {}

    /** Of a working copy, what a list shows. */
    record CopyJson(long revision, Instant changedAt, String changedBy, boolean differsFromLive) {}

    /** What was begun under any edition and is not done. */
    record InFlight(long drafts, long cases, long tasks) {}
}
