package org.schalter.definition;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads a service package from a folder, a zip or its files, with every problem as a finding. */
public final class PackageReader {

    private PackageReader() {}

    /** Reads a folder or a zip file. */
    public static Reading read(Path folderOrZip) throws IOException {
        if (!Files.isDirectory(folderOrZip)) {
            try (InputStream in = Files.newInputStream(folderOrZip)) {
                return readZip(in);
            }
        }
        var files = new TreeMap<String, byte[]>();
        try (Stream<Path> all = Files.walk(folderOrZip)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folderOrZip.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return of(files);
    }

    public static Reading readZip(byte[] zip) {
        try {
            return readZip(new ByteArrayInputStream(zip));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public static Reading readZip(InputStream zip) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var in = new ZipInputStream(zip)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return of(files);
    }

    /** Reads the files of a package, by their paths inside it. */
    public static Reading of(SortedMap<String, byte[]> files) {
        return new QuickReader(files).read().named(files.get("service.yaml"));
    }
}
