package org.schalter.sharing;

import java.util.Optional;
import java.util.SortedMap;
import org.schalter.definition.PackageFiles;
import org.schalter.definition.ServiceKey;
import org.schalter.editing.Origin;
import org.schalter.publishing.Library;
import org.schalter.publishing.Library.Shelf;
import org.schalter.publishing.Publications;
import org.springframework.stereotype.Component;

/** What there is by now where a service came from. */
@Component
class Upstream {

    private final Library library;
    private final Publications publications;

    Upstream(Library library, Publications publications) {
        this.library = library;
        this.publications = publications;
    }

    /**
     * The newest state of an origin.
     *
     * @param edition 0 where it has no editions
     */
    record Newest(int edition, SortedMap<String, byte[]> files) {}

    /** Empty where nothing newer can come: a package that was imported, a service that is gone. */
    Optional<Newest> newest(Origin origin) {
        return switch (origin.kind()) {
            case LIBRARY -> library.files(Shelf.SERVICES, origin.name()).map(it -> new Newest(0, it));
            case SERVICE -> ServiceKey.parse(origin.name()).flatMap(this::edition);
            case IMPORT -> Optional.empty();
        };
    }

    /** Whether it has changed there since. */
    static boolean isNewer(Newest newest, Origin origin) {
        boolean other = !PackageFiles.hash(newest.files()).equals(PackageFiles.hash(PackageFiles.unzip(origin.zip())));
        return other && (newest.edition() == 0 || newest.edition() > origin.edition());
    }

    private Optional<Newest> edition(ServiceKey key) {
        return publications.history(key).stream()
                .findFirst()
                .flatMap(it -> publications
                        .exportPackage(key, it.number())
                        .map(zip -> new Newest(it.number(), PackageFiles.unzip(zip))));
    }
}
