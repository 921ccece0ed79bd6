package org.schalter.definition;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads a service package from a folder, a zip or its files, with every problem as a finding. Nothing from outside is
 * trusted: neither names nor sizes nor content.
 */
public final class PackageReader {

    static final String MANIFEST = "service.yaml";

    private PackageReader() {}

    /** Reads a folder or a zip file. */
    public static Reading read(Path folderOrZip) throws IOException {
        if (!Files.isDirectory(folderOrZip)) {
            try (InputStream in = Files.newInputStream(folderOrZip)) {
                return readZip(in);
            }
        }
        try {
            return of(walk(folderOrZip));
        } catch (Unreadable e) {
            return refused(e);
        }
    }

    public static Reading readZip(byte[] zip) {
        try {
            return readZip(new ByteArrayInputStream(zip));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a zip to its end, or to where it becomes larger than a package may be. */
    public static Reading readZip(InputStream zip) throws IOException {
        try {
            return of(withoutCommonFolder(new ZipReader(ZipReader.read(zip)).files()));
        } catch (Unreadable e) {
            return refused(e);
        }
    }

    /** Reads the files of a package, by their paths inside it. */
    public static Reading of(SortedMap<String, byte[]> files) {
        try {
            PackageLimits.requireAll(files);
        } catch (Unreadable e) {
            return refused(e);
        }
        return new PackageAssembly(files).read().named(files.get(MANIFEST));
    }

    private static SortedMap<String, byte[]> walk(Path folder) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        long total = 0;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file :
                    (Iterable<Path>) all.filter(p -> !Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS))::iterator) {
                String name = folder.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), "/");
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    throw new Unreadable(
                            name, "<" + name + "> is a link or no ordinary file; expected the file itself");
                }
                try (InputStream in = Files.newInputStream(file)) {
                    byte[] bytes = PackageLimits.bounded(in, name);
                    total += bytes.length;
                    PackageLimits.requireTotal(total);
                    files.put(name, bytes);
                }
                PackageLimits.requireEntries(files.size());
            }
        }
        return files;
    }

    /** Who zips a folder often zips the folder itself; then everything stands one level deeper. */
    static SortedMap<String, byte[]> withoutCommonFolder(Map<String, byte[]> files) {
        SortedMap<String, byte[]> all = new TreeMap<>(files);
        Optional<String> folder = all.keySet().stream()
                .filter(path -> path.endsWith("/" + MANIFEST) && path.indexOf('/') == path.lastIndexOf('/'))
                .map(path -> path.substring(0, path.indexOf('/') + 1))
                .findFirst();
        if (all.containsKey(MANIFEST) || folder.isEmpty()) {
            return all;
        }
        String prefix = folder.get();
        if (!all.keySet().stream().allMatch(path -> path.startsWith(prefix) || path.startsWith("__MACOSX/"))) {
            return all;
        }
        SortedMap<String, byte[]> inside = new TreeMap<>();
        all.forEach(
                (path, bytes) -> inside.put(path.startsWith(prefix) ? path.substring(prefix.length()) : path, bytes));
        return inside;
    }

    private static Reading refused(Unreadable e) {
        return new Reading(Optional.empty(), List.of(e.finding("")));
    }
}
