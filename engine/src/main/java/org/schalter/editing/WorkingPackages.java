package org.schalter.editing;

import org.schalter.definition.ServiceKey;
import org.schalter.definition.ServicePackage;
import org.schalter.site.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Working copies as packages, for whoever answers questions about a service while it is being written. */
@Component
public class WorkingPackages {

    private final WorkingCopies copies;

    WorkingPackages(WorkingCopies copies) {
        this.copies = copies;
    }

    /**
     * The working copy of the service that an address names.
     *
     * @throws Problem if there is none, or none that can be read
     */
    public ServicePackage open(String key) {
        var reading = ServiceKey.parse(key)
                .flatMap(copies::find)
                .map(WorkingCopy::reading)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.NOT_FOUND,
                        "no-working-copy",
                        "there is no working copy of a service <%s>".formatted(key)));
        return reading.service()
                .orElseThrow(() -> Problem.of(
                                HttpStatus.CONFLICT,
                                "unreadable-working-copy",
                                "the working copy of <%s> can't be read; put right what its findings name first"
                                        .formatted(key))
                        .with("findings", reading.findings()));
    }
}
