package org.schalter.definition;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The files of a package by their paths, whatever they hold: in and out of a zip, their common hash, where they may stand. */
public final class PackageFiles {

    /** The earliest time every zip program can tell; the same for all entries, so that equal packages are equal zips. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private PackageFiles() {}

    /**
     * The files in a zip, without a folder that holds them all; also those that no package should have.
     *
     * @throws IllegalArgumentException where it is no zip, or larger than a package may be
     */
    public static SortedMap<String, byte[]> unzip(byte[] zip) {
        try {
            return PackageReader.withoutCommonFolder(new ZipReader(zip).files());
        } catch (Unreadable e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The files as a zip; equal files give equal bytes. */
    public static byte[] zip(SortedMap<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.setLevel(Deflater.DEFAULT_COMPRESSION);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** SHA-256 in hex over the sorted paths and bytes; what file managers leave behind does not count. */
    public static String hash(SortedMap<String, byte[]> files) {
        MessageDigest digest = sha256();
        files.forEach((path, bytes) -> {
            if (FilePlace.isDropping(path)) {
                return;
            }
            byte[] name = path.getBytes(StandardCharsets.UTF_8);
            // lengths first, so that no two different packages run together into the same bytes
            digest.update(ByteBuffer.allocate(8)
                    .putInt(name.length)
                    .putInt(bytes.length)
                    .array());
            digest.update(name);
            digest.update(bytes);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Whether a package has a place for a file of this path; then it also leads nowhere else. */
    public static boolean hasPlace(String path) {
        return FilePlace.isHarmless(path)
                && Normalizer.isNormalized(path, Normalizer.Form.NFC)
                && FilePlace.of(path).isPresent();
    }

    /** Whether the file at this path is text, as far as its place tells. */
    public static boolean isText(String path) {
        return FilePlace.of(path).map(FilePlace::isText).orElse(false);
    }

    /** A file as text; empty for one that is no UTF-8, or an example's upload. */
    public static Optional<String> text(String path, byte[] bytes) {
        if (!isText(path) && hasPlace(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** What could stand at such a path, for a message. */
    public static String expected(String path) {
        return FilePlace.expected(path);
    }

    /** Why these files are more than a package may have; empty when they are not. */
    public static Optional<String> excess(SortedMap<String, byte[]> files) {
        try {
            PackageLimits.requireAll(files);
            return Optional.empty();
        } catch (Unreadable e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    /** What the service is called, as far as its {@code service.yaml} can be read. */
    public static Optional<Text> title(SortedMap<String, byte[]> files) {
        try {
            return Optional.ofNullable(files.get(PackageReader.MANIFEST))
                    .map(it -> StrictYaml.parse(new String(it, StandardCharsets.UTF_8)))
                    .flatMap(it -> new ManifestReader(it).title());
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }

    /** A copy that may be changed, for example by one more file. */
    public static SortedMap<String, byte[]> copy(Map<String, byte[]> files) {
        return new TreeMap<>(files);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
