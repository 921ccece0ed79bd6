package org.schalter.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.schalter.definition.Finding;
import org.schalter.definition.PackageReader;
import org.schalter.definition.ServicePackage;
import org.schalter.publishing.spi.ServiceCheck;

/** What comes with the engine reads as we ask of authors that it should. */
class LibraryIsPlainTests {

    static final List<ServiceCheck> CHECKS = List.of(
            new EveryTextIsPlain(),
            new EveryQuestionIsClear(),
            new EveryQuestionHasAPurpose(),
            new SensitiveDataIsFounded(),
            new RetentionIsSaid(),
            new EveryDefinitionIsUsed());

    @Test
    void aServiceOrPresetOfTheLibraryHasNothingToFind() throws IOException {
        var root = Path.of("../forms-library/src/main/resources/forms-library");
        for (String shelf : List.of("services", "presets")) {
            try (Stream<Path> folders = Files.list(root.resolve(shelf))) {
                for (Path folder : folders.sorted().toList()) {
                    var service = PackageReader.read(folder).service().orElseThrow();
                    assertThat(of(service)).as(folder.toString()).isEmpty();
                }
            }
        }
    }

    static List<Finding> of(ServicePackage service) {
        return CHECKS.stream().flatMap(it -> it.check(service).stream()).toList();
    }
}
