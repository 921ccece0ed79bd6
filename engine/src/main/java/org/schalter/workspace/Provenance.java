package org.schalter.workspace;

import org.schalter.definition.PackageFiles;
import org.schalter.definition.ServiceKey;
import org.schalter.editing.Origin;
import org.schalter.editing.Origins;
import org.schalter.editing.WorkingCopies;
import org.schalter.publishing.Library;
import org.schalter.publishing.Library.Shelf;
import org.schalter.publishing.Publications;
import org.springframework.stereotype.Component;

/** Remembers what a service was begun from, so that it can be followed; a preset is a start and nothing to follow. */
@Component
class Provenance {

    private final Library library;
    private final WorkingCopies copies;
    private final Publications publications;
    private final Origins origins;

    Provenance(Library library, WorkingCopies copies, Publications publications, Origins origins) {
        this.library = library;
        this.copies = copies;
        this.publications = publications;
        this.origins = origins;
    }

    /** As it was there, under its own key and title: who is called otherwise has changed that. */
    void note(Beginnings.Wish wish) {
        switch (wish.kind()) {
            case "library" ->
                library.files(Shelf.SERVICES, wish.name())
                        .ifPresent(it ->
                                origins.note(wish.key(), Origin.Kind.LIBRARY, wish.name(), 0, PackageFiles.zip(it)));
            case "copy" ->
                ServiceKey.parse(wish.name())
                        .flatMap(copies::find)
                        .ifPresent(it ->
                                origins.note(wish.key(), Origin.Kind.SERVICE, wish.name(), newest(it.key()), it.zip()));
            default -> {}
        }
    }

    private int newest(ServiceKey key) {
        return publications.history(key).stream()
                .mapToInt(Publications.PublishedEdition::number)
                .max()
                .orElse(0);
    }
}
