package org.schalter.sharing;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.schalter.comparison.Change;
import org.schalter.comparison.Changes;
import org.schalter.definition.PackageFiles;
import org.schalter.definition.PackageReader;
import org.schalter.definition.ServiceKey;
import org.schalter.definition.ServicePackage;
import org.schalter.editing.WorkingCopy;

/**
 * What another package would change in a working copy; decided file by file, and inside files, by whoever merges.
 *
 * @param base what both came from, where that is known
 */
record Merge(WorkingCopy mine, Optional<SortedMap<String, byte[]>> base, SortedMap<String, byte[]> theirs) {

    /** Who has changed a file. */
    enum Side {
        MINE,
        THEIRS,
        BOTH,
        /** Nobody knows, since what both came from is not known. */
        UNKNOWN
    }

    /**
     * A file that differs; texts are null where there is none, or where it is no text.
     *
     * @param bytes what theirs is where it is no text, in Base64
     */
    record Differing(
            String path,
            Side side,
            @Nullable String base,
            @Nullable String theirs,
            @Nullable String bytes) {}

    List<Differing> files() {
        var paths = new TreeSet<>(mine.files().keySet());
        paths.addAll(theirs.keySet());
        paths.removeIf(it -> Arrays.equals(mine.files().get(it), theirs.get(it)) || !PackageFiles.hasPlace(it));
        return paths.stream().map(this::file).toList();
    }

    /** What they have and no package has a place for: it can't be taken, and is told. */
    List<String> placeless() {
        return theirs.keySet().stream()
                .filter(it -> !PackageFiles.hasPlace(it) && !mine.files().containsKey(it))
                .toList();
    }

    private Differing file(String path) {
        var text = text(theirs, path);
        var bytes = theirs.get(path);
        return new Differing(
                path,
                side(path),
                base.flatMap(it -> text(it, path)).orElse(null),
                text.orElse(null),
                bytes == null || text.isPresent() ? null : Base64.getEncoder().encodeToString(bytes));
    }

    private Side side(String path) {
        if (base.isEmpty()) {
            return Side.UNKNOWN;
        }
        var before = base.get().get(path);
        if (Arrays.equals(before, mine.files().get(path))) {
            return Side.THEIRS;
        }
        return Arrays.equals(before, theirs.get(path)) ? Side.MINE : Side.BOTH;
    }

    private static Optional<String> text(SortedMap<String, byte[]> files, String path) {
        return Optional.ofNullable(files.get(path)).flatMap(it -> PackageFiles.text(path, it));
    }

    /** What they have changed; where it is not known since when, what differs. */
    List<Change> byThem() {
        return between(base.flatMap(Merge::read).or(() -> mine.reading().service()), read(theirs));
    }

    /** What has been changed here since. */
    List<Change> byMe() {
        return base.isEmpty()
                ? List.of()
                : between(base.flatMap(Merge::read), mine.reading().service());
    }

    /** Which service they say it is, if another. */
    Optional<ServiceKey> otherKey() {
        return PackageReader.of(theirs).key().filter(it -> !it.equals(mine.key()));
    }

    /** What can't be read as a package can't be put into words; its files are told all the same. */
    private static List<Change> between(Optional<ServicePackage> before, Optional<ServicePackage> after) {
        try {
            return before.isPresent() && after.isPresent() ? Changes.between(before.get(), after.get()) : List.of();
        } catch (RuntimeException broken) {
            return List.of();
        }
    }

    private static Optional<ServicePackage> read(SortedMap<String, byte[]> files) {
        return PackageReader.of(files).service();
    }
}
