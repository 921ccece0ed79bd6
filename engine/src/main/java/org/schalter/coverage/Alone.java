package org.schalter.coverage;

import java.util.SortedMap;
import java.util.TreeMap;
import org.schalter.definition.PackageReader;
import org.schalter.definition.Reading;
import org.schalter.editing.WorkingCopy;
import org.schalter.site.Problem;
import org.springframework.http.HttpStatus;

/** A working copy with one of its tests and none of the others. */
final class Alone {

    private static final String FOLDER = "examples/";

    private Alone() {}

    /** @throws Problem if there is no such test */
    static Reading with(WorkingCopy copy, String name) {
        var folder = FOLDER + name + "/";
        SortedMap<String, byte[]> files = new TreeMap<>(copy.files());
        if (name.isEmpty() || files.keySet().stream().noneMatch(it -> it.startsWith(folder))) {
            throw Problem.of(HttpStatus.NOT_FOUND, "unknown-test", "<%s> has no test <%s>".formatted(copy.key(), name));
        }
        files.keySet().removeIf(it -> it.startsWith(FOLDER) && !it.startsWith(folder));
        return PackageReader.of(files);
    }
}
