package org.schalter;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every Java source of the house and the one formatter; run as a program, it formats them in place. */
final class Sources {

    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .formatJavadoc(false)
            .build());

    private Sources() {}

    public static void main(String[] args) throws IOException, FormatterException {
        for (Path file : unformatted()) {
            Files.writeString(file, formatted(file));
        }
    }

    static List<Path> unformatted() throws IOException, FormatterException {
        var wrong = new ArrayList<Path>();
        for (Path file : all()) {
            if (!formatted(file).equals(Files.readString(file))) {
                wrong.add(file);
            }
        }
        return wrong;
    }

    static List<Path> all() throws IOException {
        var all = new ArrayList<Path>();
        for (String root : List.of("src/main/java", "src/test/java", "../samples")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.toString().contains("/target/"))
                        .forEach(all::add);
            }
        }
        return all;
    }

    private static String formatted(Path file) throws IOException, FormatterException {
        return FORMATTER.formatSourceAndFixImports(Files.readString(file));
    }
}
