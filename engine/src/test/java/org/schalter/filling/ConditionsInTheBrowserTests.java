package org.schalter.filling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The browser's script decides conditions as the server does: both are held to the same vectors. */
class ConditionsInTheBrowserTests {

    @Test
    void comeOutAsOnTheServer() throws Exception {
        File vectors = folder().resolve("resources/conditions/vectors.json").toFile();
        Process node = new ProcessBuilder("node", "browser/conditions.mjs")
                .directory(folder().toFile())
                .redirectInput(vectors)
                .redirectErrorStream(true)
                .start();

        String wrong = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(wrong).isEqualTo("[]");
        assertThat(node.waitFor()).isZero();
    }

    private static Path folder() {
        return Stream.of(Path.of("src/test"), Path.of("engine/src/test"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow();
    }
}
