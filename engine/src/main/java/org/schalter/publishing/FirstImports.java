package org.schalter.publishing;

import org.schalter.definition.PackageReader;
import org.schalter.definition.ServiceKey;
import org.schalter.editing.Origin;
import org.schalter.editing.Origins;
import org.schalter.editing.WorkingCopies;
import org.schalter.site.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Packages from elsewhere: what a service was when it came here, by which a later one is compared. */
@Component
class FirstImports {

    private final WorkingCopies copies;
    private final Origins origins;

    FirstImports(WorkingCopies copies, Origins origins) {
        this.copies = copies;
        this.origins = origins;
    }

    /** Refuses what would replace a working copy. */
    void requireNew(byte[] zip) {
        PackageReader.readZip(zip)
                .key()
                .filter(it -> copies.line(it).isPresent())
                .ifPresent(it -> {
                    throw Problem.of(
                                    HttpStatus.CONFLICT,
                                    "key-taken",
                                    "there is a service <%s> already, maybe in the bin; compare before you replace it"
                                            .formatted(it))
                            .with("key", it.value());
                });
    }

    /** The first import is where a service comes from; what replaces it later need not be. */
    void note(ServiceKey key, byte[] zip) {
        boolean first = copies.line(key).filter(it -> it.revision() == 1).isPresent();
        if (first && origins.find(key).isEmpty()) {
            origins.note(key, Origin.Kind.IMPORT, "", 0, zip);
        }
    }
}
