package org.schalter.definition;

import java.util.List;
import java.util.Optional;

/** What came of reading a package: the package, unless an error made it unusable, and all that was found. */
public record Reading(Optional<ServicePackage> service, List<Finding> findings) {

    public Reading {
        findings = List.copyOf(findings);
    }

    public boolean hasErrors() {
        return findings.stream().anyMatch(Finding::stopsPublishing);
    }
}
