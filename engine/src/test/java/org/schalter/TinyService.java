package org.schalter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small service to publish in a test: two fields, two languages, free of charge; files can be added, changed, removed. */
public final class TinyService {

    private static final String SCHEMA = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "type": "object",
          "properties": {
            "name": {"type": "string", "title": "Name", "minLength": 1, "maxLength": 80},
            "age": {"type": "integer", "title": "Alter", "minimum": 0, "maximum": 150}
          },
          "required": ["name"]
        }
        """;

    private final Map<String, byte[]> files = new TreeMap<>();

    private TinyService(String key) {
        with("service.yaml", manifest(key));
        with("form/schema.json", SCHEMA);
    }

    private static String manifest(String key) {
        return """
            schalter: 1
            key: %s
            title: {de: "Kleiner Antrag %1$s", en: "Small application %1$s"}
            summary: {de: Zum Ausprobieren., en: To try things out.}
            category: sonstiges
            unit: buergerbuero
            languages: [de, en]
            identity: {minimum: none}
            reference: "T-{year}-{number:6}"
            """.formatted(key);
    }

    public static TinyService named(String key) {
        return new TinyService(key);
    }

    /** What lies in a folder, to be published under that key. */
    public static TinyService in(Path folder, String key) {
        var service = TinyService.named(key);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                service.with(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder.endsWith(key)
                ? service
                : service.changing("service.yaml", "key: " + folder.getFileName(), "key: " + key);
    }

    public TinyService with(String path, String text) {
        return with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public TinyService with(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    /** Adds lines to a text file. */
    public TinyService and(String path, String lines) {
        return with(path, text(path) + lines);
    }

    /** Replaces a part of a text file that must be there. */
    public TinyService changing(String path, String part, String by) {
        if (!text(path).contains(part)) {
            throw new AssertionError("<" + part + "> is not in <" + path + ">");
        }
        return with(path, text(path).replace(part, by));
    }

    public TinyService without(String path) {
        files.remove(path);
        return this;
    }

    private String text(String path) {
        return new String(files.getOrDefault(path, new byte[0]), StandardCharsets.UTF_8);
    }

    public byte[] zip() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Imports it as editor and publishes it as publisher, over HTTP; fails with the findings when that is refused. */
    public TinyService publishedOn(RunningEngine engine, String key) {
        var imported = engine.as("editor").post("/api/v1/services", "application/zip", zip());
        var published = engine.as("publisher").post("/api/v1/services/" + key + "/editions");
        if (imported.status() != 201 || published.status() != 201) {
            throw new AssertionError("could not publish <" + key + ">\n" + imported + "\n" + published);
        }
        return this;
    }
}
