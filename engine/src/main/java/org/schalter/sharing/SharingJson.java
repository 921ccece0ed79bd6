package org.schalter.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.schalter.comparison.Change;
import org.schalter.comparison.Sentences;

/** What there is to merge, as the API tells it. */
record SharingJson(
        @Nullable OriginJson origin,
        boolean changed,
        @Nullable String otherKey,
        List<Told> theirs,
        List<Told> mine,
        List<FileJson> files,
        List<String> placeless) {

    /** Where the service comes from; editions are null where there are none. */
    record OriginJson(
            String kind,
            String name,
            Instant takenAt,
            @Nullable Integer edition,
            @Nullable Integer newest) {}

    /** A change in words. */
    record Told(String area, String file, String sentence) {

        static List<Told> of(List<Change> changes, Sentences sentences, Locale language) {
            return changes.stream()
                    .map(it -> new Told(it.area().word(), it.file(), sentences.sentence(it, language)))
                    .toList();
        }
    }

    /** A file that differs; see {@link Merge.Differing}. */
    record FileJson(
            String path,
            String side,
            @Nullable String base,
            @Nullable String theirs,
            @Nullable String bytes) {

        static FileJson of(Merge.Differing it) {
            return new FileJson(
                    it.path(), it.side().name().toLowerCase(Locale.ROOT), it.base(), it.theirs(), it.bytes());
        }
    }
}
