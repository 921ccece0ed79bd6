package org.schalter.definition;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** How large a service package may be. */
final class PackageLimits {

    static final int MOST_ENTRIES = 2_000;
    static final int LARGEST_FILE = 5 * 1024 * 1024;
    static final long LARGEST_PACKAGE = 20L * 1024 * 1024;

    private PackageLimits() {}

    static void requireAll(Map<String, byte[]> files) {
        requireEntries(files.size());
        requireTotal(files.values().stream().mapToLong(bytes -> bytes.length).sum());
        files.forEach((path, bytes) -> requireFile(bytes.length, path));
    }

    static void requireEntries(long entries) {
        if (entries > MOST_ENTRIES) {
            throw new Unreadable("", "<" + entries + "> files; expected at most " + MOST_ENTRIES);
        }
    }

    static void requireTotal(long bytes) {
        if (bytes > LARGEST_PACKAGE) {
            throw new Unreadable("", "more than <" + LARGEST_PACKAGE + "> bytes in all; expected a smaller package");
        }
    }

    /** The bytes of a file; stops reading where the file is larger than allowed. */
    static byte[] bounded(InputStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
        requireFile(bytes.length, name);
        return bytes;
    }

    static void requireFile(long size, String name) {
        if (size > LARGEST_FILE) {
            throw new Unreadable(
                    name, "<" + name + "> is larger than " + LARGEST_FILE + " bytes; expected a smaller file");
        }
    }
}
