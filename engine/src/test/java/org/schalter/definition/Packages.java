package org.schalter.definition;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small sound package, and whatever a test makes of it. */
final class Packages {

    private static final String SERVICE = """
        schalter: 1
        key: library-card
        title: {de: Büchereiausweis, en: Library card}
        languages: [de, en]
        """;

    private static final String SCHEMA = """
        {"type": "object", "properties": {"name": {"type": "string", "title": "Name"}}}
        """;

    private final SortedMap<String, byte[]> files = new TreeMap<>();

    static Packages sound() {
        return new Packages()
                .with("service.yaml", SERVICE)
                .with("form/schema.json", SCHEMA)
                .with("texts/en.properties", "form.name.title=Name\n");
    }

    static Packages withSchema(String schema) {
        return sound().without("texts/en.properties").with("form/schema.json", schema);
    }

    Packages with(String path, String content) {
        return with(path, content.getBytes(StandardCharsets.UTF_8));
    }

    Packages with(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    Packages without(String path) {
        files.remove(path);
        return this;
    }

    Packages withService(String more) {
        return with("service.yaml", SERVICE + more);
    }

    Reading read() {
        return PackageReader.of(files);
    }

    /** The errors and warnings, one a line: {@code error file at: message}. */
    List<String> findings() {
        return read().findings().stream().map(Packages::line).toList();
    }

    static String line(Finding finding) {
        return (finding.severity() + " " + finding.file() + " " + finding.at()).strip() + ": " + finding.message();
    }

    byte[] zip() {
        return zip(files);
    }

    static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
