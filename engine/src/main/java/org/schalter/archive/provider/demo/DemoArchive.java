package org.schalter.archive.provider.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.schalter.archive.spi.ArchiveBundle;
import org.schalter.archive.spi.ArchiveTarget;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/** Puts each case into one zip file below a folder; without a folder it keeps the proof only. */
@Component
class DemoArchive implements ArchiveTarget<DemoArchive.Options> {

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** Settings: where the zip files go; nowhere if empty. */
    record Options(@DefaultValue("") String folder) {}

    @Override
    public String id() {
        return "demo";
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public String keep(ArchiveBundle bundle, Options options) {
        byte[] zip = zip(bundle);
        if (!options.folder().isBlank()) {
            write(Path.of(options.folder()), bundle.reference().replaceAll("[^A-Za-z0-9._-]", "-") + ".zip", zip);
        }
        return "sha256:" + sha256(zip);
    }

    @Override
    public List<String> selfCheck(Options options) {
        Path folder = Path.of(options.folder());
        return options.folder().isBlank() || Files.isWritable(folder) || !Files.exists(folder)
                ? List.of()
                : List.of("schalter.archive.options.folder is <" + folder + ">, which can't be written to");
    }

    private static void write(Path folder, String name, byte[] zip) {
        try {
            Files.write(Files.createDirectories(folder).resolve(name), zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same bytes for the same bundle. */
    private static byte[] zip(ArchiveBundle bundle) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : bundle.files().entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
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

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
