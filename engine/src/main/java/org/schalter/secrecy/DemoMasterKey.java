package org.schalter.secrecy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The master key that a demo makes for itself, beside its data; for real use that would be no better than none. */
final class DemoMasterKey {

    static final String ID = "demo";

    private DemoMasterKey() {}

    static String of(Path file) {
        try {
            make(file);
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's master key <" + file + "> can't be written or read", e);
        }
    }

    private static void make(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        byte[] key = new byte[Box.KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(file.toAbsolutePath().getParent());
        // Whole or not at all: another node of the demo may look at the same moment.
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "master", ".new");
        Files.writeString(draft, Base64.getEncoder().encodeToString(key), StandardOpenOption.WRITE);
        if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
        }
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException another) {
            // Its key serves both.
        } finally {
            Files.delete(draft);
        }
    }
}
