package org.schalter.workspace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.schalter.definition.Manifest;
import org.schalter.definition.PackageReader;
import org.schalter.definition.ServicePackage;
import org.schalter.publishing.Library;
import org.schalter.publishing.Library.Shelf;
import org.springframework.stereotype.Component;

/** What the packages of the library are called; they never change while the engine runs. */
@Component
class Samples {

    private final Library library;
    private final Map<Shelf, List<Named>> read = new ConcurrentHashMap<>();

    Samples(Library library) {
        this.library = library;
    }

    /** A package to begin from. */
    record Sample(String name, String title, String summary) {}

    private record Named(String name, Optional<Manifest> manifest) {

        Sample in(String language) {
            return new Sample(
                    name,
                    manifest.map(it -> it.title().in(language)).orElse(name),
                    manifest.map(it -> it.summary().in(language)).orElse(""));
        }
    }

    List<Sample> of(Shelf shelf, String language) {
        return read.computeIfAbsent(shelf, this::read).stream()
                .map(it -> it.in(language))
                .toList();
    }

    private List<Named> read(Shelf shelf) {
        return library.names(shelf).stream()
                .map(it -> new Named(it, manifest(shelf, it)))
                .toList();
    }

    private Optional<Manifest> manifest(Shelf shelf, String name) {
        return library.files(shelf, name)
                .flatMap(it -> PackageReader.of(it).service())
                .map(ServicePackage::manifest);
    }
}
