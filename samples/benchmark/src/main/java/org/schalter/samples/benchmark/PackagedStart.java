package org.schalter.samples.benchmark;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures how long the packaged application takes from the start of its process to the first page, without and with an
 * AOT cache, in demo mode on a database that is there. Prepares both as the README says it for operators.
 */
public final class PackagedStart {

    private static final int PORT = 18481;
    private static final int STARTS = 5;
    private static final Path TARGET = Path.of("target", "packaged").toAbsolutePath();
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private PackagedStart() {}

    public static void main(String[] args) throws Exception {
        delete(TARGET);
        Path jar = extracted();
        Path cache = TARGET.resolve("schalter.aot");
        start(jar, "-XX:AOTCacheOutput=" + cache);
        report("without an AOT cache", starts(jar, "-Xshare:auto"));
        report("with an AOT cache", starts(jar, "-XX:AOTCache=" + cache));
    }

    private static Path extracted() throws IOException, InterruptedException {
        Path packed = packed();
        run("-Djarmode=tools", "-jar", packed.toString(), "extract", "--destination", TARGET.toString());
        return TARGET.resolve(packed.getFileName());
    }

    private static Path packed() throws IOException {
        try (DirectoryStream<Path> jars =
                Files.newDirectoryStream(Path.of("../../engine/target"), "schalter-engine-*-exec.jar")) {
            for (Path jar : jars) {
                return jar.toAbsolutePath().normalize();
            }
        }
        throw new IOException(
                "engine/target has no <schalter-engine-*-exec.jar>; ./mvnw -pl engine -am package makes it");
    }

    private static double[] starts(Path jar, String option) throws IOException, InterruptedException {
        double[] seconds = new double[STARTS];
        for (int i = 0; i < STARTS; i++) {
            seconds[i] = start(jar, option);
        }
        Arrays.sort(seconds);
        return seconds;
    }

    /** Starts it, waits for the first page and for what it does at its start, looks at a service, and ends it. */
    private static double start(Path jar, String option) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Process process = process(
                option, "-jar", jar.toString(), "--server.port=" + PORT, "--schalter.data=" + TARGET.resolve("data"));
        try {
            Engine.waitFor("/", PORT, process);
            double first = (System.nanoTime() - begun) / 1e9;
            Engine.waitFor("/actuator/health/readiness", PORT, process);
            Engine.waitFor("/services/parking-permit", PORT, process);
            return first;
        } finally {
            process.destroy();
            process.onExit().join();
        }
    }

    private static void run(String... arguments) throws IOException, InterruptedException {
        int end = process(arguments).waitFor();
        if (end != 0) {
            throw new IOException("java %s ended with <%d>; see %s".formatted(String.join(" ", arguments), end, log()));
        }
    }

    private static Process process(String... arguments) throws IOException {
        Files.createDirectories(TARGET);
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private static Path log() {
        return TARGET.resolveSibling("packaged.log");
    }

    private static void report(String what, double[] seconds) {
        System.out.printf(
                Locale.ROOT,
                "first page %s: median %.1f s, slowest of %d %.1f s%n",
                what,
                seconds[STARTS / 2],
                STARTS,
                seconds[STARTS - 1]);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException broken) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
