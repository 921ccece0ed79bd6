package org.schalter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's browser and Node.js, and what the lock file of {@code src/test/browser} names. */
final class BrowserTools {

    private static final String FOLDER = "src/test/browser";

    private BrowserTools() {}

    /** The folder with the installed packages; installs them first if need be. */
    static synchronized Path packages() {
        var folder = folder();
        var install = folder.resolve("../../main/browser/install.mjs").normalize();
        run(List.of(node().toString(), install.toString(), folder.toString(), "20"));
        return folder.resolve("node_modules");
    }

    static Path node() {
        return onPath("node")
                .orElseThrow(() -> new IllegalStateException(
                        "The browser tests need Node.js 20 or newer: apt-get install nodejs npm"));
    }

    /** Debian's Chromium; installed first where we may. */
    static Path chromium() {
        return installedChromium()
                .or(BrowserTools::installChromium)
                .orElseThrow(() -> new IllegalStateException(
                        "The browser tests need Chromium on the PATH: apt-get install chromium"));
    }

    private static Optional<Path> installedChromium() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(it -> onPath(it).stream())
                .findFirst();
    }

    private static Optional<Path> installChromium() {
        if (!"root".equals(System.getProperty("user.name")) || onPath("apt-get").isEmpty()) {
            return Optional.empty();
        }
        run(List.of("apt-get", "update", "-qq"));
        run(List.of("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"));
        return installedChromium();
    }

    /** Tests run in the module's folder, or in the one above it. */
    private static Path folder() {
        return Stream.of(Path.of(FOLDER), Path.of("engine", FOLDER))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No folder <%s> below <%s>, should be run in the project"
                        .formatted(FOLDER, Path.of("").toAbsolutePath())))
                .toAbsolutePath();
    }

    private static Optional<Path> onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
                .map(it -> Path.of(it, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void run(List<String> command) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        try {
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("<%s> failed: %s".formatted(String.join(" ", command), output));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
