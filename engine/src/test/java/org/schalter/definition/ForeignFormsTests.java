package org.schalter.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Forms that nobody here wrote, where they are at hand beside the project: each is a service without a change. */
class ForeignFormsTests {

    static List<Path> schemas() throws IOException {
        Optional<Path> corpora = Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared/corpora"))
                .filter(Files::isDirectory)
                .findFirst();
        if (corpora.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(corpora.get())) {
            return files.filter(file -> file.toString().endsWith("schema.json"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void areServicesWithoutAChange() throws IOException {
        List<Path> schemas = schemas();
        assumeThat(schemas).isNotEmpty();
        for (Path schema : schemas) {
            Reading reading = Packages.withSchema(Files.readString(schema)).read();
            assertThat(reading.findings()).as(schema.toString()).noneMatch(Finding::stopsPublishing);
            assertThat(reading.service().orElseThrow().form().pages().pages())
                    .as(schema.toString())
                    .isNotEmpty();
        }
    }
}
