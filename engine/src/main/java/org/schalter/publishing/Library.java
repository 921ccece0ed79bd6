package org.schalter.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The packages that the engine brings along: whole services, and presets to begin one from. */
@Component
public class Library {

    private static final String ROOT = "classpath*:/forms-library/";
    private static final String MANIFEST = "service.yaml";

    private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
    private final Map<Shelf, List<String>> names;

    Library() {
        names = Map.of(Shelf.SERVICES, list(Shelf.SERVICES), Shelf.PRESETS, list(Shelf.PRESETS));
    }

    /** What kind of packages. */
    public enum Shelf {
        SERVICES("services/"),
        PRESETS("presets/");

        private final String folder;

        Shelf(String folder) {
            this.folder = folder;
        }
    }

    /** The folders' names, sorted. */
    public List<String> names(Shelf shelf) {
        return names.getOrDefault(shelf, List.of());
    }

    /** The files of a package; empty where there is none of that name. */
    public Optional<SortedMap<String, byte[]>> files(Shelf shelf, String name) {
        return names(shelf).contains(name) ? Optional.of(read(shelf, name)) : Optional.empty();
    }

    private List<String> list(Shelf shelf) {
        try {
            var found = new TreeSet<String>();
            for (var manifest : resources.getResources(ROOT + shelf.folder + "*/" + MANIFEST)) {
                var folder = folder(manifest, MANIFEST);
                found.add(folder.substring(folder.lastIndexOf('/', folder.length() - 2) + 1, folder.length() - 1));
            }
            return List.copyOf(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class path may have a folder twice; the files are those of the one that its manifest is found in first. */
    private SortedMap<String, byte[]> read(Shelf shelf, String name) {
        var root = ROOT + shelf.folder + name + "/";
        try {
            var folder = folder(resources.getResources(root + MANIFEST)[0], MANIFEST);
            var files = new TreeMap<String, byte[]>();
            for (var resource : resources.getResources(root + "**")) {
                var address = resource.getURL().toString();
                if (address.startsWith(folder) && !address.endsWith("/") && resource.isReadable()) {
                    files.put(decoded(address.substring(folder.length())), resource.getContentAsByteArray());
                }
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String folder(Resource file, String name) throws IOException {
        var address = file.getURL().toString();
        return address.substring(0, address.length() - name.length());
    }

    private static String decoded(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
