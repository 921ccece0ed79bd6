package org.schalter.workspace;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.schalter.conversion.Conversion;
import org.schalter.conversion.Conversions;
import org.schalter.definition.PackageFiles;
import org.schalter.definition.ServiceKey;
import org.schalter.definition.Text;
import org.schalter.editing.WorkingCopies;
import org.schalter.editing.WorkingCopy;
import org.schalter.publishing.Library;
import org.schalter.publishing.Library.Shelf;
import org.schalter.workspace.Beginning.Files;
import org.schalter.workspace.Beginning.Unusable;
import org.springframework.stereotype.Component;

/** All that a new service can begin from: nothing, a preset, a service of the library, another service, a foreign form. */
@Component
class Beginnings {

    private static final String BLANK = "blank";

    private final Library library;
    private final WorkingCopies copies;

    Beginnings(Library library, WorkingCopies copies) {
        this.library = library;
        this.copies = copies;
    }

    /**
     * What somebody wishes to begin from.
     *
     * @param name of a preset, a service of the library, or a service to copy
     * @param content of a foreign form
     */
    record Wish(ServiceKey key, Optional<Text> title, String kind, String name, String content) {}

    Beginning begin(Wish wish) {
        return switch (wish.kind()) {
            case "blank" -> of(library.files(Shelf.PRESETS, BLANK), wish, List.of());
            case "preset" -> of(library.files(Shelf.PRESETS, wish.name()), wish, library.names(Shelf.PRESETS));
            case "library" -> of(library.files(Shelf.SERVICES, wish.name()), wish, library.names(Shelf.SERVICES));
            case "copy" -> of(copied(wish.name()), wish, List.of());
            default ->
                Conversions.of(wish.kind())
                        .map(it -> converted(it.read(wish.content()), wish))
                        .orElseGet(() -> new Unusable(
                                "there is no beginning <%s>; expected blank, preset, library, copy, json-schema, xdatenfelder or formio"
                                        .formatted(wish.kind())));
        };
    }

    private Optional<SortedMap<String, byte[]>> copied(String key) {
        return ServiceKey.parse(key).flatMap(copies::find).map(WorkingCopy::files);
    }

    private static Beginning of(Optional<SortedMap<String, byte[]>> files, Wish wish, List<String> names) {
        if (files.isEmpty()) {
            var expected =
                    names.isEmpty() ? "the key of a service that there is" : "one of " + String.join(", ", names);
            return new Unusable("there is no %s <%s>; expected %s".formatted(wish.kind(), wish.name(), expected));
        }
        var named = Naming.of(files.get(), wish.key());
        return new Files(wish.title().map(it -> Naming.titled(named, it)).orElse(named), List.of());
    }

    private Beginning converted(Conversion conversion, Wish wish) {
        return switch (conversion) {
            case Conversion.Unreadable it -> new Unusable(it.message());
            case Conversion.Converted it -> {
                var files = PackageFiles.copy(it.files());
                var title = wish.title().or(() -> it.title().map(text -> Text.of("de", text)));
                library.files(Shelf.PRESETS, BLANK)
                        .flatMap(blank -> Optional.ofNullable(blank.get(Naming.MANIFEST)))
                        .ifPresent(manifest -> files.put(Naming.MANIFEST, manifest));
                var named = Naming.of(files, wish.key());
                yield new Files(title.map(text -> Naming.titled(named, text)).orElse(named), it.notes());
            }
        };
    }
}
