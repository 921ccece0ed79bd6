package org.schalter.definition;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Unpacks a zip from outside without trusting a word of it. The directory at its end is read first: it tells symbolic links
 * and how many entries there are before anything is inflated. Then the entries are inflated one by one, each no further than
 * a file may be large, all together no further than a package; and what was found must be what the directory named.
 */
final class ZipReader {

    private static final int DIRECTORY_ENTRY = 0x02014b50;
    private static final int DIRECTORY_END = 0x06054b50;
    private static final int DIRECTORY_END_SIZE = 22;
    private static final int DIRECTORY_ENTRY_SIZE = 46;
    private static final int UNIX = 3;
    private static final int FILE_TYPE = 0xF000;
    private static final int SYMBOLIC_LINK = 0xA000;
    private static final int REGULAR_FILE = 0x8000;
    private static final int FOLDER = 0x4000;
    private static final long SUSPICIOUS_SIZE = 1_000_000;
    private static final long HIGHEST_RATIO = 250;

    private final byte[] zip;

    ZipReader(byte[] zip) {
        this.zip = zip;
    }

    /** The files by their names as the zip has them. */
    Map<String, byte[]> files() {
        List<String> named = directory();
        Map<String, byte[]> files = new LinkedHashMap<>();
        List<String> found = new ArrayList<>();
        long total = 0;
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                found.add(entry.getName());
                PackageLimits.requireEntries(found.size()); // the directory may have named fewer
                if (entry.isDirectory()) {
                    continue;
                }
                byte[] bytes = PackageLimits.bounded(in, entry.getName());
                total += bytes.length;
                PackageLimits.requireTotal(total);
                requirePlausible(total);
                if (files.put(entry.getName(), bytes) != null) {
                    throw new Unreadable(
                            entry.getName(), "<" + entry.getName() + "> stands twice; expected each file once");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Unreadable("", "no readable zip: " + e.getMessage() + "; expected an unencrypted zip");
        }
        if (!named.equals(found)) {
            throw new Unreadable("", "the zip's directory names other files than it holds; expected a zip packed anew");
        }
        return files;
    }

    private void requirePlausible(long total) {
        if (total > SUSPICIOUS_SIZE && total > HIGHEST_RATIO * zip.length) {
            throw new Unreadable(
                    "",
                    "<" + zip.length + "> bytes that unpack to more than " + total + "; expected at most "
                            + HIGHEST_RATIO + " times as much");
        }
    }

    /** The names in the directory at the zip's end, in the order of the entries. */
    private List<String> directory() {
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int end = end(bytes);
        int entries = bytes.getShort(end + 10) & 0xFFFF;
        PackageLimits.requireEntries(entries);
        int at = bytes.getInt(end + 16);
        Map<Integer, String> byPosition = new TreeMap<>();
        for (int i = 0; i < entries; i++) {
            if (at < 0 || at > zip.length - DIRECTORY_ENTRY_SIZE || bytes.getInt(at) != DIRECTORY_ENTRY) {
                throw new Unreadable("", "the zip's directory is damaged; expected a zip packed anew");
            }
            int length = bytes.getShort(at + 28) & 0xFFFF;
            if (length > zip.length - at - DIRECTORY_ENTRY_SIZE) {
                throw new Unreadable("", "the zip's directory is damaged; expected a zip packed anew");
            }
            String name = new String(zip, at + DIRECTORY_ENTRY_SIZE, length, StandardCharsets.UTF_8);
            refuseLinks(bytes, at, name);
            refuseClimbing(name);
            byPosition.put(bytes.getInt(at + 42), name);
            at += DIRECTORY_ENTRY_SIZE
                    + length
                    + (bytes.getShort(at + 30) & 0xFFFF)
                    + (bytes.getShort(at + 32) & 0xFFFF);
        }
        return List.copyOf(byPosition.values());
    }

    private static int end(ByteBuffer bytes) {
        int last = bytes.limit() - DIRECTORY_END_SIZE;
        for (int at = last; at >= Math.max(0, last - 0xFFFF); at--) {
            if (bytes.getInt(at) == DIRECTORY_END) {
                return at;
            }
        }
        throw new Unreadable("", "no zip; expected a zip or a folder");
    }

    private static void refuseLinks(ByteBuffer bytes, int at, String name) {
        int madeOn = bytes.get(at + 5) & 0xFF;
        int type = (bytes.getInt(at + 38) >>> 16) & FILE_TYPE;
        if (madeOn == UNIX && type != 0 && type != REGULAR_FILE && type != FOLDER) {
            String what = type == SYMBOLIC_LINK ? "a symbolic link" : "no ordinary file";
            throw new Unreadable(name, "<" + name + "> is " + what + "; expected the file itself");
        }
    }

    /** Nobody packs such names by mistake. */
    private static void refuseClimbing(String name) {
        String path = name.replace('\\', '/');
        if (path.startsWith("/")
                || path.matches("[A-Za-z]:.*")
                || List.of(path.split("/")).contains("..")) {
            throw new Unreadable(name, "<" + name + "> leads out of the package; expected a path inside it");
        }
    }

    /** Reads a zip to its end, unless it is larger than any package can be. */
    static byte[] read(InputStream in) throws IOException {
        var out = new ByteArrayOutputStream();
        in.transferTo(new OutputStream() {
            @Override
            public void write(int b) {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                PackageLimits.requireTotal((long) out.size() + length);
                out.write(bytes, from, length);
            }
        });
        return out.toByteArray();
    }
}
