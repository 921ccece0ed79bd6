package org.schalter.editing;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.schalter.definition.PackageFiles;

/**
 * Files that are to change together.
 *
 * @param base the revision they were changed from
 * @param files by their paths; empty for one that is to go
 */
record Change(long base, Map<String, Optional<byte[]>> files) {

    Change {
        files = Map.copyOf(files);
    }

    /** The files of a working copy after this change. */
    SortedMap<String, byte[]> applied(SortedMap<String, byte[]> before) {
        var after = new TreeMap<>(before);
        files.forEach((path, content) -> content.ifPresentOrElse(it -> after.put(path, it), () -> after.remove(path)));
        return after;
    }

    /** Whether this file is already as the change wants it. */
    boolean agrees(String path, SortedMap<String, byte[]> with) {
        return Arrays.equals(
                with.get(path), files.getOrDefault(path, Optional.empty()).orElse(null));
    }

    /** A path where no file may be written; what stands in a wrong place may go, but not grow. */
    Optional<String> misplaced() {
        return files.entrySet().stream()
                .filter(it -> it.getValue().isPresent() && !PackageFiles.hasPlace(it.getKey()))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
