package org.schalter.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.schalter.RunningEngine;
import org.schalter.TinyService;
import org.schalter.definition.ServiceKey;
import org.schalter.editing.Origins;
import org.schalter.site.Site;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

class LibraryAtStartTests {

    private final RunningEngine engine = RunningEngine.onH2();

    @TempDir
    Path folder;

    @Test
    void publishesWhatLiesInAFolder() throws Exception {
        unpack(TinyService.named("from-folder"), "from-folder");

        start(folder.toUri().toURL());

        assertThat(engine.anonymous().get("/api/v1/services/from-folder").status())
                .isEqualTo(200);
    }

    @Test
    void publishesWhatLiesInAJar() throws Exception {
        var jar = folder.resolve("library.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var in = new ZipInputStream(new ByteArrayInputStream(TinyService.named("from-jar")
                        .with("texts/de.properties", "a=b\n")
                        .zip()))) {
            for (var directory : List.of("", "services/", "services/from-jar/")) {
                out.putNextEntry(new ZipEntry("forms-library/" + directory));
            }
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry("forms-library/services/from-jar/" + entry.getName()));
                in.transferTo(out);
            }
        }

        start(jar.toUri().toURL());

        assertThat(engine.bean(Editions.class)
                        .live(new ServiceKey("from-jar"))
                        .orElseThrow()
                        .content()
                        .files())
                .containsOnlyKeys("service.yaml", "form/schema.json", "texts/de.properties");
    }

    @Test
    void oneWithErrorsDoesNotKeepTheOthersFromStarting() throws Exception {
        unpack(TinyService.named("a-broken-one").with("form/schema.json", "{"), "a-broken-one");
        unpack(TinyService.named("b-sound-one"), "b-sound-one");

        start(folder.toUri().toURL());

        assertThat(engine.anonymous().get("/api/v1/services/a-broken-one").status())
                .isEqualTo(404);
        assertThat(engine.anonymous().get("/api/v1/services/b-sound-one").status())
                .isEqualTo(200);
    }

    @Test
    void leavesAloneWhatEditorsPublishedSince() throws Exception {
        unpack(TinyService.named("edited-since"), "edited-since");
        start(folder.toUri().toURL());
        TinyService.named("edited-since")
                .changing("form/schema.json", "\"Alter\"", "\"Jahre\"")
                .publishedOn(engine, "edited-since");

        start(folder.toUri().toURL());

        assertThat(engine.anonymous()
                        .get("/api/v1/services/edited-since")
                        .json()
                        .path("edition")
                        .asInt())
                .isEqualTo(2);
    }

    /** Else somebody who comes as soon as there are pages finds an empty counter. */
    @Test
    void doesSoBeforeTheFirstPageIsServed() {
        assertThat(engine.bean(LibraryAtStart.class).getPhase())
                .isLessThan(WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE);
    }

    @Test
    void publishesTheFormsLibraryItself() {
        assertThat(engine.anonymous()
                        .get("/api/v1/services")
                        .json()
                        .path("items")
                        .findValuesAsString("key"))
                .contains("parking-permit", "dog-tax-registration");
    }

    private void start(URL place) throws IOException {
        var before = Thread.currentThread().getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[] {place}, null)) {
            Thread.currentThread().setContextClassLoader(loader);
            new LibraryAtStart(
                            engine.bean(Publications.class),
                            new Library(),
                            new Site(URI.create("http://localhost"), "Musterstadt", true),
                            engine.bean(Origins.class))
                    .start();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private void unpack(TinyService service, String key) throws IOException {
        var target = folder.resolve("forms-library/services").resolve(key);
        try (var in = new ZipInputStream(new ByteArrayInputStream(service.zip()))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var file = target.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.write(file, in.readAllBytes());
            }
        }
    }
}
